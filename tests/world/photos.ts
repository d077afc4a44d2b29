import { db } from '#db/client.server.ts'
import { reportPhotos } from '#db/schema/index.ts'
import { looseFile } from './attachments.ts'
import type { GrantWorld } from './granting.ts'
import { judgedReport, reporting, reportOn } from './reporting.ts'

/** A photo of an accepted report that everybody may see. */
export async function publicPhotoOf(made: GrantWorld): Promise<string> {
  await judgedReport(made)
  const fileId = await looseFile(made.fund, made.proposal, reporting.judged, { name: 'soep.jpg' })
  const of = { fundId: made.fund, reportId: (await reportOn(made)).id, fileId }
  await db()
    .insert(reportPhotos)
    .values({ ...of, shows: 'Soep op tafel', consent: 'public', sort: 1 })
  return fileId
}
