import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction } from '#app/domain/fraction.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import {
  canAnnounce,
  canDraw,
  committedText,
  drawnOrder,
  tiedAtLine,
  winners,
} from '#app/domain/panel/lottery.ts'
import { rank } from '#app/domain/panel/ranking.ts'

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const references = fc.uniqueArray(
  fc.integer({ min: 1, max: 9999 }).map((number) => `LO-2026-${String(number).padStart(4, '0')}`),
  { minLength: 2, maxLength: 12 },
)
const seed = fc.uuid()
const number = fc.integer({ min: 0, max: 999_999 }).map(String)

describe('the draw', () => {
  test('gives the same order to whoever does it again, in whatever order the names come', () => {
    fc.assert(
      fc.property(references, seed, number, (names, secret, drawn) => {
        const order = drawnOrder(names, secret, drawn, hash)
        expect([...order].sort()).toEqual([...names].sort())
        expect(drawnOrder([...names].reverse(), secret, drawn, hash)).toEqual(order)
        expect(hash(committedText([...names].reverse(), secret))).toBe(hash(committedText(names, secret)))
      }),
    )
  })

  test('another secret or another list has another hash', () => {
    fc.assert(
      fc.property(references, seed, seed, (names, one, other) => {
        fc.pre(one !== other)
        expect(committedText(names, one)).not.toBe(committedText(names, other))
        expect(committedText(names.slice(1), one)).not.toBe(committedText(names, one))
      }),
    )
  })

  test('every place is as likely for each', () => {
    const names = ['LO-2026-0001', 'LO-2026-0002', 'LO-2026-0003']
    const first = new Map(names.map((name) => [name, 0]))
    for (let drawn = 0; drawn < 3_000; drawn++) {
      const [won = ''] = drawnOrder(names, 'geheim', String(drawn), hash)
      first.set(won, (first.get(won) ?? 0) + 1)
    }
    for (const times of first.values()) expect(Math.abs(times - 1_000)).toBeLessThan(120)
  })

  test('an example that anybody can do again with sha256sum', () => {
    const names = ['LO-2026-0007', 'LO-2026-0003']
    expect(committedText(names, 'geheim')).toBe('LO-2026-0003\nLO-2026-0007\ngeheim')
    const [three, seven] = ['18cb9b60', '5d74ed3a']
    expect(hash('geheim|123|LO-2026-0003').slice(0, 8)).toBe(three)
    expect(hash('geheim|123|LO-2026-0007').slice(0, 8)).toBe(seven)
    expect(drawnOrder(names, 'geheim', '123', hash)).toEqual(['LO-2026-0003', 'LO-2026-0007'])
  })
})

test('who is drawn first gets the money first, and nobody gets more than there is', () => {
  const asks = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(asks, fc.integer({ min: 0, max: 60_000 }), (amounts, left) => {
      const order = amounts.map((_amount, index) => String(index))
      const asked = (name: string) => cents(amounts[Number(name)] as number)
      const won = winners(order, asked, left)
      const spent = won.reduce((total, name) => total + asked(name), 0)
      expect(spent).toBeLessThanOrEqual(left)
      for (const lost of order.filter((name) => !won.includes(name))) {
        const before = won.filter((name) => order.indexOf(name) < order.indexOf(lost))
        const taken = before.reduce((total, name) => total + asked(name), 0)
        expect(taken + asked(lost)).toBeGreaterThan(left)
      }
    }),
  )
})

describe('ties at the line', () => {
  const scored = (proposal: string, asked: number, score: number) => ({
    proposal,
    asked: cents(asked) as Cents,
    scores: [fraction(score), fraction(score)],
  })

  test.each([
    [
      'two equals, money for one',
      [scored('a', 100, 5), scored('b', 100, 4), scored('c', 100, 4)],
      200,
      ['b', 'c'],
      100,
    ],
    ['money for both', [scored('a', 100, 5), scored('b', 100, 4), scored('c', 100, 4)], 300, [], 0],
    ['money for neither', [scored('b', 100, 4), scored('c', 100, 4)], 99, [], 99],
    ['no equals at the line', [scored('a', 100, 5), scored('b', 100, 4)], 100, [], 0],
    ['equals above the line', [scored('a', 50, 5), scored('b', 50, 5), scored('c', 100, 3)], 100, [], 0],
  ])('%s', (_name, proposals, room, tied, left) => {
    const found = tiedAtLine(rank(proposals, room).rows, room)
    expect(found).toEqual({ tied, left })
  })
})

describe('rules of the lottery', () => {
  const plan = { source: 'Staatsloterij', drawnOn: '2026-03-20' }
  const subject = { tied: ['a', 'b'], running: false, today: '2026-03-10' }

  test.each([
    [plan, subject, 'ok'],
    [{ ...plan, source: ' ' }, subject, 'lottery-source-missing'],
    [{ ...plan, drawnOn: '2026-03-10' }, subject, 'lottery-day-past'],
    [{ ...plan, drawnOn: 'morgen' }, subject, 'lottery-day-past'],
    [plan, { ...subject, tied: ['a'] }, 'lottery-no-tie'],
    [plan, { ...subject, running: true }, 'lottery-running'],
  ])('announcing %j %j: %s', (given, about, code) => {
    expect(codeOf(canAnnounce(given, about))).toBe(code)
  })

  test.each([
    ['12 34-56', '2026-03-20', false, '123456'],
    ['12a', '2026-03-20', false, 'lottery-number-wrong'],
    ['', '2026-03-20', false, 'lottery-number-wrong'],
    ['123', '2026-03-19', false, 'lottery-too-early'],
    ['123', '2026-03-21', true, 'lottery-drawn'],
  ])('drawing %s on %s: %s', (typed, today, drawn, answer) => {
    const verdict = canDraw({ drawnOn: '2026-03-20', drawn }, typed, today)
    expect(verdict.ok ? verdict.number : verdict.reason.code).toBe(answer)
  })
})

function codeOf(verdict: { ok: boolean; reason?: { code: string } }) {
  return verdict.ok ? 'ok' : verdict.reason?.code
}
