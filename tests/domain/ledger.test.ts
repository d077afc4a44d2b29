import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { awardLines, commitmentLines, replaceCommitment, transferLines } from '#app/domain/ledger/lines.ts'
import {
  bookOf,
  committed,
  coverDays,
  coverOn,
  type Entry,
  headroom,
  judgeBook,
  judgeCeiling,
  judgePosting,
  type Line,
  shortDays,
  tightestOfMonths,
} from '#app/domain/ledger.ts'
import { type Cents, cents, sumCents } from '#app/domain/money.ts'
import vectors from '#tests/examples/vectors.json' with { type: 'json' }

const { cover } = vectors
const entriesOf = (lines: { on: string; cover: number }[]) => lines.map((line) => line as Entry)

const days = fc.integer({ min: 0, max: 40 }).map((count) => addDays('2026-01-01', count))
const line = fc.record({ on: days, cover: fc.integer({ min: -500, max: 500 }).map(cents) })
const lines = fc.array(line, { maxLength: 25 })

describe('the worked examples', () => {
  test('cover runs through the days', () => {
    expect(coverDays(entriesOf(cover.entries))).toEqual(cover.runs)
  })

  test.each(Object.entries(cover.headroom))('on %s the headroom is %d', (on, room) => {
    expect(headroom(coverDays(entriesOf(cover.entries)), on)).toBe(room)
  })

  const states = statesBeforeEachStep()
  test.each(cover.steps.map((step, index) => [step.name, step, states[index] as Entry[]] as const))(
    '%s',
    (_name, step, before) => {
      const posting = entriesOf(step.entries)
      const verdict = judgePosting(coverDays(before), posting, { fact: 'fact' in step.verdict })
      const { ok, ...data } = step.verdict
      expect(verdict).toEqual(ok ? step.verdict : { ok, reason: { code: 'cover-short', ...data } })
      if ('after' in step) expect(coverDays([...before, ...posting])).toEqual(step.after)
    },
  )

  test('after the repayment the headroom is what was not counted more', () => {
    const index = cover.steps.findIndex((step) =>
      step.name.startsWith('gift D of 24.500,00 on 2025-03-01: allowed'),
    )
    expect(headroom(coverDays(states[index] as Entry[]), '2025-03-01')).toBe(
      cover.headroomAfterRepayment['2025-03-01'],
    )
  })

  test('two hundred awards one after another: six pass', () => {
    const { free, decisions, each, succeed, left } = cover.concurrency
    const entries: Line[] = [{ on: '2026-01-01', cover: cents(free) }]
    let passed = 0
    for (let award = 0; award < decisions; award += 1) {
      const posting = awardLines(each, '2026-06-01')
      if (!judgePosting(coverDays(entries), posting).ok) continue
      entries.push(...posting)
      passed += 1
    }
    expect(passed).toBe(succeed)
    expect(coverOn(coverDays(entries), '2026-06-01')).toBe(left)
  })
})

describe('cover', () => {
  test('at the end it is the sum of everything, and at every day the sum of what came before', () => {
    fc.assert(
      fc.property(lines, days, (all, on) => {
        const running = coverDays(all)
        expect(coverOn(running, '9999-12-31')).toBe(sumCents(all.map((entry) => entry.cover)))
        expect(coverOn(running, on)).toBe(
          sumCents(all.filter((entry) => entry.on <= on).map((entry) => entry.cover)),
        )
      }),
    )
  })

  test('does not depend on the order of the lines, nor on how a day’s lines are added up', () => {
    fc.assert(
      fc.property(
        lines.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(coverDays(shuffled)).toEqual(coverDays(all))
          expect(coverDays(daySums(all))).toEqual(coverDays(all))
        },
      ),
    )
  })

  test('headroom is exactly what an award can be on that day', () => {
    fc.assert(
      fc.property(lines, days, (all, on) => {
        const running = coverDays(all)
        const room = headroom(running, on)
        const award = (amount: number) => judgePosting(running, awardLines(amount, on))
        if (room > 0) expect(award(room).ok).toBe(true)
        expect(award(Math.max(room, 0) + 1).ok).toBe(false)
      }),
    )
  })

  test('the days that are short are those below nought', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const short = shortDays(coverDays(all))
        expect(short.every((day) => coverOn(coverDays(all), day.on) === -day.short && day.short > 0)).toBe(
          true,
        )
        expect(short.length).toBe(coverDays(all).filter((day) => day.cover < 0).length)
      }),
    )
  })
})

