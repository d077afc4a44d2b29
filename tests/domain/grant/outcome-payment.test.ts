import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commitmentsOf } from '#app/domain/grant/agreement.ts'
import { evaluate, type Facts, withResults } from '#app/domain/grant/condition.ts'
import { codeOfMissing, factsNeeded } from '#app/domain/grant/condition-references.ts'
import { acceptersFor } from '#app/domain/grant/facts.ts'
import { earnedCents } from '#app/domain/grant/outcome.ts'
import {
  ceilingsOf,
  type OutcomePart,
  type PartPayment,
  partResults,
  type ResultsSoFar,
} from '#app/domain/grant/outcome-payment.ts'
import { asksOf } from '#app/domain/grant/standing.ts'
import { amountOfTranche, trancheState } from '#app/domain/grant/tranche.ts'
import { type Cents, cents, sumCents } from '#app/domain/money.ts'

const parts = fc
  .array(fc.integer({ min: 1, max: 5_000_00 }), { minLength: 1, maxLength: 6 })
  .map((amounts): OutcomePart[] =>
    amounts.map((amount, at) => ({ id: `t${at + 1}`, number: at + 1, amountCents: cents(amount) })),
  )
const price = fc.integer({ min: 1, max: 900_00 }).map(cents)
const soFar = (counted: number, change: Partial<ResultsSoFar> = {}): ResultsSoFar => ({
  counted,
  attested: counted,
  waiting: 0,
  returned: 0,
  ...change,
})
const outcomeOf = (list: readonly OutcomePart[], priceCents: Cents) => ({
  priceCents,
  amountCents: sumCents(list.map(({ amountCents }) => amountCents)),
  attestor: 'initiative' as const,
})
const paid = (amount: number): PartPayment => ({ amountCents: cents(amount), paid: true, failed: false })

/** Walks through moments: results come in, and parts are paid whatever they can pay, in the order given. */
function walk(list: OutcomePart[], priceCents: Cents, steps: readonly { part: number; more: number }[]) {
  const outcome = outcomeOf(list, priceCents)
  const payments = new Map<string, PartPayment>()
  let counted = 0
  for (const { part, more } of steps) {
    counted += more
    const { id } = list[part % list.length] as OutcomePart
    if (payments.has(id)) continue
    const { payableCents } = partResults(outcome, list, payments, soFar(counted)).get(id) as {
      payableCents: Cents
    }
    if (payableCents > 0) payments.set(id, paid(payableCents))
  }
  return { outcome, payments, counted }
}

const steps = fc.array(fc.record({ part: fc.nat(20), more: fc.nat(40) }), { maxLength: 12 })

describe('what parts may pay', () => {
  test('is the cap together, whatever was paid', () => {
    fc.assert(
      fc.property(parts, price, steps, (list, priceCents, done) => {
        const { outcome, payments } = walk(list, priceCents, done)
        const ceilings = ceilingsOf(list, payments)
        expect(sumCents([...ceilings.values()])).toBe(outcome.amountCents)
        for (const [id, { amountCents }] of payments)
          expect(ceilings.get(id)).toBeGreaterThanOrEqual(amountCents)
      }),
    )
  })

  test('never comes above what was earned, nor above the cap, in any order of moments', () => {
    fc.assert(
      fc.property(parts, price, steps, (list, priceCents, done) => {
        const { outcome, payments, counted } = walk(list, priceCents, done)
        const all = sumCents([...payments.values()].map(({ amountCents }) => amountCents))
        const earned = earnedCents(outcome, counted)
        expect(all).toBeLessThanOrEqual(earned)
        expect(earned).toBeLessThanOrEqual(outcome.amountCents)
        const next = [...partResults(outcome, list, payments, soFar(counted)).values()]
        for (const { payableCents } of next) expect(all + payableCents).toBeLessThanOrEqual(earned + all)
      }),
    )
  })

  test('is all that was earned once the last moment is there', () => {
    fc.assert(
      fc.property(
        parts,
        price,
        fc.array(fc.nat(60), { minLength: 6, maxLength: 6 }),
        (list, priceCents, more) => {
          const inOrder = list.flatMap((_, at) =>
            Array.from({ length: at + 1 }, (_other, part) => ({
              part,
              more: part === 0 ? (more[at] ?? 0) : 0,
            })),
          )
          const { outcome, payments, counted } = walk(list, priceCents, inOrder)
          const all = sumCents([...payments.values()].map(({ amountCents }) => amountCents))
          expect(all).toBe(earnedCents(outcome, counted))
        },
      ),
    )
  })

  test('grows with what counts', () => {
    fc.assert(
      fc.property(parts, price, steps, fc.nat(50), (list, priceCents, done, more) => {
        const { outcome, payments, counted } = walk(list, priceCents, done)
        const less = partResults(outcome, list, payments, soFar(counted))
        const greater = partResults(outcome, list, payments, soFar(counted + more))
        for (const { id } of list)
          expect(greater.get(id)?.payableCents).toBeGreaterThanOrEqual(less.get(id)?.payableCents ?? 0)
      }),
    )
  })

  const three = [400_00, 400_00, 200_00].map((amount, at) => ({
    id: `t${at + 1}`,
    number: at + 1,
    amountCents: cents(amount),
  }))

  test('keeps what was not earned at one moment for the next', () => {
    const payments = new Map([['t1', paid(250_00)]])
    expect([...ceilingsOf(three, payments).values()]).toEqual([250_00, 550_00, 200_00])
    const now = partResults(outcomeOf(three, cents(50_00)), three, payments, soFar(14))
    expect(now.get('t2')).toEqual({ payableCents: 450_00, why: null })
    const last = new Map([...payments, ['t2', paid(450_00)], ['t3', paid(100_00)]] as const)
    expect([...ceilingsOf(three, last).values()]).toEqual([250_00, 450_00, 300_00])
  })

  test('keeps what came back of the bank for the same part', () => {
    const back = new Map([['t1', { amountCents: cents(250_00), paid: false, failed: true }]])
    expect([...ceilingsOf(three, back).values()]).toEqual([250_00, 550_00, 200_00])
    const now = partResults(outcomeOf(three, cents(50_00)), three, back, soFar(5))
    expect(now.get('t1')?.payableCents).toBe(250_00)
  })

  test('counts what is on its way, and leaves what moves nowhere where it was', () => {
    const onItsWay = new Map([['t1', { amountCents: cents(100_00), paid: false, failed: false }]])
    expect([...ceilingsOf(three, onItsWay).values()]).toEqual([400_00, 400_00, 200_00])
    const now = partResults(outcomeOf(three, cents(50_00)), three, onItsWay, soFar(3))
    expect(now.get('t2')?.payableCents).toBe(50_00)
    expect(ceilingsOf(three.slice(0, 1), new Map([['t1', paid(100_00)]])).get('t1')).toBe(400_00)
    const backwards = new Map([['t3', paid(50_00)]])
    expect([...ceilingsOf(three, backwards).values()]).toEqual([400_00, 550_00, 50_00])
  })

  test('says why there is nothing', () => {
    const outcome = outcomeOf(three, cents(50_00))
    const why = (so: ResultsSoFar, attestor: 'initiative' | 'residents' = 'initiative') =>
      partResults({ ...outcome, attestor }, three, new Map(), so).get('t1')?.why
    expect(why(soFar(0))).toBe('none-attested')
    expect(why(soFar(0), 'residents')).toBe('none-said')
    expect(why(soFar(0, { attested: 4, waiting: 4 }))).toBe('to-judge')
    expect(why(soFar(0, { attested: 0, returned: 4 }))).toBe('asked')
    expect(why(soFar(0, { attested: 4 }))).toBe('nothing-new')
    expect(why(soFar(1))).toBeNull()
  })
})

