import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aggregate, type FigurePart, leastSure, shareOf } from '#app/domain/results/aggregate.ts'
import {
  type IndicatorType,
  type IndicatorValue,
  indicatorTypes,
  type Qualifier,
  qualifiers,
} from '#app/domain/results/indicator.ts'
import type { Overlap } from '#app/domain/results/overlap.ts'
import vectors from '#tests/examples/vectors.json' with { type: 'json' }

const { indicators } = vectors

const exactly = (value: number, more: Partial<IndicatorValue> = {}): IndicatorValue => ({
  value,
  qualifier: 'exact',
  ...more,
})
const part = (
  id: string,
  value: IndicatorValue | number | null,
  more: Partial<FigurePart> = {},
): FigurePart => ({
  id,
  value: typeof value === 'number' ? exactly(value) : value,
  unit: 'bewoners',
  ...more,
})
const partsOf = (values: Record<string, number>, more: Partial<FigurePart> = {}) =>
  Object.entries(values).map(([id, value]) => part(id, value, more))
const overlapsOf = (pairs: Record<string, number>): Overlap[] =>
  Object.entries(pairs).map(([pair, shared]) => ({
    between: pair.split('&') as [string, string],
    least: shared,
    most: shared,
  }))

describe('the worked examples', () => {
  test('42 young people stay 42, whatever their three approaches add up to', () => {
    const { parts, total, programme, ifTotalUnknown, neverShown } = indicators.multiTeam
    const approaches = partsOf(parts, { subsetOf: 'S03' })
    expect(aggregate('unique-people', [...partsOf(total), ...approaches])).toMatchObject({
      kind: 'interval',
      atLeast: programme,
      atMost: programme,
      leftOut: approaches.map(({ id }) => ({ id, why: 'subset' })),
    })
    const ended = aggregate('unique-people', approaches, { total: exactly(total.S03) })
    expect(ended).toMatchObject({ kind: 'total', value: programme, valueMax: null, exact: '42' })
    expect(Object.values(ended)).not.toContain(neverShown)
    expect(aggregate('unique-people', approaches)).toMatchObject({ kind: 'interval', ...ifTotalUnknown })
  })

  test('52 to 106 residents at work, and 101 when five are known to be in two', () => {
    const { parts, unknownOverlap, knownOverlapA06A07is5 } = indicators.werk
    const figures = [...partsOf(parts), part('A05', 13, { subsetOf: 'A04' })]
    expect(aggregate('unique-people', figures)).toMatchObject({
      kind: 'interval',
      ...unknownOverlap,
      known: 4,
      of: 4,
      leftOut: [{ id: 'A05', why: 'subset' }],
    })
    const overlaps = overlapsOf({ 'A06&A07': 5 })
    expect(aggregate('unique-people', figures, { overlaps })).toMatchObject({
      kind: 'interval',
      ...knownOverlapA06A07is5,
    })
  })

  test.each([
    ['all pairs known', indicators.threeGrantsAllPairsKnown],
    ['none shared', indicators.threeGrantsNoneShared],
  ])('three grants, %s', (_name, { parts, overlaps, ...interval }) => {
    expect(aggregate('unique-people', partsOf(parts), { overlaps: overlapsOf(overlaps) })).toMatchObject({
      kind: 'interval',
      ...interval,
    })
  })

  test('an overlap may be a range: 38 and 31 people with 8 to 14 in both', () => {
    const overlaps: Overlap[] = [{ between: ['a', 'b'], least: 8, most: 14 }]
    expect(aggregate('unique-people', partsOf({ a: 38, b: 31 }), { overlaps })).toMatchObject({
      atLeast: 55,
      atMost: 61,
    })
  })

  test('percentages add numerators and denominators', () => {
    const { parts, numerator, denominator, shown } = indicators.percentage
    const figures = parts.map(([value, whole], index) =>
      part(`p${index}`, exactly(value as number, { denominator: whole as number })),
    )
    const result = aggregate('percentage', figures)
    expect(result).toMatchObject({ kind: 'percentage', numerator, denominator, exact: '30' })
    expect(`${(result as { value: number }).value.toFixed(1).replace('.', ',')} %`).toBe(shown)
  })

  test('scores are weighted by their answers', () => {
    const { parts, mean, n, wrong } = indicators.score
    const scale = { from: 1, to: 10 }
    const figures = parts.map((one, index) => part(`p${index}`, exactly(one.mean, { n: one.n, scale })))
    const result = aggregate('score', figures)
    expect(result).toMatchObject({ kind: 'mean', value: mean, n })
    expect(result).not.toMatchObject({ value: wrong })
  })

  test('ruim stays on the total, and what may be part of it is not added', () => {
    const figures = [
      part('H02', { value: 3600, qualifier: 'more-than' }),
      part('other', 120),
      part('H03', { value: 70, qualifier: 'about' }, { relation: 'unknown' }),
    ]
    expect(indicators.contacts.total).toBe('ruim 3720')
    expect(aggregate('contacts', figures)).toMatchObject({
      kind: 'total',
      value: 3720,
      qualifier: 'more-than',
      leftOut: [{ id: 'H03', why: 'relation-unknown' }],
    })
  })

  test('a rate is shown as it is and never added', () => {
    const [value, valueMax] = indicators.rate.L08 as [number, number]
    const hours = part('L08', exactly(value, { valueMax }))
    const result = aggregate('rate', [hours, part('L07', indicators.rate.L07)])
    expect(result).toMatchObject({
      kind: 'apart',
      figures: [{ id: 'L08', value: { value, valueMax } }, { id: 'L07' }],
    })
    expect(result).not.toHaveProperty('value')
    expect(indicators.rate.sum).toBeNull()
  })

  test('units never meet', () => {
    const { parts, units, sum, why } = indicators.missing
    const figures = Object.entries(parts).map(([id, value], index) =>
      part(id, value, { unit: units[index] as string }),
    )
    expect(aggregate('count', figures)).toMatchObject({ kind: 'none', why: 'units-differ' })
    expect([sum, why]).toEqual([null, 'units never meet'])
    expect(aggregate('count', [part('H05', 4)], { unit: 'baangaranties' })).toMatchObject({
      kind: 'none',
      why: 'units-differ',
    })
  })

  test('a missing figure is counted as missing, not as nought', () => {
    const { parts, total, known } = indicators.missingSameUnit
    const result = aggregate(
      'count',
      parts.map((value, index) => part(`p${index}`, value)),
    )
    expect(result).toMatchObject({ kind: 'total', value: total })
    expect(`${result.known} van ${result.of}`).toBe(known)
    expect(aggregate('count', [part('a', null)])).toMatchObject({
      kind: 'none',
      why: 'nothing-known',
      known: 0,
      of: 1,
    })
    expect(aggregate('count', [])).toMatchObject({ kind: 'none', why: 'nothing-known', known: 0, of: 0 })
  })

  test('shares are rounded once, after adding', () => {
    const { value, shareBp, exact, shownAlone } = indicators.share
    const alone = shareOf(value, shareBp)
    expect(alone.exact).toBe(exact)
    expect(String(alone.value).replace('.', ',')).toBe(shownAlone)
    const both = ['a', 'b'].map((id) => part(id, value, { shareBp }))
    expect(aggregate('count', both)).toMatchObject({ kind: 'total', value: 25, exact: '25' })
  })
})

