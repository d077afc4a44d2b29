import { beforeAll, describe, expect, test } from 'vitest'
import { awardLines, commitmentLines, decommitmentLines, paymentLines } from '#app/domain/ledger/lines.ts'
import type { Entry } from '#app/domain/ledger.ts'
import { newId } from '#app/effects/id.ts'
import { db, transaction } from '#db/client.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { homeFigures, newestGrants, publicMoney } from '#db/queries/public/home.server.ts'
import { panelOn } from '#db/queries/public/rounds.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, today, type World } from '#tests/world/base.ts'
import { agrees } from '#tests/world/panel.ts'

useDatabase()

let world: World
beforeAll(async () => {
  world = await aFund(50_000_00)
})

const posting = (lines: Entry[]) =>
  transaction((tx) =>
    post(tx, {
      id: newId(today),
      fund: world.fund,
      weighs: 'decision',
      lines,
      round: world.round,
      decidedOn: '2026-03-10',
      by: 'test',
      at: today,
    }),
  )

describe('where the money is', () => {
  test('is nothing but what was received while nothing is promised', async () => {
    expect(await publicMoney(db(), world.fund)).toEqual({
      received: 50_000_00,
      agreed: 0,
      paid: 0,
      free: 50_000_00,
    })
  })

  test('follows a promise, its change into parts, and a payment, and always adds up to what was received', async () => {
    const pot = (await potsOf(db(), world.fund)).find(({ key }) => key === 'giving')!.id
    await posting(awardLines(10_000_00, '2026-09-01', { pot }))
    expect(await publicMoney(db(), world.fund)).toMatchObject({ agreed: 10_000_00, paid: 0, free: 40_000_00 })
    const parts = [
      { id: 'a', amount: 4_000_00, plannedOn: '2026-09-01' },
      { id: 'b', amount: 5_000_00, plannedOn: '2027-01-01' },
    ]
    await posting([
      ...decommitmentLines([{ amount: 10_000_00, plannedOn: '2026-09-01' }], { pot }),
      ...commitmentLines(parts, { pot }),
    ])
    expect(await publicMoney(db(), world.fund)).toMatchObject({ agreed: 9_000_00, paid: 0, free: 41_000_00 })
    await posting(paymentLines(4_000_00, '2026-09-01', '2026-09-03', { pot, tranche: 'a' }))
    const money = await publicMoney(db(), world.fund)
    expect(money).toEqual({ received: 50_000_00, agreed: 5_000_00, paid: 4_000_00, free: 41_000_00 })
    expect(money.agreed + money.paid + money.free).toBe(money.received)
  })

  test('knows nothing of another fund', async () => {
    const other = await aFund(7_000_00)
    expect(await publicMoney(db(), other.fund)).toEqual({
      received: 7_000_00,
      agreed: 0,
      paid: 0,
      free: 7_000_00,
    })
  })
})

test('a fund without a programme or grants shows none', async () => {
  expect(await homeFigures(db(), world.fund, 2026)).toEqual([])
  expect(await newestGrants(db(), world.fund, 8)).toEqual([])
})

test('the panel of a day has its chair first and everybody once, nobody of the office, and names who agreed', async () => {
  for (const name of ['wim', 'aukje', 'grietje', 'sipke'] as const) {
    const person = await enter(world, name)
    if (name === 'aukje' || name === 'grietje') await agrees(person)
  }
  const panel = await panelOn(db(), world.fund, '2026-03-10')
  expect(panel.map(({ name, chairs, background }) => [name, chairs, background])).toEqual([
    ['Grietje Terpstra', true, 'resident'],
    ['Aukje Sinnema', false, 'resident'],
    [null, false, 'professional'],
  ])
  expect(await panelOn(db(), world.fund, '2026-03-09')).toEqual([])
})
