import { and, eq, isNull, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { checkStandings } from '#app/commands/check-standings.server.ts'
import { confirmCondition } from '#app/commands/confirm-condition.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { decideEnding } from '#app/commands/decide-ending.server.ts'
import { decideSettlement } from '#app/commands/decide-settlement.server.ts'
import { endGrants } from '#app/commands/end-grants.server.ts'
import { endHold } from '#app/commands/end-hold.server.ts'
import { endHolds } from '#app/commands/end-holds.server.ts'
import { holdPayments } from '#app/commands/hold-payments.server.ts'
import { prepareEnding } from '#app/commands/prepare-ending.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { prepareSettlement } from '#app/commands/prepare-settlement.server.ts'
import { refreshConditions } from '#app/commands/refresh-conditions.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Condition } from '#app/domain/grant/condition.ts'
import { positionParts } from '#app/domain/ledger/position.ts'
import { cents } from '#app/domain/money.ts'
import { drawsFrom } from '#app/domain/panel/chance.ts'
import { db, transaction } from '#db/client.server.ts'
import { liveHolds } from '#db/queries/holds.server.ts'
import { coverOfScope, positions } from '#db/queries/ledger.server.ts'
import { evaluatedRows, keptRows } from '#db/queries/standings.server.ts'
import { events, ledgerEntries, releases, trancheStandings } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/payments.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, type World } from '#tests/world/base.ts'
import { note, send } from '#tests/world/changing.ts'
import { aHold, anEnding, aSettlement } from '#tests/world/course.ts'
import {
  acceptedReport,
  approvedRelease,
  draftedGrant,
  type GrantWorld,
  granting,
  offeredGrant,
  runningGrant,
  sign,
  version,
} from '#tests/world/granting.ts'

useDatabase({ max: 8 })

const text = 'De zaal is gehuurd'
const part = (id: string, plannedOn: string, condition: Condition, amount = 5_000_00) => ({
  id,
  instrument: 'gift' as const,
  amountCents: cents(amount),
  plannedOn,
  condition,
})
const tranches = [
  part('first', '2026-04-01', { signed: true }),
  part('second', '2026-07-01', {
    any: [{ onOrAfter: '2026-05-15' }, { confirmedBy: 'manager', text }],
  }),
  part('third', '2026-11-01', { all: [{ tranchePaid: 'first' }, { confirmedBy: 'manager', text }] }),
  part('fourth', '2027-01-10', { all: [{ reportAccepted: 'r1' }, { onOrAfter: '2026-08-01' }] }),
]

let world: World
let grants: GrantWorld[]
beforeAll(async () => {
  world = await aFund(900_000_00)
  const with4 = () => ({ tranches })
  grants = [
    await runningGrant(world, {}, 20_000_00, with4),
    await runningGrant(world, {}, 20_000_00, with4),
    await runningGrant(world),
    await offeredGrant(world, {}, 20_000_00, with4),
    await draftedGrant(world),
  ]
})

/** What the lists say and what the facts say, of every grant, on a day. */
async function both(now: Date) {
  const ids = grants.map(({ grant }) => grant)
  const sorted = (rows: Awaited<ReturnType<typeof keptRows>>) =>
    rows.toSorted((one, other) =>
      `${one.grantId}${one.trancheId}`.localeCompare(`${other.grantId}${other.trancheId}`),
    )
  return {
    kept: sorted(await keptRows(db(), ids)),
    evaluated: sorted(await evaluatedRows(db(), world.fund, ids, dayOf(now))),
  }
}

