import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '#app/domain/calendar.ts'
import { classifyChange } from '#app/domain/grant/change.ts'
import { keepsFacts } from '#app/domain/grant/change-facts.ts'
import { judgeChange } from '#app/domain/grant/change-judgement.ts'
import { type Change, changeKinds } from '#app/domain/grant/change-kind.ts'
import { type ChangeablePlan, classifyPlan } from '#app/domain/grant/change-plan.ts'
import { diffTerms } from '#app/domain/grant/diff.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { uuid } from '#tests/domain/proposal/proposals.ts'
import { agreed, award } from './agreements.ts'

type Example = { name: string; change: Partial<ChangeablePlan> } & Change
const { changes } = JSON.parse(readFileSync('tests/examples/vectors.json', 'utf8')) as {
  changes: { flexibility: Terms['flexibility']; signed: ChangeablePlan; cases: Example[] }
}

/** Terms of which the plan is the one of the worked examples. */
function termsOf(plan: ChangeablePlan): Terms {
  const terms = agreed()
  const line = terms.budgetLines[0] as Terms['budgetLines'][number]
  const milestone = terms.milestones[0] as Terms['milestones'][number]
  return {
    ...terms,
    flexibility: changes.flexibility,
    budgetLines: Object.entries(plan.budget).map(([id, amount]) => ({
      ...line,
      id,
      amountCents: cents(amount),
    })),
    milestones: Object.entries(plan.milestones).map(([id, due], at) => ({
      ...milestone,
      id,
      number: at + 1,
      due,
    })),
    place: plan.place,
    neighbourhoods: [{ key: plan.neighbourhood, name: plan.neighbourhood }],
    purpose: plan.purpose,
    endsOn: plan.end,
    grantee: { ...terms.grantee, name: plan.recipient },
    bank: { ...terms.bank, holder: plan.ibanHolder },
  }
}

describe('the worked examples', () => {
  const { signed, flexibility, cases } = changes
  test.each(cases)('$name', ({ change, kind, parts }) => {
    expect(classifyPlan(signed, { ...signed, ...change }, flexibility)).toEqual({ kind, parts })
  })
  test.each(cases)('in whole terms: $name', ({ change, kind, parts }) => {
    expect(classifyChange(termsOf(signed), termsOf({ ...signed, ...change }))).toEqual({ kind, parts })
  })
})