test('of many days each month keeps its tightest, and the tightest of all is among them', () => {
  const far = fc.record({
    on: fc.integer({ min: 0, max: 900 }).map((count) => addDays('2026-01-01', count)),
    cover: fc.integer({ min: -500, max: 500 }).map(cents),
  })
  fc.assert(
    fc.property(
      fc.array(far, { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 60 }),
      (all, most) => {
        const whole = coverDays(all)
        const kept = tightestOfMonths(whole, most)
        const least = (of: typeof whole) => Math.min(...of.map(({ cover: amount }) => amount))
        expect(kept[0]).toEqual(whole[0])
        expect(least(kept)).toBe(least(whole))
        expect(kept.map(({ on }) => on)).toEqual(kept.map(({ on }) => on).toSorted())
        expect(kept.every((one) => whole.includes(one))).toBe(true)
        if (whole.length <= most) expect(kept).toEqual(whole)
        else expect(kept.length).toBeLessThanOrEqual(1 + new Set(whole.map(({ on }) => on.slice(0, 7))).size)
      },
    ),
  )
})

describe('judging a posting', () => {
  test('an allowed decision makes no day short, nor a short day shorter', () => {
    fc.assert(
      fc.property(lines, lines, days, (all, posting, on) => {
        const running = coverDays(all)
        if (!judgePosting(running, posting).ok) return
        const [before, after] = [coverOn(running, on), coverOn(coverDays([...all, ...posting]), on)]
        expect(after >= 0 || after >= before).toBe(true)
      }),
    )
  })

  test('a refusal names the first day that would be short, and by how much', () => {
    fc.assert(
      fc.property(lines, lines, days, (all, posting, earlier) => {
        const verdict = judgePosting(coverDays(all), posting)
        if (verdict.ok) return
        const { on, short, before } = verdict.reason as unknown as {
          on: string
          short: number
          before: number
        }
        const after = coverDays([...all, ...posting])
        expect(before).toBe(coverOn(coverDays(all), on))
        expect(short).toBe(-coverOn(after, on))
        expect(short > 0 && -short < before).toBe(true)
        if (earlier < on) {
          const was = coverOn(coverDays(all), earlier)
          expect(coverOn(after, earlier) >= 0 || coverOn(after, earlier) >= was).toBe(true)
        }
      }),
    )
  })

  test('does not depend on the order of the posting', () => {
    fc.assert(
      fc.property(lines, lines, (all, posting) => {
        expect(judgePosting(coverDays(all), posting)).toEqual(
          judgePosting(coverDays(all), [...posting].reverse()),
        )
      }),
    )
  })

  test('a fact is always booked, and lines that only add are never refused', () => {
    fc.assert(
      fc.property(lines, lines, (all, posting) => {
        expect(judgePosting(coverDays(all), posting, { fact: true })).toEqual({ ok: true, fact: true })
        const helping = posting.map((entry) => ({ ...entry, cover: cents(Math.abs(entry.cover)) }))
        expect(judgePosting(coverDays(all), helping).ok).toBe(true)
      }),
    )
  })

  test('decisions one after another never bring a sound fund below nought', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), (postings) => {
        const all: Line[] = [{ on: '2026-01-01', cover: cents(1000) }]
        for (const posting of postings) if (judgePosting(coverDays(all), posting).ok) all.push(...posting)
        expect(shortDays(coverDays(all))).toEqual([])
      }),
    )
  })
})

