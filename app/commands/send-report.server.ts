import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { changedSince } from '#app/domain/changed-since.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { canSend } from '#app/domain/results/report.ts'
import { allowed, type Refusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { countedIn, reportAt, savedAt } from '#db/queries/reports.server.ts'
import { addSending, setReport } from '#db/writes/reports.server.ts'
import { mayReport } from './start-report.server.ts'

/** `version` is the version of the report that was read before it was sent. */
export type Sending = { operation: string; version: number }

/**
 * Sends a report as it was read: its version is frozen until the fund judged it, its hash stands in the log, and both
 * sides hear of it. A returned report is sent again in the same way. Refuses what `mayReport` and `canSend` refuse,
 * `not-found` for a report nobody began, and `changedSince` when it was saved again since it was read.
 */
export async function sendReport(
  actor: Person,
  grantId: string,
  momentId: string,
  form: Sending,
  now: Date,
): Promise<Verdict<{ report: string; version: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'send-report', grant: grantId, moment: momentId, ...form }, now, async () => {
      const may = await mayReport(tx, actor, grantId, momentId)
      if (!may.ok) return may
      const report = await reportAt(tx, may.grant.id, momentId)
      if (!report) return refused('not-found')
      const saved = await savedAt(tx, report.id, report.version)
      const { content } = saved
      const earlier = await countedIn(tx, [may.grant.id])
      const verdict = canSend({ state: report.state, content, earlier }, may.terms, dayOf(now))
      if (!verdict.ok) return named(verdict, may.terms)
      if (report.version !== form.version) return changedSince(saved, actor.person)
      await setReport(tx, report.id, {
        state: verdict.state,
        question: null,
        sentBy: actor.person,
        sentAt: now,
      })
      const sending = { fund: report.fund, report: report.id, version: report.version }
      await addSending(tx, { ...sending, by: actor.person, at: now })
      await record(tx, {
        type: 'report-sent',
        fund: report.fund,
        actor: actor.id,
        grant: report.grant,
        report: report.id,
        version: report.version,
        contentHash: hashOf(content),
        at: now,
      })
      return allowed({ report: report.id, version: report.version })
    }),
  )
}

/** The rule names an indicator by its key; the reader knows it by its name. */
function named(refusal: Refusal, terms: Terms): Refusal {
  const { indicator } = refusal.reason
  const known = terms.indicators.find(({ id }) => id === indicator)
  return known ? { ok: false, reason: { ...refusal.reason, name: known.name } } : refusal
}
