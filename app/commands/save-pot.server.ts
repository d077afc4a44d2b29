import { can, type Person } from '#app/domain/access.ts'
import type { Cents } from '#app/domain/money.ts'
import { keyOf } from '#app/domain/results/programme-edit.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { fundById, potInUse, potsOf } from '#db/queries/fund.server.ts'
import { pots } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'
import { renamePot } from '#db/writes/places.server.ts'
import { noteChange } from '#db/writes/settings.server.ts'

export type PotForm = { operation: string; name: string; ceilingCents: Cents }

/**
 * Adds a pot to the fund or changes one (`key`; null for a new one). No pot
 * gives more than the fund: `pot-above-fund` (cents). The ceiling of a pot of which something is used changes by a decision
 * of two people: `pot-in-use`. Refuses `not-found` and `key-taken`.
 */
export async function savePot(
  actor: Person,
  key: string | null,
  { operation, ...form }: PotForm,
  now: Date,
): Promise<Verdict<{ key: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'save-pot', key, operation, ...form }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const [fund, rows] = [await fundById(tx, actor.fund), await potsOf(tx, actor.fund)]
      const known = rows.find((one) => one.key === key)
      if (!fund || (key !== null && !known)) return refused('not-found')
      const newKey = keyOf(form.name)
      if (!known && (newKey === '' || rows.some((one) => one.key === newKey))) return refused('key-taken')
      if (form.ceilingCents > fund.ceilingCents)
        return refused('pot-above-fund', { ceilingTotal: fund.ceilingCents })
      const otherCeiling = known && known.ceilingCents !== form.ceilingCents
      if (otherCeiling && (await potInUse(tx, known.id))) return refused('pot-in-use')
      if (known) await renamePot(tx, known.id, form)
      else {
        const row = { id: newId(now), fundId: actor.fund, key: newKey, sort: rows.length }
        await tx.insert(pots).values({ ...row, ...form })
      }
      const name = `pot.${known?.key ?? newKey}`
      const before = known ? known.ceilingCents : null
      if (before !== form.ceilingCents)
        await noteChange(tx, { id: newId(now), actor, name, before, after: form.ceilingCents, at: now })
      await record(tx, { type: 'fund-set-up', fund: actor.fund, actor: actor.id, at: now })
      return allowed({ key: known?.key ?? newKey })
    }),
  )
}
