import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Condition,
  cautiousEnd,
  conditionSchema,
  evaluate,
  type Facts,
  type IndicatorFact,
  type Missing,
  missingOnce,
  needOf,
} from '#app/domain/grant/condition.ts'
import {
  always,
  circularTranches,
  codeOfMissing,
  conditionSentences,
  factsNeeded,
  leavesOf,
  unknownIds,
} from '#app/domain/grant/condition-references.ts'

const { release } = JSON.parse(readFileSync('tests/examples/vectors.json', 'utf8'))
const nothing: Facts = {
  today: '2026-01-01',
  signed: false,
  milestones: {},
  reports: {},
  tranches: {},
  confirmations: [],
  indicators: {},
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant({ signed: true as const }),
  fc.constant({ baselineRecorded: true as const }),
  fc.constantFrom('m1', 'm2').map((milestoneAccepted) => ({ milestoneAccepted })),
  fc.constantFrom('r1', 'r2').map((reportAccepted) => ({ reportAccepted })),
  fc.constantFrom('t1', 't2').map((tranchePaid) => ({ tranchePaid })),
  fc.record({ indicatorAtLeast: fc.constantFrom('i1', 'i2'), shareBp: fc.integer({ min: 1, max: 10_000 }) }),
  fc.constantFrom('2025-12-31', '2026-01-02').map((onOrAfter) => ({ onOrAfter })),
  fc.constantFrom('a', 'b').map((text) => ({ confirmedBy: 'manager' as const, text })),
)
const condition = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('any'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('any'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
  ),
})).any

const named = (yes: boolean) => ({ name: 'x', accepted: yes })
const indicator: fc.Arbitrary<IndicatorFact> = fc.record({
  name: fc.constant('x'),
  baseline: fc.option(fc.nat(100)),
  target: fc.nat(100),
  actual: fc.option(fc.nat(100)),
})
const facts: fc.Arbitrary<Facts> = fc.record({
  today: fc.constantFrom('2026-01-01', '2026-01-03'),
  signed: fc.boolean(),
  milestones: fc.record({ m1: fc.boolean().map(named), m2: fc.boolean().map(named) }),
  reports: fc.record({ r1: fc.boolean().map(named), r2: fc.boolean().map(named) }),
  tranches: fc.record({ t1: fc.boolean().map((paid) => ({ number: 1, paid })) }),
  confirmations: fc.subarray([
    { role: 'manager', text: 'a' },
    { role: 'chair', text: 'b' },
  ]),
  indicators: fc.record({ i1: indicator, i2: indicator }),
})

describe('the worked examples', () => {
  const asked = conditionSchema.parse(release.condition)
  test.each(release.cases as { name: string; facts: object; met: boolean; missing: Missing[] }[])(
    '$name',
    (example) => {
      const result = evaluate(asked, { ...nothing, ...example.facts } as Facts)
      expect(result).toEqual({ met: example.met, missing: example.missing })
    },
  )

  test('words say each thing once', () => {
    for (const example of release.cases as { missing: Missing[]; words: string[] }[]) {
      expect(missingOnce(example.missing)).toHaveLength(example.words.length)
    }
  })

  test('what should fall', () => {
    const falling = conditionSchema.parse(release.decreasing.condition)
    const at = (actual: number) => ({
      ...nothing,
      indicators: { i2: { ...release.decreasing.facts, actual } },
    })
    const { met, need } = release.decreasing
    expect(evaluate(falling, at(11))).toEqual({
      met,
      missing: [{ indicator: 'i2', actual: 11, need, down: true }],
    })
    expect(evaluate(falling, at(10)).met).toBe(release.decreasing.at10)
  })
})

