import { acceptReport } from '#app/commands/accept-report.server.ts'
import { saveReport } from '#app/commands/save-report.server.ts'
import { sendReport } from '#app/commands/send-report.server.ts'
import { looseFile } from './attachments.ts'
import { later, operation, yes } from './base.ts'
import type { GrantWorld } from './granting.ts'
import { reporting, reportOn, writtenReport } from './reporting.ts'

/** A photo of a report that was sent. */
export async function sentPhotoOf(made: GrantWorld): Promise<string> {
  await writtenReport(made)
  const file = await looseFile(made.fund, made.proposal, reporting.first, { name: 'soep.jpg' })
  const save = {
    part: 'photos' as const,
    content: [{ file, shows: 'Soep op tafel', consent: 'public' as const }],
  }
  const { version } = await reportOn(made)
  const at = later({ minutes: 10 }, reporting.first)
  const saved = await yes(
    saveReport(made.owner, made.grant, 'r1', { operation: operation(), version, save }, at),
  )
  const form = { operation: operation(), version: saved.version }
  await yes(sendReport(made.owner, made.grant, 'r1', form, later({ minutes: 30 }, reporting.first)))
  return file
}

/** A photo of an accepted report that everybody may see. */
export async function publicPhotoOf(made: GrantWorld): Promise<string> {
  const file = await sentPhotoOf(made)
  await acceptedWithPhoto(made)
  return file
}

/** The manager accepts the report that the photo came with. */
export async function acceptedWithPhoto(made: GrantWorld): Promise<void> {
  const { id } = await reportOn(made)
  const form = { operation: operation(), milestones: [], publishLesson: true }
  await yes(acceptReport(made.panel.sipke, id, form, later({ days: 4 }, reporting.first)))
}