describe('a change of terms', () => {
  const signed = agreed()
  const tranche = (at: number, change: Partial<Terms['tranches'][number]>) => ({
    tranches: signed.tranches.map((one, index) => (index === at ? { ...one, ...change } : one)),
  })
  const kinds = (change: Partial<Terms>) =>
    classifyChange(signed, { ...signed, ...change }).parts.map(({ what, kind }) => `${what} ${kind}`)

  test('nothing is free, and has no parts', () => {
    expect(classifyChange(signed, structuredClone(signed))).toEqual({ kind: 'free', parts: [] })
  })

  test('money that moves at all ways is weighed by its share, limits included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 800_000 }), (moved) => {
        const { signed: plan, flexibility } = changes
        const budget = { ...plan.budget, materiaal: 800_000 - moved, huur: 400_000 + moved }
        const { kind, parts } = classifyPlan(plan, { ...plan, budget }, flexibility)
        expect(kind).toBe(moved <= 200_000 ? 'free' : moved <= 500_000 ? 'notice' : 'amendment')
        expect(parts[0]).toMatchObject({ moved, shareBp: Math.ceil((moved * 10_000) / 2_000_000) })
      }),
    )
  })

  test('a quarter of the budget is still a notice, a cent more is signed again, and so is a budget that shrinks', () => {
    const { signed: plan, flexibility } = changes
    const move = (moved: number, back = moved) => {
      const budget = { ...plan.budget, materiaal: 800_000 - moved, huur: 400_000 + back }
      return classifyPlan(plan, { ...plan, budget }, flexibility)
    }
    expect(move(500_000).kind).toBe('notice')
    expect(move(500_001)).toEqual({
      kind: 'amendment',
      parts: [{ what: 'budget', moved: 500_001, shareBp: 2501, kind: 'amendment' }],
    })
    expect(move(100, 0)).toEqual({
      kind: 'amendment',
      parts: [{ what: 'budget', moved: 100, shareBp: 1, kind: 'amendment' }],
    })
  })

  test('a later day is weighed in days and calendar months, limits included; an earlier one is free', () => {
    const { signed: plan, flexibility } = changes
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), (days) => {
        fc.pre(days !== 0)
        const m1 = addDays('2025-06-01', days)
        const { kind } = classifyPlan(plan, { ...plan, milestones: { ...plan.milestones, m1 } }, flexibility)
        expect(kind).toBe(days <= 28 ? 'free' : m1 <= addMonths('2025-06-01', 3) ? 'notice' : 'amendment')
      }),
    )
  })

  test('a budget that grows is signed again, and so is a new line, another name for one, or another title', () => {
    const [first, ...rest] = signed.budgetLines as [Terms['budgetLines'][number], ...Terms['budgetLines']]
    expect(kinds({ budgetLines: [{ ...first, amountCents: cents(2_000_100) }, ...rest] })).toEqual([
      'budget amendment',
    ])
    expect(kinds({ budgetLines: [{ ...first, title: 'Anders' }, ...rest] })).toEqual([
      `budgetLines.${first.id}.title amendment`,
    ])
    expect(
      kinds({ budgetLines: [...signed.budgetLines, { ...first, id: 'new', amountCents: cents(0) }] }),
    ).toEqual(['budgetLines.new amendment'])
  })

  test('other people, another account of the same holder, another place in the same neighbourhood are a notice', () => {
    expect(kinds({ roles: [] })).toEqual(['roles notice'])
    expect(kinds({ bank: { ...signed.bank, iban: 'NL20INGB0001234567' } })).toEqual(['iban notice'])
    expect(kinds({ place: 'Buurthuis' })).toEqual(['place notice'])
    expect(kinds({ neighbourhoods: signed.neighbourhoods.toReversed() })).toEqual([])
    expect(kinds({ neighbourhoods: [{ key: 'bilgaard', name: 'Bilgaard' }] })).toEqual(['place amendment'])
  })

  test('a tranche that comes earlier or changes its amount is at least a notice', () => {
    expect(kinds(tranche(1, { plannedOn: '2026-12-28' }))).toEqual(['t2 notice'])
    expect(kinds(tranche(1, { plannedOn: '2027-01-05' }))).toEqual(['t2 free'])
    expect(kinds(tranche(1, { plannedOn: '2027-03-30' }))).toEqual(['t2 amendment'])
    const [first, second, third] = signed.tranches as [
      Terms['tranches'][number],
      Terms['tranches'][number],
      Terms['tranches'][number],
    ]
    const shifted = [
      { ...first, amountCents: cents(900_000) },
      { ...second, amountCents: cents(700_000) },
      third,
    ]
    expect(classifyChange(signed, { ...signed, tranches: shifted })).toEqual({
      kind: 'notice',
      parts: [
        { what: 't1', kind: 'notice', moved: 100_000 },
        { what: 't2', kind: 'notice', moved: -100_000 },
      ],
    })
    expect(kinds({ tranches: [first, second] })).toEqual(['tranches.t3 amendment'])
    expect(kinds(tranche(1, { condition: { baselineRecorded: true } }))).toEqual([
      'tranches.t2.condition.all amendment',
      'tranches.t2.condition.baselineRecorded amendment',
    ])
  })

  test('a report has the room that a milestone has', () => {
    const reports = signed.reports.map((report) => ({ ...report, due: addDays(report.due, 29) }))
    expect(kinds({ reports })).toEqual(['r1 notice', 'r2 notice'])
  })

  test('a milestone that comes or goes is signed again, once', () => {
    expect(kinds({ milestones: signed.milestones.slice(1) })).toEqual([`${uuid(21)} amendment`])
  })

  test('whatever no rule names is an amendment', () => {
    const named = new Set([
      'roles',
      'bank',
      'place',
      'neighbourhoods',
      'milestones',
      'tranches',
      'reports',
      'budgetLines',
    ])
    const others = (Object.keys(signed) as (keyof Terms)[]).filter((key) => !named.has(key))
    fc.assert(
      fc.property(fc.constantFrom(...others), (key) => {
        const proposed = { ...signed, [key]: otherThan(signed[key]) } as Terms
        expect(classifyChange(signed, proposed).kind).toBe('amendment')
      }),
      { numRuns: 300 },
    )
    expect(kinds({ indicators: signed.indicators.map((one) => ({ ...one, target: 30 })) })).toEqual([
      'indicators amendment',
    ])
    expect(kinds({ grantee: { ...signed.grantee, kvkNumber: '11112222' } })).toEqual(['recipient amendment'])
    expect(kinds({ instruments: [{ kind: 'gift', amountCents: cents(1) }] })).toEqual(['amount amendment'])
  })

  test('the heaviest part decides, and every change together is no lighter than one of them', () => {
    const { signed: plan, flexibility, cases } = changes
    fc.assert(
      fc.property(fc.subarray(cases, { minLength: 1 }), (chosen) => {
        const all = Object.assign({}, ...chosen.map(({ change }) => change))
        const { kind, parts } = classifyPlan(plan, { ...plan, ...all }, flexibility)
        const weights = parts.map((part) => changeKinds.indexOf(part.kind))
        expect(changeKinds.indexOf(kind)).toBe(Math.max(...weights))
      }),
    )
  })
})

