import { can, type Person } from '#app/domain/access.ts'
import type { Cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { fundById, fundInUse, yearCeilingsOf } from '#db/queries/fund.server.ts'
import { lockFund } from '#db/writes/clauses.server.ts'
import { replaceYearCeilings } from '#db/writes/places.server.ts'

/**
 * Says what may be decided in each year of the fund, in cents; a year without an amount has no ceiling of its own. Once
 * somebody applied these change by a decision of two people: refuses `fund-in-use`, `not-found`, and a year outside the
 * fund (`year-outside-fund`).
 */
export async function saveYearCeilings(
  actor: Person,
  { operation, years }: { operation: string; years: { year: number; ceilingCents: Cents }[] },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'save-year-ceilings', operation, years }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const fund = await fundById(tx, actor.fund)
      if (!fund) return refused('not-found')
      const [first, last] = [fund.startsOn, fund.endsOn].map((day) => Number(day.slice(0, 4))) as [
        number,
        number,
      ]
      const outside = years.find(({ year }) => year < first || year > last)
      if (outside) return refused('year-outside-fund', { year: outside.year })
      const same = JSON.stringify(await plain(tx, actor.fund)) === JSON.stringify(years)
      if (!same && (await fundInUse(tx, actor.fund))) return refused('fund-in-use')
      await replaceYearCeilings(
        tx,
        actor.fund,
        years.map((row) => ({ id: newId(now), ...row })),
      )
      await record(tx, { type: 'fund-set-up', fund: actor.fund, actor: actor.id, at: now })
      return allowed()
    }),
  )
}

async function plain(tx: Parameters<typeof yearCeilingsOf>[0], fund: string) {
  return (await yearCeilingsOf(tx, fund)).map(({ year, ceilingCents }) => ({ year, ceilingCents }))
}
