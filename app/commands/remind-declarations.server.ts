import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { isAssigning } from '#app/domain/panel/batch.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { undeclaredIn } from '#db/queries/to-ask.server.ts'
import { lockBatch } from '#db/writes/panel.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

/**
 * Chair or manager reminds everybody who did not say yet whom they know in a batch, by mail. Refuses `not-found` to others,
 * `stage-out-of-order` once readers are not given any more, `nobody-to-remind`, and `reminded-today` a second time on a
 * day.
 */
export async function remindDeclarations(
  actor: Person,
  batchId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ batch: string; reminded: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'remind-declarations', batch: batchId, ...form }, now, async () => {
      const may = can(actor, 'assign-reviewers').ok
      const batch = may ? await lockBatch(tx, actor.fund, batchId, 'update') : null
      if (!batch) return refused('not-found')
      if (!isAssigning(batch.stage))
        return refused('stage-out-of-order', { state: batch.stage, machine: 'batch' })
      const silent = await undeclaredIn(tx, actor.fund, batch.id, dayOf(now))
      if (silent.length === 0) return refused('nobody-to-remind')
      const told = { fund: actor.fund, subject: batch.id, kind: remindedKind(now) }
      if (!(await firstTime(tx, told, now))) return refused('reminded-today')
      const common = { fund: actor.fund, actor: actor.id, batch: batch.id, at: now }
      for (const { person, open } of silent)
        await record(tx, { type: 'declaration-reminded', ...common, person, proposals: open.length })
      return allowed({ batch: batch.id, reminded: silent.length })
    }),
  )
}

/** Under what it is noted that a batch was reminded on a day. */
export function remindedKind(now: Date): string {
  return `declarations-reminded:${dayOf(now)}`
}
