import { and, eq, gte, isNotNull } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { StandInRole } from '#app/domain/panel/stand-in.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { roles } from '#db/schema/index.ts'

/**
 * Ends a standing in at once; what was done by then stands. Only an administrator who just stepped up. Refuses
 * `not-found` to others and for what has ended.
 */
export async function endStandIn(
  actor: Person,
  id: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'end-stand-in', standIn: id, ...form }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      const fresh = steppedUp(actor, now)
      if (!fresh.ok) return fresh
      const today = dayOf(now)
      const [row] = isUuid(id)
        ? await tx
            .select()
            .from(roles)
            .where(
              and(
                eq(roles.id, id),
                eq(roles.fundId, actor.fund),
                isNotNull(roles.standsInFor),
                gte(roles.untilOn, today),
              ),
            )
            .for('update')
        : []
      if (!row?.standsInFor) return refused('not-found')
      await tx
        .update(roles)
        .set({ untilOn: addDays(today, -1) })
        .where(eq(roles.id, row.id))
      await record(tx, {
        type: 'stand-in-ended',
        fund: actor.fund,
        actor: actor.id,
        person: row.personId,
        usual: row.standsInFor,
        role: row.role as StandInRole,
        at: now,
      })
      return allowed()
    }),
  )
}