describe('what may be added', () => {
  test('a part never enters a sum beside others, even when its whole is elsewhere', () => {
    const figures = [part('a', 10), part('b', 4, { subsetOf: 'elsewhere' })]
    expect(aggregate('count', figures)).toMatchObject({
      kind: 'total',
      value: 10,
      leftOut: [{ id: 'b', why: 'subset' }],
    })
    expect(aggregate('count', [part('b', 4, { subsetOf: 'elsewhere' })])).toMatchObject({
      kind: 'total',
      value: 4,
    })
  })

  test('a part stays out when its whole is here without a figure', () => {
    const figures = [part('S03', null), part('S04', 35, { subsetOf: 'S03' })]
    expect(aggregate('unique-people', figures)).toMatchObject({
      kind: 'none',
      why: 'nothing-known',
      known: 0,
      of: 1,
    })
  })

  test('money is in whole cents, ranges stay ranges', () => {
    expect(aggregate('money', [part('a', 101, { shareBp: 5_000 })])).toMatchObject({
      value: 51,
      exact: '101/2',
    })
    const ranges = [part('a', exactly(10, { valueMax: 15 })), part('b', 5)]
    expect(aggregate('count', ranges)).toMatchObject({ value: 15, valueMax: 20 })
  })

  test('yes-no is k of n, unknown answers not counted', () => {
    const figures = [part('a', 1), part('b', 0), part('c', null), part('d', 1)]
    expect(aggregate('yes-no', figures)).toMatchObject({ kind: 'yes-no', yes: 2, known: 3, of: 4 })
  })

  test('scores on different scales do not meet, and one without answers is not known', () => {
    const five = part('a', exactly(4, { n: 10, scale: { from: 1, to: 5 } }))
    const ten = part('b', exactly(7, { n: 10, scale: { from: 1, to: 10 } }))
    expect(aggregate('score', [five, ten])).toMatchObject({ kind: 'none', why: 'scales-differ' })
    expect(aggregate('score', [five, part('c', exactly(3))])).toMatchObject({
      kind: 'mean',
      value: 4,
      n: 10,
      known: 1,
      of: 2,
    })
  })

  test('a percentage without a denominator is not known', () => {
    expect(aggregate('percentage', [part('a', 11)])).toMatchObject({ kind: 'none', known: 0, of: 1 })
  })
})

