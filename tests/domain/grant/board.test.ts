import { describe, expect, test } from 'vitest'
import { countsOf, moneyByMonth, openThings, type Tally } from '#app/domain/grant/board.ts'
import {
  boardQueryOf,
  boardSearch,
  cursorOf,
  cursorText,
  isNarrowed,
  isWhole,
  misreadIn,
} from '#app/domain/grant/board-query.ts'
import { asksOf, isLate, lateFrom, turnsOn } from '#app/domain/grant/standing.ts'
import { type TrancheState, trancheStates } from '#app/domain/grant/tranche.ts'
import { cents } from '#app/domain/money.ts'

const today = '2026-03-05'
const tally = (month: string, state: TrancheState, amount: number, more: Partial<Tally> = {}): Tally => ({
  state,
  late: false,
  mine: false,
  month,
  count: 1,
  cents: cents(amount),
  ...more,
})
const tallies = [
  tally('2026-02', 'paid', 12_000_00, { count: 2 }),
  tally('2026-03', 'waiting', 9_500_00, { late: true }),
  tally('2026-03', 'paid', 14_000_00),
  tally('2026-03', 'ready', 6_250_00, { mine: true }),
  tally('2026-04', 'held', 11_250_00),
  tally('2026-04', 'planned', 6_250_00, { count: 3 }),
]

describe('the board', () => {
  test('counts what is open and what was paid in this month', () => {
    const counts = { mine: 1, late: 1, stuck: 1, ready: 1, waiting: 4, held: 1 }
    expect(countsOf(tallies, today, { whole: false })).toEqual({ all: 7, ...counts })
    expect(countsOf(tallies, today, { whole: true })).toEqual({ all: 9, ...counts })
  })

  test('expects what is late in the month of today', () => {
    expect(moneyByMonth(tallies, ['2026-02', '2026-03', '2026-05'])).toEqual([
      { month: '2026-02', expectedCents: 12_000_00, paidCents: 12_000_00, lateCents: 0 },
      { month: '2026-03', expectedCents: 29_750_00, paidCents: 14_000_00, lateCents: 9_500_00 },
      { month: '2026-05', expectedCents: 0, paidCents: 0, lateCents: 0 },
    ])
    const cancelled = [...tallies, tally('2026-05', 'cancelled', 1_00)]
    expect(moneyByMonth(cancelled, ['2026-05'])[0]?.expectedCents).toBe(0)
  })

  test('says the signatures first while they are missing', () => {
    expect(openThings([{ milestone: 'm' }], false)).toEqual([{ signed: true }, { milestone: 'm' }])
    expect(openThings([{ milestone: 'm' }], true)).toEqual([{ milestone: 'm' }])
  })
})

describe('a standing', () => {
  test('is late from the day after it was planned, until it is paid or cancelled', () => {
    for (const state of trancheStates) {
      const from = lateFrom('2026-03-04', state)
      expect(from).toBe(state === 'paid' || state === 'cancelled' ? null : '2026-03-05')
      expect(isLate({ lateFrom: from }, '2026-03-04')).toBe(false)
      expect(isLate({ lateFrom: from }, today)).toBe(from !== null)
    }
  })

  test('turns on the first day that it waits for, in alternatives too', () => {
    expect(turnsOn([{ milestone: 'm' }])).toBeNull()
    expect(
      turnsOn([{ from: '2026-05-01' }, { anyOf: [[{ milestone: 'm' }], [{ from: '2026-04-01' }]] }]),
    ).toBe('2026-04-01')
  })

  test('asks who can bring it further', () => {
    const confirm = { confirm: 'manager' as const, text: 'x' }
    expect(trancheStates.map((state) => asksOf(state, [{ anyOf: [[confirm], [{ report: 'r' }]] }]))).toEqual([
      null,
      'manager',
      'manager',
      'approver',
      'either',
      'either',
      null,
      'manager',
      null,
      null,
    ])
    expect(asksOf('waiting', [{ report: 'r' }])).toBeNull()
  })
})

describe('the address of the board', () => {
  const asked = (search: string) => boardQueryOf(new URLSearchParams(search))

  test('is read forgivingly and written in one way', () => {
    const search =
      'show=late&by=pot&state=held&pot=geven&from=03/2026&to=2027-1&least=1.250,50&most=9000&text=%20taal%20'
    expect(boardSearch(asked(search))).toBe(
      'show=late&by=pot&state=held&pot=geven&text=taal&from=3-2026&to=1-2027&least=1.250%2C50&most=9.000',
    )
    expect(boardSearch(asked(boardSearch(asked(search))))).toBe(boardSearch(asked(search)))
  })

  test('that says nothing it knows is the board as it opens', () => {
    const nothing = 'show=x&by=x&state=x&from=13-2026&to=soon&least=veel&most=-3&after=x'
    expect(boardSearch(asked(nothing))).toBe('')
    expect(isNarrowed(asked(nothing))).toBe(false)
    expect(isNarrowed(asked('round=voorjaar'))).toBe(true)
  })

  test('tells what of it was not understood, and nothing else', () => {
    const misread = (search: string) => misreadIn(new URLSearchParams(search)).map(({ name }) => name)
    expect(misread('show=x&by=x&state=x&from=13-2026&to=soon&least=veel&most=-3&after=x')).toEqual([
      'show',
      'by',
      'state',
      'from',
      'to',
      'least',
      'most',
    ])
    expect(misread('show=all&by=month&state=held&from=3-2026&least=&most=%20&text=x&utm=1')).toEqual([])
    expect(misreadIn(new URLSearchParams('to=soon'))).toEqual([{ name: 'to', typed: 'soon' }])
  })

  test('that is set to a state or to months asks for all of it', () => {
    expect(isWhole(asked('pot=geven&show=paid'))).toBe(false)
    for (const search of ['state=paid', 'from=1-2026', 'to=1-2026']) expect(isWhole(asked(search))).toBe(true)
  })

  test('names the place to go on from', () => {
    const place = {
      part: 'late' as const,
      key: 'bilgaard ~ oost',
      day: '2026-03-05',
      grant: '019cd730-6900-7546-91cc-851e32cc9e9c',
      number: 2,
    }
    expect(cursorOf(cursorText(place))).toEqual(place)
    for (const none of [null, '', 'x', 'soon~2026-03-05~019cd730-6900-7546-91cc-851e32cc9e9c~1~k'])
      expect(cursorOf(none)).toBeNull()
  })
})