describe('the book of a fund with pots', () => {
  const contribution: Entry = { on: '2026-01-01', kind: 'contribution-received', cover: cents(10_000) }
  const book = bookOf([contribution, ...transferLines(4_000, '2026-01-01', null, 'pilots')])

  test('a transfer fills a pot and leaves the fund as it was', () => {
    expect(coverOn(book.fund, '2026-01-01')).toBe(10_000)
    expect(coverOn(book.pots.get('pilots') ?? [], '2026-01-01')).toBe(4_000)
  })

  test('an award is refused by its pot although the fund has enough', () => {
    const award = (amount: number) => judgeBook(book, awardLines(amount, '2026-02-01', { pot: 'pilots' }))
    expect(award(4_000)).toEqual({ ok: true })
    expect(award(4_001)).toEqual({
      ok: false,
      reason: { code: 'cover-short', on: '2026-02-01', short: 1, before: 4_000, pot: 'pilots' },
    })
  })

  test('of several shortages the earliest is named, and of those on one day the largest', () => {
    const award = (amount: number, pot: string | null) =>
      judgeBook(book, awardLines(amount, '2026-02-01', { pot }))
    expect(award(10_001, 'pilots')).toMatchObject({ reason: { pot: 'pilots', short: 6_001 } })
    expect(award(10_001, null)).toMatchObject({ reason: { pot: null, short: 1, before: 10_000 } })
    const later = [...awardLines(4_001, '2026-03-01', { pot: 'pilots' }), ...awardLines(9_000, '2026-02-01')]
    expect(judgeBook(book, later)).toMatchObject({ reason: { on: '2026-03-01', pot: null, short: 3_001 } })
    const potFirst = [
      ...awardLines(4_001, '2026-02-01', { pot: 'pilots' }),
      ...awardLines(9_000, '2026-03-01'),
    ]
    expect(judgeBook(book, potFirst)).toMatchObject({ reason: { on: '2026-02-01', pot: 'pilots', short: 1 } })
  })

  test('a pot that never received anything carries nothing, and a fact is booked all the same', () => {
    const posting = awardLines(1, '2026-02-01', { pot: 'loans' })
    expect(judgeBook(book, posting)).toMatchObject({ reason: { pot: 'loans', before: 0 } })
    expect(judgeBook(book, posting, { fact: true })).toEqual({ ok: true, fact: true })
  })
})

describe('ceilings', () => {
  test('open and paid commitments stay within, to the cent', () => {
    expect(judgeCeiling({ ceiling: 5_000_000, open: 4_270_000 }, 730_000)).toEqual({ ok: true })
    expect(judgeCeiling({ ceiling: 5_000_000, open: 4_270_001, name: 'round' }, 730_000)).toEqual({
      ok: false,
      reason: { code: 'ceiling-reached', left: 729_999, name: 'round' },
    })
  })

  test('what adds nothing is never refused, and nothing is left of a ceiling that was lowered', () => {
    expect(judgeCeiling({ ceiling: 100, open: 200 }, 0).ok).toBe(true)
    expect(judgeCeiling({ ceiling: 100, open: 200 }, -50).ok).toBe(true)
    expect(judgeCeiling({ ceiling: 100, open: 200 }, 1)).toMatchObject({ reason: { left: 0 } })
  })

  test('paying and amending leave the sum of commitments at what was agreed', () => {
    const tranches = [
      { id: 'a', amount: 600, plannedOn: '2026-03-01' },
      { id: 'b', amount: 400, plannedOn: '2026-06-01' },
    ]
    const award = awardLines(1_000, '2026-02-01')
    const terms = replaceCommitment([{ amount: 1_000, plannedOn: '2026-02-01' }], tranches)
    expect(committed([...award, ...terms])).toBe(1_000)
    expect(committed([...award, ...terms, ...replaceCommitment(tranches, tranches.slice(0, 1))])).toBe(600)
    expect(committed(commitmentLines([]))).toBe(0)
  })
})

function statesBeforeEachStep(): Entry[][] {
  let entries = entriesOf(cover.entries)
  return cover.steps.map((step) => {
    const before = entries
    if (step.verdict.ok && !('keep' in step && step.keep === false))
      entries = [...entries, ...entriesOf(step.entries)]
    return before
  })
}

function daySums(all: readonly Line[]): Line[] {
  const sums = new Map<string, Cents>()
  for (const entry of all) sums.set(entry.on, cents((sums.get(entry.on) ?? 0) + entry.cover))
  return [...sums].map(([on, sum]) => ({ on, cover: sum }))
}
