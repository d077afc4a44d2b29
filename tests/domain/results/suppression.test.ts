import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, hiddenIn, mayShow, withoutFewLeft } from '#app/domain/results/suppression.ts'

const cells = (values: Record<string, number>, published: string[] = []): Cell[] =>
  Object.entries(values).map(([id, value]) => ({ id, value, published: published.includes(id) }))
const group = (...parts: string[]) => [{ total: 'all', parts }]
const hidden = (...args: Parameters<typeof hiddenIn>) => [...hiddenIn(...args)].sort()

describe('a count of people that stands alone', () => {
  test('is shown from five on, or when the programme has published it', () => {
    expect([0, 4, 5].map((value) => mayShow({ value }))).toEqual([false, false, true])
    expect(mayShow({ value: 3, published: true })).toBe(true)
    expect(hidden(cells({ a: 4, b: 5 }))).toEqual(['a'])
  })
})

describe('a count that can be found by subtraction', () => {
  test('takes the next smallest with it', () => {
    expect(hidden(cells({ all: 22, a: 3, b: 12, c: 7 }), group('a', 'b', 'c'))).toEqual(['a', 'c'])
  })

  test('two small ones take a larger with them, because their sum says too much', () => {
    expect(hidden(cells({ all: 14, a: 3, b: 2, c: 9 }), group('a', 'b', 'c'))).toEqual(['a', 'b', 'c'])
  })

  test('takes the total when there is no other part', () => {
    expect(hidden(cells({ all: 3 + 9, a: 3, b: 9 }, ['b']), group('a', 'b'))).toEqual(['a', 'all'])
  })

  test('a part beside its total hides the rest: 16 residents of whom 13 here leaves 3 elsewhere', () => {
    expect(hidden(cells({ all: 16, a: 13 }), group('a'))).toEqual(['a'])
    expect(hidden(cells({ all: 16, a: 13 }, ['all', 'a']), group('a'))).toEqual([])
    expect(hidden(cells({ all: 18, a: 13 }), group('a'))).toEqual([])
  })

  test('a rest of five or more protects the small part', () => {
    expect(hidden(cells({ all: 22, a: 3, b: 12 }), group('a', 'b'))).toEqual(['a'])
  })

  test('the total that is hidden for another group is not given away by its own parts', () => {
    const groups = [
      { total: 'all', parts: ['a', 'b'] },
      { total: 'b', parts: ['b1', 'b2'] },
    ]
    expect(hidden(cells({ all: 23, a: 3, b: 20, b1: 8, b2: 12 }), groups)).toEqual(['a', 'b', 'b1'])
  })

  test('a part that protects in one group is protected in the other', () => {
    const groups = [
      { total: 'all', parts: ['a', 'b'] },
      { total: 'other', parts: ['b', 'c'] },
    ]
    expect(hidden(cells({ all: 15, a: 3, b: 12, other: 30, c: 18 }), groups)).toEqual(['a', 'b', 'c'])
  })

  test('published figures stay: 42 young people in three approaches', () => {
    const published = cells({ all: 42, S04: 35, S05: 18, S06: 13 }, ['all', 'S04', 'S05', 'S06'])
    expect(hidden(published, group('S04', 'S05', 'S06'))).toEqual([])
  })

  test('a group of figures that are not there changes nothing', () => {
    expect(
      hidden(cells({ a: 7 }), [
        { total: 'all', parts: ['a'] },
        { total: 'a', parts: ['z'] },
      ]),
    ).toEqual([])
  })
})

describe('who looks at a table and its total', () => {
  const table = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 5 })

  test('never finds a hidden count, and hides nothing without need', () => {
    fc.assert(
      fc.property(table, fc.nat(8), (values, rest) => {
        const names = values.map((_value, index) => `p${index}`)
        const total = values.reduce((sum, value) => sum + value, rest)
        const all = cells({
          all: total,
          ...Object.fromEntries(names.map((name, index) => [name, values[index] as number])),
        })
        const unseen = hiddenIn(all, group(...names))
        for (const cell of all) if (cell.value < 5) expect(unseen.has(cell.id)).toBe(true)
        if (all.every((cell) => cell.value >= 5) && (rest === 0 || rest >= 5)) expect(unseen.size).toBe(0)
        if (unseen.has('all') || unseen.size === 0) return
        const shown = all
          .filter((cell) => cell.id !== 'all' && !unseen.has(cell.id))
          .reduce((sum, cell) => sum + cell.value, 0)
        const unknowns = unseen.size + (rest > 0 ? 1 : 0)
        expect(unknowns).toBeGreaterThan(1)
        expect(total - shown).toBeGreaterThanOrEqual(5)
      }),
    )
  })

  test('hiding more never shows less of the small ones: the answer does not depend on the order', () => {
    fc.assert(
      fc.property(table, (values) => {
        const names = values.map((_value, index) => `p${index}`)
        const total = values.reduce((sum, value) => sum + value, 0)
        const all = cells({
          all: total,
          ...Object.fromEntries(names.map((name, index) => [name, values[index] as number])),
        })
        expect(hidden([...all].reverse(), group(...names.toReversed()))).toEqual(hidden(all, group(...names)))
      }),
    )
  })
})

test('what a count of people is out of never tells of one to four who are left', () => {
  const figure = fc.record({
    value: fc.nat(40),
    more: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    left: fc.nat(12),
  })
  fc.assert(
    fc.property(figure, fc.constantFrom('unique-people' as const, 'count' as const), (one, type) => {
      const valueMax = one.more === null ? null : one.value + one.more
      const value = { value: one.value, valueMax, qualifier: 'exact' as const }
      const whole = { ...value, denominator: (valueMax ?? one.value) + one.left }
      const shown = withoutFewLeft(type, whole)
      const few = [whole.denominator - one.value, one.left].some((rest) => rest > 0 && rest < 5)
      expect(shown).toEqual(type === 'unique-people' && few ? { ...whole, denominator: null } : whole)
    }),
  )
})