type Step = (made: GrantWorld, tranche: string, now: Date) => Promise<unknown>
const op = () => ({ operation: operation() })
const newestRelease = async (made: GrantWorld) => {
  const live = and(eq(releases.grantId, made.grant), isNull(releases.cancelledAt), isNull(releases.paidOn))
  const [row] = await db().select().from(releases).where(live)
  return row?.id ?? ''
}
const steps: Record<string, Step> = {
  prepare: ({ panel, grant }, tranche, now) => prepareRelease(panel.sipke, grant, tranche, op(), now),
  approve: async (made, _tranche, now) =>
    approveRelease({ ...made.panel.tjitske, steppedUpAt: now }, await newestRelease(made), op(), now),
  pay: async (made, _tranche, now) =>
    confirmPaid(made.panel.tjitske, await newestRelease(made), { ...op(), valueDate: dayOf(now) }, now),
  'hold one': ({ panel, grant }, tranche, now) =>
    holdPayments(panel.sipke, { grant, tranche }, aHold({}, now), now),
  'hold all': ({ panel, grant }, _tranche, now) =>
    holdPayments(panel.sipke, { grant, tranche: null }, aHold({}, now), now),
  free: async ({ panel, grant }, _tranche, now) => {
    const [hold] = await liveHolds(db(), [grant])
    return endHold(panel.sipke, hold?.id ?? '', { ...op(), outcome: 'solved', words: 'Opgelost.' }, now)
  },
  confirm: ({ panel, grant }, tranche, now) =>
    confirmCondition(panel.sipke, grant, tranche, { ...op(), text }, now),
  report: async (made, _tranche, now) => {
    const ids = (await version(made)).terms.milestones.map(({ id }) => id)
    await acceptedReport(made, 'r1', ids.slice(0, 1), made.panel.sipke, now).catch(() => null)
  },
  'sign first': (made, _tranche, now) => sign(made.owner, 'grantee', made, now).catch(() => null),
  'sign second': (made, _tranche, now) =>
    sign(made.panel.tjitske as never, 'fund', made, now).catch(() => null),
  change: async (made, _tranche, now) => {
    await note(made, 'fund', (terms) => ({ tranches: moved(terms.tranches) }), now).catch(() => null)
    return send(made, 'fund', now).catch(() => null)
  },
  end: async ({ panel, grant }, _tranche, now) => {
    await prepareEnding(panel.sipke, grant, anEnding({}, now), now)
    return decideEnding({ ...panel.tjitske, steppedUpAt: now }, grant, op(), now)
  },
  settle: async ({ panel, grant }, _tranche, now) => {
    await prepareSettlement(panel.sipke, grant, aSettlement({ finalCents: cents(12_000_00) }), now)
    return decideSettlement({ ...panel.tjitske, steppedUpAt: now }, grant, op(), now)
  },
}

function moved<Row extends { plannedOn: string; number: number }>(rows: readonly Row[]) {
  return rows.map(({ number: _number, ...row }, at) =>
    at === rows.length - 1 ? { ...row, plannedOn: '2027-03-01' } : row,
  )
}

