import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, fraction } from '#app/domain/fraction.ts'
import { cents } from '#app/domain/money.ts'
import { rank, type Scored } from '#app/domain/panel/ranking.ts'

const scored = (proposal: string, asked: number, ...scores: number[]): Scored => ({
  proposal,
  asked: cents(asked),
  scores: scores.map(decimal),
})
const placesOf = (proposals: Scored[], room: number) =>
  Object.fromEntries(rank(proposals, room).rows.map((row) => [row.proposal, row.place]))

describe('the order', () => {
  test('goes by the mean; equal means share a rank, and the next rank is skipped', () => {
    const { rows } = rank(
      [scored('c', 10, 3), scored('b', 10, 4, 2), scored('a', 10, 3.5), scored('d', 10, 2)],
      100,
    )
    expect(rows.map((row) => [row.proposal, row.rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ])
  })

  test('sees equal means that numbers do not', () => {
    const thirds = {
      proposal: 'b',
      asked: cents(1),
      scores: [fraction(1, 3), fraction(1, 3), fraction(1, 3)],
    }
    const third = { proposal: 'a', asked: cents(1), scores: [fraction(3, 9)] }
    expect(rank([thirds, third], 10).rows.map((row) => row.rank)).toEqual([1, 1])
  })

  test('a proposal without a score stands last, without rank, mean or place', () => {
    const { rows } = rank([scored('a', 10), scored('b', 10, 1)], 5)
    expect(rows.map((row) => row.proposal)).toEqual(['b', 'a'])
    expect(rows[1]).toMatchObject({
      rank: null,
      mean: null,
      readers: 0,
      place: null,
      agreement: null,
      together: 20,
    })
  })
})

describe('spread and interval', () => {
  const { rows, withinReaders } = rank(
    [scored('a', 10, 5, 4, 3), scored('b', 10, 2, 2), scored('c', 10, 3)],
    15,
  )
  const [a, c, b] = rows

  test('the variance within proposals is pooled over all', () => {
    expect(withinReaders).toBeCloseTo(2 / 3, 12)
  })

  test('a proposal has its own spread, and an interval from the pooled one', () => {
    expect(a).toMatchObject({ proposal: 'a', mean: 4, spread: 1, readers: 3 })
    expect((a?.high ?? 0) - 4).toBeCloseTo(1.28 * Math.sqrt(2 / 3 / 3), 12)
    expect(b).toMatchObject({ proposal: 'b', mean: 2, spread: 0 })
    expect((b?.high ?? 0) - 2).toBeCloseTo(1.28 * Math.sqrt(2 / 3 / 2), 12)
    expect(c).toMatchObject({ proposal: 'c', mean: 3, spread: null, agreement: 'one-review' })
    expect(3 - (c?.low ?? 0)).toBeCloseTo(1.28 * Math.sqrt(2 / 3), 12)
  })

  test('readers are divided when two lie more than a whole point apart', () => {
    expect(a?.agreement).toBe('divided')
    expect(rank([scored('a', 1, 4, 3, 3.5)], 10).rows[0]?.agreement).toBe('agreed')
  })

  test('with one reader each no interval is known, and every place stays open', () => {
    const alone = rank([scored('a', 10, 5), scored('b', 10, 1)], 10)
    expect(alone.withinReaders).toBeNull()
    expect(alone.rows.map((row) => [row.low, row.high, row.place])).toEqual([
      [null, null, 'grey-zone'],
      [null, null, 'grey-zone'],
    ])
  })
})

describe('the line of the money', () => {
  const means = (...values: number[]) => values.map((value, index) => scored(`p${index}`, 10, value, value))

  test('lies midway between the last that fits and the first that does not', () => {
    expect(rank(means(5, 4, 3, 2), 20).line).toBe(3.5)
    expect(rank(means(5, 4, 3, 2), 29).line).toBe(3.5)
    expect(rank(means(5, 4, 3, 2), 30).line).toBe(2.5)
  })

  test('there is none when all fit, and it lies on the first when not even that fits', () => {
    expect(rank(means(5, 4), 20)).toMatchObject({ line: null })
    expect(placesOf(means(5, 4), 20)).toEqual({ p0: 'above-line', p1: 'above-line' })
    expect(rank(means(5, 4), 5).line).toBe(5)
    expect(placesOf(means(5, 4), 5)).toEqual({ p0: 'grey-zone', p1: 'below-line' })
  })

  test('lies on equal means that straddle it, and above those of which none fits', () => {
    const tie = [scored('a', 10, 4, 4), scored('b', 5, 3, 3), scored('c', 20, 3, 3)]
    expect(rank(tie, 15).line).toBe(3)
    expect(rank(tie, 14).line).toBe(3.5)
    expect(rank(tie, 35).line).toBeNull()
  })

  test('without any disagreement only who lies on the line is in the grey zone', () => {
    expect(placesOf(means(5, 4, 3, 2), 20)).toEqual({
      p0: 'above-line',
      p1: 'above-line',
      p2: 'below-line',
      p3: 'below-line',
    })
  })

  test('an interval that just touches the line is in the grey zone', () => {
    const distance = 0.5
    const touching = (sd: number) => [
      scored('a', 10, 3.5 + sd, 3.5 - sd),
      scored('b', 10, 2.5 + sd, 2.5 - sd),
    ]
    const exact = distance / 1.28
    expect(placesOf(touching(exact + 1e-9), 10)).toEqual({ a: 'grey-zone', b: 'grey-zone' })
    expect(placesOf(touching(exact - 1e-9), 10)).toEqual({ a: 'above-line', b: 'below-line' })
    expect(placesOf(touching(0.390625), 10)).toEqual({ a: 'grey-zone', b: 'grey-zone' })
  })
})

describe('a ranking', () => {
  const value = fc.integer({ min: 100, max: 500 }).map((hundredths) => fraction(hundredths, 100))
  const proposal = fc.record({
    asked: fc.integer({ min: 1, max: 50 }),
    scores: fc.array(value, { maxLength: 4 }),
  })
  const field = fc
    .array(proposal, { maxLength: 8 })
    .map((all) =>
      all.map((one, index): Scored => ({ ...one, proposal: `p${index}`, asked: cents(one.asked) })),
    )

  test('does not depend on the order of proposals or of reviews', () => {
    fc.assert(
      fc.property(field, fc.nat(200), (proposals, room) => {
        const turned = proposals.map((one) => ({ ...one, scores: [...one.scores].reverse() })).reverse()
        expect(rank(turned, room)).toEqual(rank(proposals, room))
      }),
    )
  })

  test('keeps every proposal once, means falling, ranks counting those before', () => {
    fc.assert(
      fc.property(field, fc.nat(200), (proposals, room) => {
        const { rows } = rank(proposals, room)
        expect(rows.map((row) => row.proposal).sort()).toEqual(proposals.map((one) => one.proposal).sort())
        const means = rows.flatMap((row) => row.mean ?? [])
        expect(means).toEqual([...means].sort((one, other) => other - one))
        for (const row of rows) {
          if (row.rank !== null)
            expect(row.rank).toBe(1 + rows.filter((other) => (other.mean ?? 0) > (row.mean ?? 0)).length)
        }
        expect(rows.at(-1)?.together ?? 0).toBe(proposals.reduce((total, one) => total + one.asked, 0))
      }),
    )
  })

  test('more money never moves the line up, and the grey zone is those whose interval touches it', () => {
    fc.assert(
      fc.property(field, fc.nat(200), fc.nat(50), (proposals, room, more) => {
        const [less, richer] = [rank(proposals, room), rank(proposals, room + more)]
        if (less.line !== null && richer.line !== null) expect(richer.line).toBeLessThanOrEqual(less.line)
        if (less.line === null) expect(richer.line).toBeNull()
        for (const row of less.rows) {
          if (row.mean === null || row.low === null || row.high === null || less.line === null) continue
          if (row.low > less.line + 1e-9) expect(row.place).toBe('above-line')
          if (row.high < less.line - 1e-9) expect(row.place).toBe('below-line')
          if (row.low < less.line - 1e-9 && row.high > less.line + 1e-9) expect(row.place).toBe('grey-zone')
        }
      }),
    )
  })
})