describe('a condition', () => {
  test('is met exactly when nothing is missing, and is the logic it says', () => {
    const truth = (one: Condition, known: Facts): boolean => {
      if ('all' in one) return one.all.every((part) => truth(part, known))
      if ('any' in one) return one.any.some((part) => truth(part, known))
      if ('signed' in one) return known.signed
      if ('baselineRecorded' in one)
        return Object.values(known.indicators).every(({ baseline }) => baseline !== null)
      if ('milestoneAccepted' in one) return known.milestones[one.milestoneAccepted]?.accepted ?? false
      if ('reportAccepted' in one) return known.reports[one.reportAccepted]?.accepted ?? false
      if ('tranchePaid' in one) return known.tranches[one.tranchePaid]?.paid ?? false
      if ('onOrAfter' in one) return known.today >= one.onOrAfter
      if ('confirmedBy' in one)
        return known.confirmations.some(({ role, text }) => role === 'manager' && text === one.text)
      if ('resultsEarned' in one) return known.results?.[one.resultsEarned]?.why === null
      const { baseline, target, actual } = known.indicators[one.indicatorAtLeast] as IndicatorFact
      if (baseline === null || actual === null || typeof actual !== 'number') return false
      const way = target >= baseline ? 1 : -1
      return (actual - baseline) * 10_000 * way >= (target - baseline) * one.shareBp * way
    }
    fc.assert(
      fc.property(condition, facts, (one, known) => {
        const { met, missing } = evaluate(one, known)
        expect(met).toBe(missing.length === 0)
        expect(met).toBe(truth(one, known))
        expect(conditionSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
      }),
      { numRuns: 500 },
    )
  })

  test('says each missing thing once, and forgets none', () => {
    fc.assert(
      fc.property(condition, facts, (one, known) => {
        const { missing } = evaluate(one, known)
        const said = missingOnce(missing)
        expect(new Set(said.map((item) => JSON.stringify(item))).size).toBe(said.length)
        expect(said.length === 0).toBe(missing.length === 0)
        expect(missingOnce(said)).toEqual(said)
        for (const item of said) expect(codeOfMissing(item)).toMatch(/^[a-z-]+$/)
      }),
    )
  })

  test('with empty lists, unknown kinds or shares above the whole is not read', () => {
    for (const wrong of [
      { all: [] },
      { any: [] },
      { signed: false },
      {},
      { paid: true },
      { signed: true, extra: 1 },
    ]) {
      expect(conditionSchema.safeParse(wrong).success).toBe(false)
    }
    expect(conditionSchema.safeParse({ indicatorAtLeast: 'i', shareBp: 10_001 }).success).toBe(false)
    expect(conditionSchema.safeParse({ onOrAfter: '2026-02-30' }).success).toBe(false)
  })

  test('what is not known is missing', () => {
    const asked: Condition = {
      all: [
        { milestoneAccepted: 'm' },
        { reportAccepted: 'r' },
        { tranchePaid: 't' },
        { indicatorAtLeast: 'i', shareBp: 1 },
      ],
    }
    expect(evaluate(asked, nothing).missing).toEqual([
      { milestone: 'm' },
      { report: 'r' },
      { tranche: 't' },
      { baseline: 'i' },
    ])
  })

  test('accepts a reason for having no baseline where the fund did, but measures no progress without one', () => {
    const waived = {
      ...nothing,
      indicators: { i: { name: 'x', baseline: null, target: 4, actual: 9, baselineWaived: true } },
    }
    expect(evaluate({ baselineRecorded: true }, waived).met).toBe(true)
    expect(evaluate({ indicatorAtLeast: 'i', shareBp: 5000 }, waived).missing).toEqual([{ baseline: 'i' }])
  })
})

describe('progress', () => {
  test('the need is the first whole number that is far enough, either way', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        fc.integer({ min: 1, max: 10_000 }),
        (baseline, target, shareBp) => {
          fc.pre(baseline !== target)
          const { need, down } = needOf({ name: 'x', baseline, target, actual: null }, shareBp)
          const way = down ? -1 : 1
          const enough = (value: number) =>
            (value - baseline) * way * 10_000 >= (target - baseline) * way * shareBp
          expect(down).toBe(target < baseline)
          expect(enough(need)).toBe(true)
          expect(enough(need - way)).toBe(false)
        },
      ),
    )
  })
  test('a range counts by its cautious end', () => {
    expect(cautiousEnd({ from: 55, to: 61 }, false)).toBe(55)
    expect(cautiousEnd({ from: 55, to: 61 }, true)).toBe(61)
    const known = (actual: { from: number; to: number }) => ({
      ...nothing,
      indicators: { i: { name: 'x', baseline: 0, target: 60, actual } },
    })
    const asked: Condition = { indicatorAtLeast: 'i', shareBp: 10_000 }
    expect(evaluate(asked, known({ from: 55, to: 61 })).missing).toEqual([
      { indicator: 'i', actual: 55, need: 60, down: false },
    ])
    expect(evaluate(asked, known({ from: 60, to: 61 })).met).toBe(true)
  })
  test('a baseline equal to the target is judged by the direction of the terms', () => {
    const same = (direction: 'up' | 'down') =>
      needOf({ name: 'x', baseline: 5, target: 5, actual: null, direction }, 5000)
    expect(same('up')).toEqual({ need: 5, down: false })
    expect(same('down')).toEqual({ need: 5, down: true })
  })
})

