import { can, type Person } from '#app/domain/access.ts'
import type { IndicatorValue } from '#app/domain/results/indicator.ts'
import { correct } from '#app/domain/results/measurement.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { measurementById } from '#db/queries/measurements.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { addCorrection } from '#db/writes/reports.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/** What the figure should have been, and why it was not. */
export type Correcting = { operation: string; value: IndicatorValue; reason: string }

/**
 * Puts a figure right that turned out wrong after its report was accepted. The old one is kept and is what was known until
 * now; the initiative hears it, and what waits for the figure is looked at anew. What was paid stays paid. Refuses
 * `not-found`, what `handles` refuses, and what `correct` refuses.
 */
export async function correctMeasurement(
  actor: Person,
  measurementId: string,
  form: Correcting,
  now: Date,
): Promise<Verdict<{ report: string; grant: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'correct-measurement', measurement: measurementId, ...form },
      now,
      async () => {
        const may = can(actor, 'judge-report').ok
        const named = may ? await measurementById(tx, actor.fund, measurementId) : null
        const grant = named && (await lockGrant(tx, actor.fund, named.grant))
        const old = grant && (await measurementById(tx, actor.fund, measurementId))
        const terms = grant && (await versionInForce(tx, grant.id))?.terms
        const indicator = terms?.indicators.find(({ id }) => id === old?.indicator)
        if (!grant || !old || !indicator) return refused('not-found')
        const clear = await handles(tx, actor, grant, 'manager', now)
        if (!clear.ok) return clear
        const change = { id: newId(now), value: form.value, reason: form.reason.trim() }
        const verdict = correct(old, change, indicator.type)
        if (!verdict.ok) return verdict
        await addCorrection(tx, old.id, { ...change, by: actor.person, at: now })
        await record(tx, {
          type: 'measurement-corrected',
          fund: grant.fund,
          actor: actor.id,
          grant: grant.id,
          report: old.report,
          measurement: old.id,
          correction: change.id,
          at: now,
        })
        await refreshGrant(tx, grant.id, now)
        return allowed({ report: old.report, grant: grant.id })
      },
    ),
  )
}
