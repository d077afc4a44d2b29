import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { photoReasons } from '#app/domain/results/photo.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { sentPhoto } from '#db/queries/report-photos.server.ts'
import { notFound } from '../answers.server.ts'
import { handledReport } from './judge-page.server.ts'
import { reportPath } from './overview.server.ts'
import type { Reporting } from './reporting.server.ts'

const why = z.enum(photoReasons, { error: 'empty' })
const words = z.string().trim().max(600, { error: 'tooLong' })

/** Why the fund takes a photo from public: always in words. */
export const FundPhotoPost = z.strictObject({
  operation: z.uuid(),
  why,
  reason: z.string({ error: 'empty' }).pipe(words.min(1, { error: 'empty' })),
})

/** Why the initiative does; words may be left out. */
export const OwnPhotoPost = z.strictObject({ operation: z.uuid(), why, reason: words.default('') })

/** A photo of a report that was sent, for the manager. */
export async function fundPhotoPage(
  actor: Person,
  { reportId, fileId }: { reportId?: string; fileId?: string },
) {
  const { report, grant, moment } = await handledReport(actor, reportId)
  const photo = await photoOf(report.id, fileId)
  return {
    ...photo,
    name: grant.initiativeName,
    back: { href: `/manager/reports/${report.id}`, label: `${moment.title}, ${grant.initiativeName}` },
    href: `/manager/proposals/${grant.proposal}/files/${photo.file}`,
  }
}

/** A photo of one's own report, for who writes it. */
export async function ownPhotoPage(
  { report, grant, moment, mayWrite }: Reporting,
  fileId: string | undefined,
) {
  if (!report || !mayWrite) throw notFound()
  const photo = await photoOf(report.id, fileId)
  return {
    ...photo,
    name: grant.initiativeName,
    back: { href: reportPath(grant.id, moment.id), label: moment.title },
    href: `/applicant/proposals/${grant.proposal}/files/${photo.file}`,
  }
}

async function photoOf(report: string, fileId: string | undefined) {
  const photo = await sentPhoto(db(), report, fileId)
  if (!photo) throw notFound()
  const { file, shows, stand } = photo
  const who = photo.consent === 'public' ? m.reporting_photo_public() : m.reporting_photo_fund()
  return { file, shows, who, stand, operation: randomUUID() }
}
