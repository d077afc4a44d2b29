import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAgreedWithinAwarded, checkPaidWithinAgreed } from '#app/domain/ledger/check/amounts.ts'
import { checkLoans } from '#app/domain/ledger/check/loans.ts'
import { checkPayments } from '#app/domain/ledger/check/payments.ts'
import { checkPostings, type PostingKind } from '#app/domain/ledger/check/postings.ts'
import { checkShortDays } from '#app/domain/ledger/check/short-days.ts'
import { checkSums } from '#app/domain/ledger/check/sums.ts'
import {
  commitmentLines,
  paymentLines,
  receiptLines,
  replaceCommitment,
  returnLines,
  transferLines,
} from '#app/domain/ledger/lines.ts'
import { coverDays, type Entry, type EntryWeight, judgePosting } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'

const day = (at: number) => `2026-01-${String(at).padStart(2, '0')}`
const days = fc.integer({ min: 1, max: 28 }).map(day)
const amounts = fc.integer({ min: 1, max: 1_000_00 })

const postings: fc.Arbitrary<Entry[]> = fc.oneof(
  fc.tuple(amounts, days).map(([amount, on]) => commitmentLines([{ id: 't', amount, plannedOn: on }])),
  fc.tuple(amounts, days, days).map(([amount, from, to]) => paymentLines(amount, from, to)),
  fc.tuple(amounts, days, days).map(([amount, from, to]) => returnLines(amount, from, to)),
  fc.tuple(amounts, days).map(([amount, on]) => transferLines(amount, on, 'a', 'b')),
  fc
    .tuple(amounts, amounts, days, days)
    .map(([amount, due, on, dueOn]) =>
      receiptLines('repayment-received', amount, on, { amount: due, dueOn, acceptedShareBp: 8_000 }),
    ),
  fc
    .tuple(amounts, amounts, days)
    .map(([old, next, on]) =>
      replaceCommitment(
        [{ id: 't', amount: old, plannedOn: on }],
        [{ id: 't', amount: next, plannedOn: on }],
      ),
    ),
)

/** As the database sums the lines of postings. */
function kindsOf(all: readonly (readonly Entry[])[]): PostingKind[] {
  return all.flatMap((lines, at) =>
    [...new Set(lines.map(({ kind }) => kind))].map((kind) => {
      const covers = lines.filter((line) => line.kind === kind).map(({ cover }) => cover)
      return {
        ...{ posting: String(at), kind, lines: covers.length, grants: 1, weights: 1 },
        ...{ sum: covers.reduce((sum, cover) => sum + cover, 0) },
        ...{ least: Math.min(...covers), most: Math.max(...covers) },
      }
    }),
  )
}

describe('postings', () => {
  test('that the rules make have the shape of one', () => {
    fc.assert(
      fc.property(fc.array(postings, { maxLength: 8 }), (all) => {
        expect(checkPostings(kindsOf(all)).findings).toEqual([])
      }),
    )
  })

  test('of which one line of a payment or a transfer changed are found', () => {
    const moving = fc
      .tuple(amounts, days, days)
      .chain(([amount, from, to]) =>
        fc.constantFrom(paymentLines(amount, from, to), transferLines(amount, from, 'a', 'b')),
      )
    fc.assert(
      fc.property(moving, fc.nat(1), fc.integer({ min: 1, max: 500 }), (lines, at, more) => {
        const changed = lines.map((line, index) =>
          index === at ? { ...line, cover: cents(line.cover + more) } : line,
        )
        expect(checkPostings(kindsOf([changed])).findings).not.toEqual([])
      }),
    )
  })

  test('of more than one grant, or with a sign the wrong way round, are found', () => {
    const [row] = kindsOf([commitmentLines([{ id: 't', amount: 5, plannedOn: day(1) }])]) as [PostingKind]
    expect(checkPostings([{ ...row, grants: 2 }]).findings).toMatchObject([{ part: 'mixed' }])
    expect(checkPostings([{ ...row, least: 5, most: 5, sum: 5 }]).findings).toMatchObject([{ part: 'sign' }])
  })
})

