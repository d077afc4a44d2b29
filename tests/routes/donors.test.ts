import { beforeAll, describe, expect, test } from 'vitest'
import { promiseContribution } from '#app/commands/promise-contribution.server.ts'
import { takeFundDecision } from '#app/commands/take-fund-decision.server.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import { donorSheet } from '#app/server/fund/donor-page.server.ts'
import { type DonorReport, donorReport } from '#app/server/fund/donor-report.server.ts'
import { db } from '#db/client.server.ts'
import { donorsOf } from '#db/queries/contributions.server.ts'
import { booksOf } from '#db/queries/ledger.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { aTransfer, preparedTransfer } from '#tests/world/fund-money.ts'
import { confirmedAccount, granting, paidTranche, runningGrant } from '#tests/world/granting.ts'

useDatabase({ max: 12 })

const day = dayOf(today)
const after = dayOf(later({ days: 1 }, granting.payment))

describe('what donors are told', () => {
  let world: World
  beforeAll(async () => {
    world = await aFund()
    const sipke = await enter(world, 'sipke')
    const promise = {
      donor: 'Provincie',
      pot: 'giving',
      amountCents: cents(33_333_33),
      dueOn: day,
      receivedOn: day,
      acceptedShareBp: 10_000,
      source: 'Brief',
    }
    await yes(promiseContribution(sipke, { operation: operation(), ...promise }, today))
    const made = await runningGrant(world)
    await confirmedAccount(made)
    await paidTranche(made)
    const { decision } = await preparedTransfer(world, await aTransfer(world, { cents: cents(7_000_01) }))
    const tjitske = { ...(await enter(world, 'tjitske')), steppedUpAt: today }
    await yes(takeFundDecision(tjitske, decision, { operation: operation() }, today))
  })
  const reports = async (on: string): Promise<DonorReport[]> => {
    const donors = await donorsOf(db(), world.fund)
    return Promise.all(donors.map(({ id }) => donorReport(world.fund, id, on)))
  }

  test('adds up to the books of each pot, to the cent', async () => {
    const all = await reports(after)
    expect(all.length).toBeGreaterThan(1)
    const { pots } = await booksOf(db(), world.fund)
    for (const pot of pots.keys()) {
      const parts = all.flatMap((report) => report.pots.filter((one) => one.pot?.id === pot))
      const [first] = parts
      if (!first) continue
      for (const figure of ['brought', 'committed', 'paid', 'left'] as const)
        expect(sumCents(parts.map(({ own }) => own[figure]))).toBe(first.whole[figure])
    }
    expect(sumCents(all.flatMap((report) => report.pots.map(({ own }) => own.paid)))).toBeGreaterThan(0)
  })

  test('names the plans out of the pots of the donor, and nothing of the day before it came', async () => {
    const [now, before] = [await reports(after), await reports(addDays(day, -1))]
    const provincie = now.find(({ received }) => received === 33_333_33)
    expect(provincie?.grants).toHaveLength(1)
    expect(provincie?.pots.map(({ pot }) => pot?.key).sort()).toEqual(['giving', 'pilots'])
    expect(
      before.filter(({ promises }) => promises.some(({ donorName }) => donorName === 'Provincie')),
    ).toEqual([])
  })

  test('is a file with the same amounts', async () => {
    const [donor] = (await donorsOf(db(), world.fund)).filter(({ name }) => name === 'Provincie')
    const { rows } = await donorSheet(world.fund, donor?.id ?? '', after)
    expect(rows.slice(0, 3).map((row) => row[2])).toEqual([33_333_33, 33_333_33, 0])
  })
})