describe('people in parts, against counted heads', () => {
  const heads = fc.array(fc.subarray([...'abcd']), { maxLength: 30 })
  const names = [...'abcd']
  const sizes = (all: string[][]) =>
    Object.fromEntries(names.map((name) => [name, all.filter((head) => head.includes(name)).length]))
  const inBoth = (all: string[][], one: string, other: string) =>
    all.filter((head) => head.includes(one) && head.includes(other)).length
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const))

  test('the true number always lies in the interval, however much of the overlaps is known', () => {
    fc.assert(
      fc.property(heads, fc.subarray(pairs), fc.nat(3), (all, knownPairs, vague) => {
        const overlaps = knownPairs.map(([one, other]) => {
          const shared = inBoth(all, one, other)
          return { between: [one, other] as const, least: Math.max(0, shared - vague), most: shared + vague }
        })
        const result = aggregate('unique-people', partsOf(sizes(all)), { overlaps })
        const true_ = all.filter((head) => head.length > 0).length
        expect(result).toMatchObject({ kind: 'interval' })
        const { atLeast, atMost } = result as { atLeast: number; atMost: number }
        expect(atLeast).toBeLessThanOrEqual(true_)
        expect(atMost).toBeGreaterThanOrEqual(true_)
        expect(atMost).toBeLessThanOrEqual(Object.values(sizes(all)).reduce((total, size) => total + size, 0))
      }),
    )
  })

  test('knowing more never widens it', () => {
    fc.assert(
      fc.property(heads, fc.shuffledSubarray(pairs), fc.nat(6), (all, known, fewer) => {
        const overlaps = known.map(([one, other]) => ({
          between: [one, other] as const,
          least: inBoth(all, one, other),
          most: inBoth(all, one, other),
        }))
        const width = (some: Overlap[]) => {
          const { atLeast, atMost } = aggregate('reach', partsOf(sizes(all)), { overlaps: some }) as {
            atLeast: number
            atMost: number
          }
          return [-atLeast, atMost] as const
        }
        const [more, less] = [width(overlaps), width(overlaps.slice(0, fewer))]
        expect(more[0]).toBeLessThanOrEqual(less[0])
        expect(more[1]).toBeLessThanOrEqual(less[1])
      }),
    )
  })

  test('is no less than those who took part for the first time, and holds the true number', () => {
    const plans = fc.array(fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 1 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(plans, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (all, tells) => {
        const heads = new Set<number>()
        const parts = all.map((people, at) => {
          const before = people.filter((person) => heads.has(person)).length
          for (const person of people) heads.add(person)
          return part(`p${at}`, people.length, { tookPartBefore: tells[at] ? before : null })
        })
        const told = aggregate('unique-people', parts)
        const untold = aggregate(
          'unique-people',
          parts.map(({ tookPartBefore: _before, ...one }) => one),
        )
        if (told.kind !== 'interval' || untold.kind !== 'interval') throw new Error('no interval')
        expect(told.atLeast).toBeLessThanOrEqual(heads.size)
        expect(told.atMost).toBeGreaterThanOrEqual(heads.size)
        expect(told.atLeast).toBeGreaterThanOrEqual(untold.atLeast)
        if (all.every((_, at) => tells[at])) expect(told.atLeast).toBe(heads.size)
      }),
    )
  })

  test('an overlap larger than its parts, or with a part that is not here, does no harm', () => {
    const overlaps: Overlap[] = [
      { between: ['a', 'b'], least: 99, most: 99 },
      { between: ['a', 'z'], least: 5, most: 5 },
      { between: ['a', 'a'], least: 5, most: 5 },
    ]
    expect(aggregate('unique-people', partsOf({ a: 10, b: 4 }), { overlaps })).toMatchObject({
      atLeast: 10,
      atMost: 10,
    })
  })

  test('of two statements about one pair the last counts, in either order of names', () => {
    const overlaps: Overlap[] = [
      { between: ['a', 'b'], least: 1, most: 1 },
      { between: ['b', 'a'], least: 3, most: 3 },
    ]
    expect(aggregate('unique-people', partsOf({ a: 10, b: 4 }), { overlaps })).toMatchObject({
      atLeast: 11,
      atMost: 11,
    })
  })

  test('shares of the same people are added, not taken off twice', () => {
    const halves = ['a', 'b'].map((id) => part(id, 25, { shareBp: 5_000 }))
    const overlaps = overlapsOf({ 'a&b': 25 })
    expect(aggregate('unique-people', halves, { overlaps })).toMatchObject({ atLeast: 12.5, atMost: 25 })
    const attributed = fc.array(fc.tuple(fc.subarray([...'abc']), fc.constant(0)), { maxLength: 20 })
    const shares = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(attributed, shares, (all, [a, b, c]) => {
        const shareBp = { a, b, c } as Record<string, number>
        const people = all.map(([head]) => head)
        const figures = [...'abc'].map((id) =>
          part(id, people.filter((head) => head.includes(id)).length, { shareBp: shareBp[id] as number }),
        )
        const known = pairs
          .filter(([, other]) => other !== 'd')
          .map(([one, other]) => ({
            between: [one, other] as const,
            least: inBoth(people, one, other),
            most: inBoth(people, one, other),
          }))
        const counted =
          people.reduce(
            (total, head) =>
              total +
              Math.min(
                10_000,
                head.reduce((sum, id) => sum + (shareBp[id] as number), 0),
              ),
            0,
          ) / 10_000
        const { atLeast, atMost } = aggregate('unique-people', figures, { overlaps: known }) as {
          atLeast: number
          atMost: number
        }
        expect(atLeast).toBeLessThanOrEqual(counted + 0.051)
        expect(atMost).toBeGreaterThanOrEqual(counted - 0.051)
      }),
    )
  })
})