describe('a tranche that pays results', () => {
  const tranche = { id: 't1', plannedOn: '2026-07-01', condition: { signed: true } as const }
  const facts = (change: Partial<Facts> = {}): Facts => ({
    today: '2026-07-01',
    signed: true,
    milestones: {},
    reports: {},
    tranches: {},
    confirmations: [],
    indicators: {},
    results: { t1: { payableCents: cents(50_00), why: null } },
    ...change,
  })
  const condition = withResults(tranche)
  const state = (known: Facts) => trancheState({ condition }, { facts: known, release: null, onHold: false })

  test('waits for its moment and for results', () => {
    expect(state(facts())).toEqual({ state: 'ready', missing: [] })
    expect(state(facts({ today: '2026-06-30' })).missing).toEqual([{ from: '2026-07-01' }])
    const none = facts({ results: { t1: { payableCents: cents(0), why: 'to-judge' } } })
    expect(state(none)).toEqual({ state: 'waiting', missing: [{ results: 't1', why: 'to-judge' }] })
    expect(codeOfMissing({ results: 't1', why: 'to-judge' })).toBe('results-to-judge')
    expect(asksOf('waiting', state(none).missing)).toBe('manager')
    expect(evaluate(condition, facts({ results: undefined })).missing).toEqual([
      { results: 't1', why: 'none-attested' },
    ])
  })

  test('is not approved by who said that its results count', () => {
    expect(factsNeeded(condition).results).toEqual(['t1'])
    const happened = { acceptedMilestones: [], acceptedReports: [], confirmations: [], resultsBy: ['sipke'] }
    expect(acceptersFor(condition, happened)).toEqual(['sipke'])
    expect(acceptersFor({ signed: true }, happened)).toEqual([])
  })

  test('comes to what was earned once it is ready, and to what was paid after that', () => {
    const part = { amountCents: cents(400_00), payableCents: cents(150_00) }
    expect(amountOfTranche(part, 'waiting', null)).toBe(400_00)
    expect(amountOfTranche(part, 'ready', null)).toBe(150_00)
    expect(amountOfTranche(part, 'paid', { amountCents: cents(100_00) })).toBe(100_00)
    expect(amountOfTranche({ amountCents: cents(400_00) }, 'ready', null)).toBe(400_00)
  })

  test('is committed with what the one before did not earn', () => {
    const of = (id: string, number: number, instrument: 'gift' | 'outcome') => ({
      ...{ id, number, instrument, amountCents: cents(400_00), plannedOn: `2026-0${number}-01` },
      condition: { signed: true } as const,
    })
    const tranches = [of('t1', 1, 'gift'), of('t2', 2, 'outcome'), of('t3', 3, 'outcome')]
    const payments = new Map([
      ['t1', paid(400_00)],
      ['t2', paid(150_00)],
    ])
    expect(commitmentsOf({ tranches }, payments).map(({ amountCents }) => amountCents)).toEqual([
      400_00, 150_00, 650_00,
    ])
    expect(commitmentsOf({ tranches }).map(({ amountCents }) => amountCents)).toEqual([
      400_00, 400_00, 400_00,
    ])
  })
})
