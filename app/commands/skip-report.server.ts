import { can, type Person } from '#app/domain/access.ts'
import { canSkip } from '#app/domain/results/report.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { reportAt } from '#db/queries/reports.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { addReport, setReport } from '#db/writes/reports.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/** The reason reads on behind "De reden:", so that it is kept without its last stop. */
export type Skipping = { operation: string; reason: string }

/**
 * The fund does without a report that nobody sent: with its reason, which the initiative hears. What waits for that report
 * goes on waiting. Refuses `not-found`, and what `handles` and `canSkip` refuse.
 */
export async function skipReport(
  actor: Person,
  grantId: string,
  momentId: string,
  form: Skipping,
  now: Date,
): Promise<Verdict<{ grant: string; report: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'skip-report', grant: grantId, moment: momentId, ...form }, now, async () => {
      const grant = can(actor, 'judge-report').ok ? await lockGrant(tx, actor.fund, grantId) : null
      const version = grant && (await versionInForce(tx, grant.id))
      const moment = version?.terms.reports.find(({ id }) => id === momentId)
      if (!grant || !moment) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const begun = await reportAt(tx, grant.id, moment.id)
      const verdict = canSkip(begun?.state ?? 'due', moment.kind, form.reason)
      if (!verdict.ok) return verdict
      const report = begun?.id ?? newId(now)
      const of = { fund: grant.fund, grant: grant.id, moment: moment.id, at: now }
      if (!begun) await addReport(tx, { id: report, ...of, state: verdict.state })
      await setReport(tx, report, {
        state: verdict.state,
        skipReason: form.reason.trim().replace(/[\s.]+$/, ''),
        judgedBy: actor.person,
        judgedAt: now,
      })
      const about = { grant: grant.id, report, at: now }
      await record(tx, { type: 'report-skipped', fund: grant.fund, actor: actor.id, ...about })
      await refreshGrant(tx, grant.id, now)
      return allowed({ grant: grant.id, report })
    }),
  )
}
