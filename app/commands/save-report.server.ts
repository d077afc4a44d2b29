import { isDeepStrictEqual } from 'node:util'
import type { Person } from '#app/domain/access.ts'
import { changedSince } from '#app/domain/changed-since.ts'
import { isWritable } from '#app/domain/results/report.ts'
import { partLike, type ReportSave, withPart } from '#app/domain/results/report-content.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import { reportAt, savedAt } from '#db/queries/reports.server.ts'
import { addReportVersion } from '#db/writes/reports.server.ts'
import { mayReport } from './start-report.server.ts'

/** One part of a report; `version` is the version of the report that was on the page when it was typed. */
export type SavedPart = { operation: string; version: number; save: ReportSave }

/**
 * Saves one part of a draft or returned report as a new version, whether it is whole or not. Refuses what `mayReport`
 * refuses, `not-found` for a report nobody began, an indicator nobody agreed or a photo of another, `not-in-this-state` or
 * `report-accepted` when it was sent, and `changedSince` when somebody saved something else
 * in the same part since; nothing is overwritten then.
 */
export async function saveReport(
  actor: Person,
  grantId: string,
  momentId: string,
  form: SavedPart,
  now: Date,
): Promise<Verdict<{ version: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'save-report', grant: grantId, moment: momentId, ...form }, now, async () => {
      const may = await mayReport(tx, actor, grantId, momentId)
      if (!may.ok) return may
      const report = await reportAt(tx, may.grant.id, momentId)
      const { save } = form
      const known =
        save.part !== 'indicator' || may.terms.indicators.some(({ id }) => id === save.content.indicator)
      if (!report || !known || !(await holdsPhotos(tx, actor, may.grant.proposal, save)))
        return refused('not-found')
      if (report.state === 'accepted') return refused('report-accepted')
      if (!isWritable(report.state))
        return refused('not-in-this-state', { state: report.state, machine: 'report' })
      const seen = await savedAt(tx, report.id, form.version)
      const current = await savedAt(tx, report.id, report.version)
      if (isDeepStrictEqual(partLike(current.content, save), save.content))
        return allowed({ version: report.version })
      if (!isDeepStrictEqual(partLike(seen.content, save), partLike(current.content, save)))
        return changedSince(current, actor.person)
      const version = report.version + 1
      const content = withPart(current.content, save)
      await addReportVersion(tx, {
        fund: report.fund,
        report: report.id,
        version,
        content,
        by: actor.person,
        at: now,
      })
      return allowed({ version })
    }),
  )
}

/** Is each photo of this part a picture that came with the proposal? */
async function holdsPhotos(tx: Tx, actor: Person, proposal: string, save: ReportSave): Promise<boolean> {
  if (save.part !== 'photos' || save.content.length === 0) return true
  const kept = await ownFiles(tx, actor, proposal)
  return save.content.every(({ file }) =>
    kept.some(({ id, mediaType }) => id === file && mediaType.startsWith('image/')),
  )
}