describe('what a condition refers to', () => {
  test('is every id in it, once', () => {
    expect(factsNeeded(conditionSchema.parse(release.condition))).toEqual({
      milestones: ['m1'],
      reports: ['r1'],
      tranches: [],
      indicators: ['i1'],
      confirmations: [{ role: 'manager', text: 'de vrijwilligers zijn opgeleid' }],
      results: [],
      days: ['2025-09-01'],
    })
    const twice: Condition = {
      all: [{ signed: true }, { any: [{ tranchePaid: 't1' }, { tranchePaid: 't1' }] }],
    }
    expect(factsNeeded(twice).tranches).toEqual(['t1'])
  })

  test('an unknown id is named', () => {
    const terms = {
      milestones: [{ id: 'm1' }],
      reports: [],
      tranches: [{ id: 't1' }],
      indicators: [{ id: 'i1' }],
    }
    fc.assert(
      fc.property(condition, (one) => {
        const known = ['m1', 't1', 'i1']
        const used = leavesOf(one).flatMap((part) =>
          Object.entries(part).flatMap(([key, value]) =>
            /^(milestoneAccepted|reportAccepted|tranchePaid|indicatorAtLeast)$/.test(key)
              ? [String(value)]
              : [],
          ),
        )
        expect(new Set(unknownIds(one, terms))).toEqual(new Set(used.filter((id) => !known.includes(id))))
      }),
    )
  })

  test('tranches that wait for each other are found, and only those', () => {
    const waitingFor = (...ids: string[]): Condition => ({
      all: [{ signed: true }, ...ids.map((tranchePaid) => ({ tranchePaid }))],
    })
    const tranches = [
      { id: 't1', condition: waitingFor() },
      { id: 't2', condition: waitingFor('t3') },
      { id: 't3', condition: waitingFor('t2', 't1') },
      { id: 't4', condition: waitingFor('t3') },
    ]
    expect(circularTranches(tranches)).toEqual(['t2', 't3'])
    expect(circularTranches([{ id: 't1', condition: waitingFor('t1') }])).toEqual(['t1'])
  })

  test('tranches that only wait for earlier ones are never circular, in whatever order they come', () => {
    const edges = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 })
    fc.assert(
      fc.property(edges, fc.boolean(), (drawn, closed) => {
        const pairs = drawn.filter(([later, earlier]) => later > earlier)
        const tranches = Array.from({ length: 8 }, (_, at) => ({
          id: `t${at}`,
          condition: {
            all: [
              { signed: true as const },
              ...pairs
                .filter(([later]) => later === at)
                .map(([, earlier]) => ({ tranchePaid: `t${earlier}` })),
              ...(closed && at === 0 ? [{ tranchePaid: 't7' }, { tranchePaid: 't0' }] : []),
            ],
          },
        }))
        const circle = circularTranches(tranches.toReversed())
        expect(circle.length > 0).toBe(closed)
        if (closed) expect(circle).toContain('t0')
      }),
    )
  })

  test('a fact is always asked when no alternative goes round it', () => {
    expect(always({ any: [{ signed: true }, { baselineRecorded: true }] }, 'baselineRecorded')).toBe(false)
    fc.assert(
      fc.property(condition, facts, (one, known) => {
        if (always(one, 'signed')) expect(evaluate(one, { ...known, signed: false }).met).toBe(false)
      }),
    )
  })

  test('becomes sentences: nested lists flat, alternatives apart', () => {
    expect(conditionSentences(conditionSchema.parse(release.condition))).toEqual([
      { say: 'signed' },
      { say: 'baseline-recorded' },
      { say: 'milestone-accepted', milestone: 'm1' },
      {
        say: 'one-of',
        alternatives: [
          [{ say: 'report-accepted', report: 'r1' }],
          [{ say: 'confirmed', role: 'manager', text: 'de vrijwilligers zijn opgeleid' }],
        ],
      },
      { say: 'indicator-at-least', indicator: 'i1', shareBp: 6000 },
      { say: 'on-or-after', day: '2025-09-01' },
    ])
    fc.assert(
      fc.property(condition, (one) => {
        const count = (list: ReturnType<typeof conditionSentences>): number =>
          list.reduce(
            (sum, item) =>
              sum + (item.say === 'one-of' ? item.alternatives.map(count).reduce((a, b) => a + b, 0) : 1),
            0,
          )
        expect(count(conditionSentences(one))).toBe(leavesOf(one).length)
      }),
    )
  })
})