describe('facts', () => {
  const signed = agreed()
  const facts = { acceptedMilestones: [uuid(21)], paidTranches: ['t1'] }
  test('stay as they are', () => {
    const [first, second] = signed.milestones as [Terms['milestones'][number], Terms['milestones'][number]]
    const free = {
      ...signed,
      milestones: [
        { ...first, number: 2 },
        { ...second, due: '2027-06-20', number: 1 },
      ],
    }
    expect(keepsFacts(signed, free, facts)).toEqual({ ok: true })
    const moved = {
      ...signed,
      milestones: [{ ...first, due: '2027-01-01' }, second],
      tranches: signed.tranches.slice(1),
    }
    expect(keepsFacts(signed, moved, facts)).toEqual({
      ok: false,
      reason: {
        code: 'change-of-fact',
        milestones: [uuid(21)],
        tranches: ['t1'],
        moments: [
          { what: 'milestone', id: uuid(21), name: first.title, day: first.due },
          { what: 'tranche', id: 't1', day: signed.tranches[0]?.plannedOn, amountCents: 800_000 },
        ],
      },
    })
  })
})

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value} x`
  if (Array.isArray(value)) return value.length > 0 ? value.map(otherThan) : [{ id: 'x' }]
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, otherThan(inner)]))
  }
  return { changed: true }
}

describe('the amount of a change', () => {
  const of = (amountCents: number) => {
    const terms = agreed()
    const [gift] = terms.instruments
    const last = terms.tranches.length - 1
    const less = amountOf(terms) - amountCents
    return {
      ...terms,
      instruments: [{ ...gift!, amountCents: cents(amountCents) }],
      tranches: terms.tranches.map((one, at) =>
        at === last ? { ...one, amountCents: cents(one.amountCents - less) } : one,
      ),
    }
  }

  test('goes up to what was awarded, also after it was less; above it is another award', () => {
    const [awarded, lower] = [amountOf(agreed()), of(amountOf(agreed()) - 100_00)]
    const ground = {
      inForce: lower,
      signed: lower,
      award: { amountCents: awarded, decidedOn: award.decidedOn },
      facts: { acceptedMilestones: [], paidTranches: [] },
    }
    const raised = (amount: number) => judgeChange(diffTerms(lower, of(amount)), ground)
    expect(raised(awarded)).toMatchObject({ ok: true, change: { kind: 'amendment' } })
    expect(raised(awarded + 1)).toEqual(
      refused('amount-above-award', { award: awarded, amount: awarded + 1 }),
    )
  })
})
