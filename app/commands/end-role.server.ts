import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person, type Role, steppedUp } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canEndRole } from '#app/domain/role-term.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { roles } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

/**
 * Gives a role a last day: a term of office, or the end of it (yesterday: at once); null takes the last day away. What was
 * done under it stands. Only an administrator who just stepped up. Refuses `not-found` to others and for a standing in,
 * which ends by itself, `step-up-needed`, and what `canEndRole` refuses.
 */
export async function endRole(
  actor: Person,
  id: string,
  { operation, lastDay }: { operation: string; lastDay: IsoDate | null },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'end-role', role: id, operation, lastDay }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      const fresh = steppedUp(actor, now)
      if (!fresh.ok) return fresh
      await lockFund(tx, actor.fund)
      const rows = await tx
        .select()
        .from(roles)
        .where(and(eq(roles.fundId, actor.fund), isNull(roles.standsInFor)))
      const all = rows.map(({ personId: person, ...row }) => ({ ...row, person }))
      const term = all.find((one) => one.id === id)
      if (!term) return refused('not-found')
      const verdict = canEndRole(term, lastDay, all, dayOf(now))
      if (!verdict.ok) return verdict
      await tx.update(roles).set({ untilOn: lastDay }).where(eq(roles.id, term.id))
      await record(tx, {
        type: 'role-term-set',
        fund: actor.fund,
        actor: actor.id,
        person: term.person,
        role: term.role as Role,
        until: lastDay,
        at: now,
      })
      return allowed()
    }),
  )
}