describe('amounts', () => {
  test('say what was paid above what was committed', () => {
    const row = { grant: 'g', tranche: 't', committed: 10, paid: 10 }
    expect(checkPaidWithinAgreed([row]).findings).toEqual([])
    expect(checkPaidWithinAgreed([{ ...row, paid: 11 }]).findings).toMatchObject([
      { expected: 10, found: 11 },
    ])
  })

  test('hold an agreement to its tranches, to the ledger while it runs, and to the award', () => {
    const row = { grant: 'g', state: 'running' as const, awarded: 10, agreed: 9, tranches: 9, committed: 9 }
    const parts = (change: object) =>
      checkAgreedWithinAwarded([{ ...row, ...change }]).findings.map(({ part }) => part)
    expect(parts({})).toEqual([])
    expect(parts({ tranches: 8 })).toEqual(['tranches'])
    expect(parts({ committed: 8 })).toEqual(['committed'])
    expect(parts({ committed: 8, state: 'settled' })).toEqual([])
    expect(parts({ agreed: 11, tranches: 11, committed: 11 })).toEqual(['award'])
    expect(parts({ agreed: null, tranches: null, committed: 10, state: 'agreeing' })).toEqual([])
  })

  test('of files, releases and ledger are the same', () => {
    const line = { file: 'f', release: 'r', asked: 5, released: 5 }
    const file = { file: 'f', total: 5, lines: 5 }
    const paid = { grant: 'g', tranche: 't', released: 5, booked: 5 }
    expect(checkPayments([line], [file], [paid]).findings).toEqual([])
    expect(
      checkPayments([{ ...line, asked: 4 }], [{ ...file, total: 4 }], [{ ...paid, booked: 4 }]).findings,
    ).toHaveLength(3)
  })

  test('of a loan are what came in and what is to come, seen today or the day before', () => {
    const lines = [{ on: day(1), cover: cents(8) }]
    const row = {
      grant: 'g',
      received: 5,
      booked: 5,
      counted: lines,
      expected: { today: lines, yesterday: lines },
    }
    expect(checkLoans([row]).findings).toEqual([])
    expect(checkLoans([{ ...row, expected: { today: [], yesterday: lines } }]).findings).toEqual([])
    expect(checkLoans([{ ...row, counted: [] }]).findings).toMatchObject([
      { part: 'expected', expected: 8, found: 0 },
    ])
    expect(checkLoans([{ ...row, received: 6 }]).findings).toMatchObject([{ part: 'received' }])
  })
})

test('sums that are kept are those of their lines: every one that differs is found, and no other', () => {
  const sums = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b'),
      part: fc.constantFrom('x', 'y', 'z'),
      cents: fc.integer({ min: -9, max: 9 }),
    }),
    { selector: ({ id, part }) => `${id} ${part}` },
  )
  fc.assert(
    fc.property(sums, sums, (kept, counted) => {
      const at = (from: typeof kept, id: string, part: string) =>
        from.find((row) => row.id === id && row.part === part)?.cents ?? 0
      const found = checkSums('cover', 'day', kept, counted).findings.map(({ id, part }) => `${id} ${part}`)
      const differing = ['a', 'b'].flatMap((id) =>
        ['x', 'y', 'z']
          .filter((part) => at(kept, id, part) !== at(counted, id, part))
          .map((part) => `${id} ${part}`),
      )
      expect(found.toSorted()).toEqual(differing.toSorted())
    }),
  )
})

describe('short days', () => {
  const acts = fc.array(
    fc.record({ lines: postings, weighs: fc.constantFrom<EntryWeight>('fact', 'decision') }),
    {
      maxLength: 30,
    },
  )

  test('come from facts alone, in any history that the ledger would take', () => {
    let short = 0
    fc.assert(
      fc.property(acts, (all) => {
        const booked: { posting: string; weighs: EntryWeight; line: Entry }[] = []
        all.forEach(({ lines, weighs }, at) => {
          const before = coverDays(booked.map(({ line }) => line))
          if (!judgePosting(before, lines, { fact: weighs === 'fact' }).ok) return
          booked.push(...lines.map((line) => ({ posting: String(at), weighs, line })))
        })
        const cover = coverDays(booked.map(({ line }) => line))
        if (cover.some((one) => one.cover < 0)) short += 1
        const facts = booked
          .filter(({ weighs }) => weighs === 'fact')
          .map(({ posting, line }) => ({ ...line, posting }))
        expect(checkShortDays([{ scope: 'fund', days: cover, facts }]).findings).toEqual([])
      }),
      { numRuns: 300 },
    )
    expect(short).toBeGreaterThan(10)
  })

  test('of more than facts took away are found, each day', () => {
    const cover = coverDays([
      { on: day(2), cover: cents(-10) },
      { on: day(4), cover: cents(4) },
    ])
    const facts = [{ posting: 'p', on: day(2), cover: cents(-9) }]
    expect(checkShortDays([{ scope: 's', days: cover, facts }]).findings).toEqual([
      { about: 'day', id: 's', part: day(2), expected: -9, found: -10 },
    ])
  })
})
