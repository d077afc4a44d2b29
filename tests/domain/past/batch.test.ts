import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { judgeBatch, type KnownPast, referenceKey } from '#app/domain/past/batch.ts'
import { canUndo } from '#app/domain/past/batch-state.ts'
import type { Cell } from '#app/domain/past/cell.ts'
import type { PastKind } from '#app/domain/past/fields.ts'
import type { Mapping } from '#app/domain/past/mapping.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const today = '2026-03-10'
const nothing: KnownPast = { grants: new Map(), present: new Set(), keys: new Set() }
const columns: Record<PastKind, Mapping> = {
  organisations: ['name', 'kvk'],
  grants: ['reference', 'title', 'grantee', 'amount', 'awardedOn', 'startsOn', 'endsOn'],
  payments: ['grant', 'amount', 'paidOn', 'reference'],
  results: ['grant', 'indicator', 'value', 'unit', 'measuredOn'],
}
const judged = (kind: PastKind, rows: Cell[][], known = nothing) =>
  judgeBatch(
    kind,
    columns[kind],
    rows.map((cells, at) => ({ line: at + 2, cells })),
    known,
    today,
  )
const problems = (...of: Parameters<typeof judged>) =>
  judged(...of).problems.map(({ line, field, code }) => [line, field, code])
const grant = (reference: Cell, amount: Cell = 100, on: Cell = '1-2-2019'): Cell[] => [
  ...[reference, 'Taalkoffie', 'Stichting Taal', amount, on],
]
const withGrant: KnownPast = {
  ...nothing,
  grants: new Map([['a-1', { id: 'g', amount: cents(1000_00), paid: cents(400_00) }]]),
}

describe('a line', () => {
  test('is told everything that is the matter with it', () => {
    expect(problems('grants', [['', 'x'.repeat(300), null, 'veel', '31-2-2019']])).toEqual([
      [2, 'reference', 'missing'],
      [2, 'title', 'tooLong'],
      [2, 'grantee', 'missing'],
      [2, 'amount', 'money'],
      [2, 'awardedOn', 'noSuchDay'],
    ])
  })

  test('says what was there, but never what may be the number of a citizen', () => {
    const [wrong] = judged('organisations', [['Stichting', '111222333']]).problems
    expect(wrong).toMatchObject({ code: 'usedForBsn', found: '' })
    expect(judged('grants', [grant('A-1', 'x', '111222333')]).problems.map(({ found }) => found)).toEqual([
      'x',
      '',
    ])
    expect(judged('organisations', [['Stichting', 'twaalf']]).problems[0]?.found).toBe('twaalf')
  })

  test('is of the past, and does not end before it begins', () => {
    expect(problems('grants', [grant('A-1', 100, '11-3-2026')])).toEqual([[2, 'awardedOn', 'ahead']])
    expect(problems('grants', [[...grant('A-1'), '1-3-2019', '1-2-2019']])).toEqual([
      [2, 'endsOn', 'endsFirst'],
    ])
    expect(problems('grants', [[...grant('A-1'), '1-3-2019', '1-2-2030']])).toEqual([])
    expect(problems('results', [['A-1', 'x', 1, null, '2026']], withGrant)).toEqual([])
    expect(problems('results', [['A-1', 'x', 1, null, '2027']], withGrant)).toEqual([
      [2, 'measuredOn', 'ahead'],
    ])
  })

  test('that is empty, or a total, is passed over and counted', () => {
    const found = judged('grants', [
      grant('A-1', 100),
      [null, ' '],
      grant('A-2', 50),
      ['Totaal', null, null, 150],
      [null, null, 'Subtotaal', 150],
    ])
    expect(found).toMatchObject({ lines: 2, empty: 1, totals: 2, money: 150_00, problems: [] })
    expect(judged('grants', [grant('TOTAAL-1')])).toMatchObject({ lines: 0, totals: 1 })
    expect(judged('grants', [['A-3', 'Totaal anders', 'Stichting', 1, '1-1-2019']])).toMatchObject({
      lines: 1,
      totals: 0,
    })
  })

  test('with a part where a percentage is meant is asked about', () => {
    expect(problems('results', [['A-1', 'Blij', 0.35, '%', '2019']], withGrant)).toEqual([
      [2, 'value', 'percentDoubtful'],
    ])
    expect(judged('results', [['A-1', 'Blij', '35 %', null, '2019']], withGrant).rows[0]?.row).toMatchObject({
      unit: '%',
      value: { value: 35 },
    })
  })
})

