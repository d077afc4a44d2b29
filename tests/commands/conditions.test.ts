import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { confirmCondition } from '#app/commands/confirm-condition.server.ts'
import { refreshConditions, refreshGrant } from '#app/commands/refresh-conditions.server.ts'
import { type Condition, evaluate } from '#app/domain/grant/condition.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { db, transaction } from '#db/client.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'
import { events, measurements, outgoingMails, reports } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  acceptedReport,
  formOfTerms,
  type GrantWorld,
  granting,
  offeredGrant,
  paidTranche,
  runningGrant,
  version,
} from '#tests/world/granting.ts'

useDatabase({ max: 8 })

let world: World
let made: GrantWorld
beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await runningGrant(world, {}, 20_000_00, (terms) => {
    const part = (id: string, plannedOn: string, condition: Condition) => ({
      id,
      instrument: 'gift' as const,
      amountCents: cents(4_000_00),
      plannedOn,
      condition,
    })
    const milestone = (at: number) => ({ milestoneAccepted: terms.milestones[at]?.id ?? '' })
    return {
      indicators: formOfTerms(terms).indicators.map((indicator) => ({
        ...indicator,
        baseline: null,
        baselineOn: null,
        noBaselineReason: 'Wij meten bij de start.',
      })),
      tranches: [
        part('first', '2026-09-01', { signed: true }),
        part('dated', '2026-10-01', { onOrAfter: '2026-04-15' }),
        part('confirmed', '2026-11-01', { confirmedBy: 'manager', text: 'De zaal is gehuurd' }),
        part('either', '2027-01-10', { any: [milestone(0), { reportAccepted: 'r2' }] }),
        part('last', '2027-08-01', { all: [milestone(1), { reportAccepted: 'r2' }] }),
      ],
    }
  })
})

const told = async () =>
  (
    await db()
      .select({ data: events.data })
      .from(events)
      .where(and(eq(events.subjectId, made.grant), eq(events.type, 'tranche-ready')))
      .orderBy(asc(events.sequence))
  ).map(({ data }) => data.tranche)
const factsOn = async (day: string) => {
  const facts = await factsOfGrant(db(), made.fund, made.grant, day)
  if (!facts) throw new Error('no facts')
  return facts
}

describe('conditions', () => {
  test('are said to be met once, in the transaction of what met them', async () => {
    expect(await told()).toEqual(['first'])
    await transaction((tx) => refreshGrant(tx, made.grant, granting.release))
    expect(await told()).toEqual(['first'])
    const mails = await db().select().from(outgoingMails).where(eq(outgoingMails.template, 'tranche-ready'))
    expect(mails.filter(({ props }) => props.grant === made.grant)).toHaveLength(1)
  })

  test('come true by the day alone, in Amsterdam, and the daily round says so once', async () => {
    expect(await refreshConditions(new Date('2026-04-14T21:59:00Z'))).toBe(0)
    expect(await refreshConditions(new Date('2026-04-14T22:00:00Z'))).toBe(1)
    expect(await refreshConditions(new Date('2026-04-15T22:00:00Z'))).toBe(0)
    expect(await told()).toEqual(['first', 'dated'])
  })

  test('are confirmed by the manager, in the words of the terms', async () => {
    const form = { operation: operation(), text: 'De zaal is gehuurd' }
    const confirm = (actor = made.panel.sipke, tranche = 'confirmed', change: Partial<typeof form> = {}) =>
      confirmCondition(actor, made.grant, tranche, { ...form, ...change }, granting.release)
    for (const actor of [made.panel.tjitske, await enter(world, 'henk'), made.owner])
      expect(await confirm(actor)).toEqual(refused('not-found'))
    expect(await confirm(made.panel.sipke, 'first')).toEqual(refused('not-found'))
    expect(await confirm(made.panel.sipke, 'confirmed', { text: 'Iets anders' })).toEqual(
      refused('not-found'),
    )
    const answers = await Promise.all([1, 2].map(() => confirm()))
    expect(answers[1]).toEqual(answers[0])
    expect(await yes(confirm(made.panel.sipke, 'confirmed', { operation: operation() }))).toMatchObject({
      grant: made.grant,
    })
    expect(await told()).toEqual(['first', 'dated', 'confirmed'])
    const unsigned = await offeredGrant(world, {}, 20_000_00, () => ({
      tranches: [
        {
          id: 't1',
          amountCents: cents(20_000_00),
          plannedOn: '2026-09-01',
          instrument: 'gift',
          condition: { confirmedBy: 'manager', text: form.text },
        },
      ],
    }))
    const early = { ...form, operation: operation() }
    expect(await confirmCondition(made.panel.sipke, unsigned.grant, 't1', early, granting.release)).toEqual(
      refused('not-signed'),
    )
  })

  test('of alternatives need one; a report that is accepted frees what hangs at it', async () => {
    const { milestones } = (await version(made)).terms
    await acceptedReport(
      made,
      'r1',
      [milestones[0]?.id ?? ''],
      made.panel.sipke,
      later({ days: 30 }, granting.release),
    )
    expect(await told()).toEqual(['first', 'dated', 'confirmed', 'either'])
    await acceptedReport(
      made,
      'r2',
      [milestones[1]?.id ?? ''],
      made.panel.sipke,
      later({ days: 60 }, granting.release),
    )
    expect(await told()).toEqual(['first', 'dated', 'confirmed', 'either', 'last'])
  })

  test('from rows say what the domain says of the same facts', async () => {
    const known = await factsOn('2026-04-14')
    const { terms } = await version(made)
    expect(known.plan.tranches.map(({ condition }) => condition)).toEqual(
      terms.tranches.map(({ condition }) => condition),
    )
    const said = Object.fromEntries(
      known.plan.tranches.map(({ id, condition }) => [id, evaluate(condition, known.facts).missing]),
    )
    expect(said).toEqual({ first: [], dated: [{ from: '2026-04-15' }], confirmed: [], either: [], last: [] })
    await paidTranche(made, 'first')
    expect((await factsOn('2026-04-14')).facts.tranches).toMatchObject({
      first: { number: 1, paid: true },
      dated: { paid: false },
    })
  })
})

test('a baseline and the newest figure come from accepted measurements that nobody corrected', async () => {
  const [indicator] = (await factsOn('2026-05-01')).plan.indicators
  const [report] = await db().select().from(reports).where(eq(reports.grantId, made.grant)).limit(1)
  const row = (value: number, change: Partial<typeof measurements.$inferInsert> = {}) => ({
    id: newId(granting.payment),
    fundId: made.fund,
    grantId: made.grant,
    indicatorId: indicator?.id ?? '',
    reportId: report?.id ?? '',
    value,
    qualifier: 'exact',
    periodFrom: '2026-09-01',
    periodTo: '2026-12-31',
    method: 'geteld',
    recordedBy: made.owner.person,
    recordedAt: granting.payment,
    acceptedAt: granting.payment,
    ...change,
  })
  await db()
    .insert(measurements)
    .values([
      row(3, { baseline: true }),
      row(8),
      row(20, { valueMax: 24, periodTo: '2027-03-31' }),
      row(99, { periodTo: '2027-06-30', acceptedAt: null }),
      row(77, { periodTo: '2027-06-30', correctedById: newId(granting.payment) }),
    ])
  const { facts } = await factsOn('2026-05-01')
  expect(facts.indicators[indicator?.id ?? '']).toMatchObject({
    baseline: 3,
    actual: { from: 20, to: 24 },
    baselineWaived: true,
  })
})