describe('every type', () => {
  const figure = fc.record({
    value: fc.integer({ min: 0, max: 20 }),
    qualifier: fc.constantFrom<Qualifier>(...qualifiers),
    denominator: fc.constantFrom(null, 20, 40),
    n: fc.constantFrom(null, 3, 8),
    scale: fc.constantFrom(null, { from: 0, to: 20 }),
  })
  const figures = fc.array(
    fc.record({
      value: fc.option(figure),
      subsetOf: fc.constantFrom(null, 'p0', 'elsewhere'),
      relation: fc.constantFrom<'part' | 'unknown'>('part', 'part', 'unknown'),
      shareBp: fc.constantFrom(2_500, 10_000),
    }),
    { maxLength: 6 },
  )
  const numbered = figures.map((all) =>
    all.map((one, index): FigurePart => ({ ...one, id: `p${index}`, unit: 'bewoners' })),
  )
  const type = fc.constantFrom<IndicatorType>(...indicatorTypes)

  test('gives the same answer in any order, counts every figure once and never makes one of nothing', () => {
    fc.assert(
      fc.property(type, numbered, (kind, parts) => {
        const result = aggregate(kind, parts)
        const turned = aggregate(kind, [...parts].reverse())
        expect(result.of + result.leftOut.length).toBe(parts.length)
        expect(result.known).toBeLessThanOrEqual(result.of)
        expect(result.kind === 'none').toBe(
          result.known === 0 || (result.kind === 'none' && result.why === 'scales-differ'),
        )
        if (result.kind !== 'apart') expect({ ...turned, leftOut: [] }).toEqual({ ...result, leftOut: [] })
      }),
    )
  })

  test('is as sure as its least sure figure', () => {
    expect(leastSure([])).toBe('exact')
    expect(leastSure(['exact', 'about'])).toBe('about')
    expect(leastSure(['about', 'more-than', 'exact'])).toBe('more-than')
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Qualifier>(...qualifiers)),
        fc.array(fc.constantFrom<Qualifier>(...qualifiers)),
        (some, others) => {
          expect(leastSure([leastSure(some), leastSure(others)])).toBe(leastSure([...some, ...others]))
        },
      ),
    )
  })
})