describe('a file', () => {
  test('names nothing twice, nor what is there already', () => {
    expect(problems('grants', [grant('A-1'), grant('a - 1')])).toEqual([[3, 'reference', 'twice']])
    expect(problems('grants', [grant('A-1')], { ...nothing, keys: new Set(['a-1']) })).toEqual([
      [2, 'reference', 'there'],
    ])
    expect(problems('grants', [grant('LO-2026-1')], { ...nothing, present: new Set(['lo-2026-1']) })).toEqual(
      [[2, 'reference', 'present']],
    )
    expect(
      problems('organisations', [
        ['Stichting Taal', '41002345'],
        ['St. Taal', 41_002_345],
      ]),
    ).toEqual([[3, 'name', 'twice']])
  })

  test('pays on grants that are there, no more than was awarded in all', () => {
    expect(problems('payments', [['B-9', 100, '1-3-2019']], withGrant)).toEqual([
      [2, 'grant', 'unknownGrant'],
    ])
    const pay = (...amounts: number[]) =>
      problems(
        'payments',
        amounts.map((amount, at) => ['A-1', amount, `${at + 1}-3-2019`]),
        withGrant,
      )
    expect(pay(600)).toEqual([])
    expect(pay(300, 300.01)).toEqual([[3, 'amount', 'paidMore']])
    expect(pay(700, -100)).toEqual([])
    expect(pay(-400)).toEqual([])
    expect(pay(-400.01)).toEqual([[2, 'amount', 'repaidMore']])
  })

  test('pays the same amount twice on a day only with references of its own', () => {
    const twice = (one: Cell, other: Cell) =>
      problems(
        'payments',
        [
          ['A-1', 100, '1-3-2019', one],
          ['A-1', 100, '1-3-2019', other],
        ],
        withGrant,
      )
    expect(twice(null, null)).toEqual([[3, 'reference', 'twice']])
    expect(twice('B1', 'B2')).toEqual([])
    expect(twice('B1', 'b1')).toEqual([[3, 'reference', 'twice']])
  })

  const cell = fc.oneof(
    fc.constantFrom<Cell>('A-1', 'A-2', 'B', null, '', 'Totaal', 'x', '%', '1-2-2019', 100, 0.5, -3, '2019'),
    fc.string(),
  )
  test('has each line counted once: right, wrong, empty or a total; and its money is that of what is right', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PastKind>('organisations', 'grants', 'payments', 'results'),
        fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
        (kind, rows) => {
          const found = judged(kind, rows, withGrant)
          const wrong = new Set(found.problems.map(({ line }) => line))
          expect(found.rows.length + wrong.size + found.empty + found.totals).toBe(rows.length)
          expect(found.lines).toBe(found.rows.length + wrong.size)
          expect(found.rows.some(({ line }) => wrong.has(line))).toBe(false)
          expect(new Set(found.rows.map(({ key }) => key)).size).toBe(found.rows.length)
          const amounts = found.rows.map(({ row }) => ('amount' in row ? row.amount : 0))
          if (found.money !== null)
            expect(found.money).toBe(amounts.reduce<number>((sum, one) => sum + one, 0))
        },
      ),
    )
  })

  test('taken over whole is known line by line the next time', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[A-Z]-\d{1,4}$/), { minLength: 1, maxLength: 20 }),
        (refs) => {
          const rows = refs.map((ref) => grant(ref))
          const first = judged('grants', rows)
          expect(first.problems).toEqual([])
          const keys = new Set(first.rows.map(({ key }) => key))
          const again = judged('grants', rows, { ...nothing, keys })
          expect(again.rows).toEqual([])
          expect(again.problems.map(({ code }) => code)).toEqual(refs.map(() => 'there'))
        },
      ),
    )
  })
})

test('a reference is the same however it is typed', () => {
  expect(referenceKey(' LO - 2019 / 12 ')).toBe(referenceKey('lo-2019/12'))
})

test('a file is undone once, and only while nothing of another rests on it', () => {
  expect(canUndo('taken', { payments: 0, results: 0 })).toEqual(allowed())
  expect(canUndo('taken', { payments: 2, results: 0 })).toEqual(
    refused('past-rests-on', { payments: 2, results: 0 }),
  )
  expect(canUndo('undone', { payments: 0, results: 0 })).toEqual(
    refused('not-in-this-state', { state: 'undone' }),
  )
})