describe('standings', () => {
  test('say of every grant what its facts say, after every step of any history', {
    timeout: 180_000,
  }, async () => {
    const draw = drawsFrom('standings')
    const names = Object.keys(steps)
    const often = ['prepare', 'approve', 'pay', 'prepare', 'approve', 'pay', 'free', 'free']
    const early = [...names, ...often].filter((name) => name !== 'end' && name !== 'settle')
    const seen = new Set<string>()
    let now = granting.payment
    const step = async (name: string, made: GrantWorld, tranche = 'first') => {
      const answer = await steps[name]?.(made, tranche, now)
      if (answer && typeof answer === 'object' && 'ok' in answer && answer.ok) seen.add(name)
      const { kept, evaluated } = await both(now)
      expect(kept, `${name} of ${tranche}`).toEqual(evaluated)
    }
    const pass = async (days: number) => {
      now = later({ days }, now)
      await endHolds(now)
      await endGrants(now)
      await refreshConditions(now)
    }
    for (const name of ['sign first', 'sign second', 'change']) await step(name, grants[3] as GrantWorld)
    for (let turn = 0; turn < 130; turn++) {
      const among = turn < 110 ? early : names
      const made = grants[draw(turn < 100 ? 4 : 5)] as GrantWorld
      if (draw(4) === 0) await pass(1 + draw(5))
      await step(among[draw(among.length)] ?? '', made, tranches[draw(tranches.length)]?.id)
    }
    for (const made of grants.slice(1)) await step('end', made)
    await pass(60)
    for (const made of grants.slice(1)) await step('settle', made)
    expect(names.filter((name) => !seen.has(name)).join()).toBe('report')
    const { kept } = await both(now)
    expect(new Set(kept.map(({ state }) => state)).size).toBeGreaterThan(3)
    expect(await checkStandings(now)).toEqual([])
  })

  test('that somebody changed by hand are found at night, said and set right', async () => {
    const now = later({ days: 400 }, granting.payment)
    await checkStandings(now)
    const { kept: right } = await both(now)
    const [first] = right
    if (!first) throw new Error('no standings')
    await db()
      .update(trancheStandings)
      .set({ amountCents: cents(1) })
      .where(sql`grant_id = ${first.grantId} and tranche_id = ${first.trancheId}`)
    const found = [{ grant: first.grantId, tranche: first.trancheId }]
    expect(await checkStandings(now)).toEqual(found)
    expect(await checkStandings(now)).toEqual([])
    expect((await both(now)).kept).toEqual(right)
    const told = await db().select().from(events).where(eq(events.type, 'standings-corrected'))
    expect(told.map(({ data }) => data)).toEqual([{ grant: first.grantId, tranches: [first.trancheId] }])
  })

  test('that are not there yet are made in the next round', async () => {
    const now = later({ days: 400 }, granting.payment)
    const { kept: right } = await both(now)
    await db().delete(trancheStandings)
    await refreshConditions(now)
    expect((await both(now)).kept).toEqual(right)
  })
})

test('are written before a posting locks the fund, so that nobody waits at that lock for them', async () => {
  const made = await runningGrant(await aFund(900_000_00))
  const release = await approvedRelease(made)
  const form = { operation: operation(), valueDate: dayOf(granting.payment) }
  const free = () =>
    db()
      .select({ tranche: trancheStandings.trancheId })
      .from(trancheStandings)
      .where(and(eq(trancheStandings.grantId, made.grant), eq(trancheStandings.releaseId, release)))
      .for('update', { skipLocked: true })
  expect(await free()).toHaveLength(1)
  let paid: ReturnType<typeof confirmPaid> | null = null
  await transaction(async (tx) => {
    await lockFund(tx, made.fund)
    paid = confirmPaid(made.panel.tjitske, release, form, granting.payment)
    await expect.poll(free, { timeout: 10_000 }).toEqual([])
  })
  expect(await paid).toMatchObject({ ok: true })
  const today = dayOf(granting.payment)
  expect(await keptRows(db(), [made.grant])).toEqual(
    await evaluatedRows(db(), made.fund, [made.grant], today),
  )
  const [row] = await free()
  expect(row).toBeDefined()
})

test('the position of the fund is the sum of its ledger', async () => {
  const rows = await db().select().from(ledgerEntries).where(eq(ledgerEntries.fundId, world.fund))
  const sumOf = (part: keyof typeof positionParts, pot: string | null) =>
    rows
      .filter(
        ({ kind, potId }) =>
          (positionParts[part] as readonly string[]).includes(kind) && (pot === null || potId === pot),
      )
      .reduce((sum, { coverCents }) => sum + coverCents, 0)
  const found = await positions(db(), world.fund)
  const pots = [...new Set(rows.flatMap(({ potId }) => potId ?? []))]
  expect(pots.length).toBeGreaterThan(0)
  for (const pot of [null, ...pots]) {
    const position = pot === null ? found.fund : found.pots.get(pot)
    expect(position?.received).toBe(sumOf('received', pot))
    expect(position?.committed).toBe(0 - sumOf('committed', pot))
    expect(position?.paid).toBe(0 - sumOf('paid', pot))
  }
  expect(found.fund.paid).toBeGreaterThan(0)
  const cover = await coverOfScope(db(), world.fund, world.fund)
  expect(cover.at(-1)?.cover).toBe(rows.reduce((sum, { coverCents }) => sum + coverCents, 0))
})
