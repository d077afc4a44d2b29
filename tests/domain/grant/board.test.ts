import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BoardTranche,
  boardFilters,
  boardOf,
  isLateTranche,
  matchesFilter,
  moneyByMonth,
  openThings,
} from '#app/domain/grant/board.ts'
import { pictureOf } from '#app/domain/grant/picture-of.ts'
import { trancheStates } from '#app/domain/grant/tranche.ts'
import { uuid } from '#tests/domain/proposal/proposals.ts'
import { agreed } from './agreements.ts'

const today = '2026-03-10'
const part = (plannedOn: string, state: BoardTranche['state'], amountCents = 100): BoardTranche => ({
  plannedOn,
  state,
  amountCents,
  paidOn: state === 'paid' ? plannedOn : null,
})

describe('the board of payments', () => {
  const rows = [
    part('2026-04-01', 'planned'),
    part('2026-03-02', 'paid', 300),
    part('2026-02-15', 'waiting', 200),
    part('2026-02-20', 'paid'),
    part('2026-03-31', 'cancelled'),
    part('2026-03-10', 'ready'),
  ]

  test('shows what is late first, and nothing of earlier months that is done', () => {
    expect(boardOf(rows, today)).toEqual([
      { month: '2026-02', rows: [rows[2]], openCents: 200, paidCents: 0, late: true },
      { month: '2026-03', rows: [rows[1], rows[5]], openCents: 100, paidCents: 300, late: false },
      { month: '2026-04', rows: [rows[0]], openCents: 100, paidCents: 0, late: false },
    ])
  })

  test('adds the money of a month, planned and paid', () => {
    expect(moneyByMonth(rows, ['2026-02', '2026-03', '2026-05'])).toEqual([
      { month: '2026-02', plannedCents: 300, paidCents: 100 },
      { month: '2026-03', plannedCents: 400, paidCents: 300 },
      { month: '2026-05', plannedCents: 0, paidCents: 0 },
    ])
  })

  test('today is not late yet, and what is paid or cancelled never is', () => {
    expect(rows.map((row) => isLateTranche(row, today))).toEqual([false, false, true, false, false, false])
  })

  test('every open row stands under exactly one of ready, waiting and held', () => {
    const row = fc.record({
      plannedOn: fc.constantFrom('2026-01-01', today, '2026-12-31'),
      state: fc.constantFrom(...trancheStates),
      amountCents: fc.nat(),
      paidOn: fc.constant(null),
    })
    fc.assert(
      fc.property(row, (one) => {
        const under = boardFilters.filter(
          (filter) => filter !== 'all' && filter !== 'late' && matchesFilter(one, filter, today),
        )
        expect(under).toHaveLength(one.state === 'paid' || one.state === 'cancelled' ? 0 : 1)
        expect(matchesFilter(one, 'all', today)).toBe(true)
        expect(matchesFilter(one, 'late', today)).toBe(isLateTranche(one, today))
      }),
    )
  })

  test('the signatures come first while they miss, and once', () => {
    expect(openThings([{ milestone: 'm1' }], false)).toEqual([{ signed: true }, { milestone: 'm1' }])
    expect(openThings([{ milestone: 'm1' }, { signed: true }], false)).toEqual([
      { signed: true },
      { milestone: 'm1' },
    ])
    expect(openThings([{ milestone: 'm1' }], true)).toEqual([{ milestone: 'm1' }])
  })
})

describe('the picture of terms', () => {
  const terms = agreed()
  const words = (condition: object) => JSON.stringify(condition)

  test('hangs the money at the last milestone, else the last report, else its day, else the signing', () => {
    const plan = {
      ...terms,
      tranches: [
        { ...terms.tranches[0]!, id: 'a', condition: { signed: true as const } },
        {
          ...terms.tranches[0]!,
          id: 'b',
          condition: {
            all: [{ milestoneAccepted: uuid(21) }, { milestoneAccepted: uuid(22) }, { reportAccepted: 'r1' }],
          },
        },
        {
          ...terms.tranches[0]!,
          id: 'c',
          condition: { any: [{ reportAccepted: 'r1' }, { onOrAfter: '2027-01-01' }] },
        },
        { ...terms.tranches[0]!, id: 'd', condition: { onOrAfter: '2027-01-01' } },
        {
          ...terms.tranches[0]!,
          id: 'e',
          plannedOn: '2027-02-02',
          condition: { confirmedBy: 'manager' as const, text: 'x' },
        },
      ],
    }
    const picture = pictureOf(plan, { today, signedOn: null, signBy: '2026-04-01' }, words)
    expect(picture.tranches.map(({ anchor }) => anchor)).toEqual([
      { signed: true },
      { milestone: uuid(22) },
      { report: 'r1' },
      { date: '2027-01-01' },
      { date: '2027-02-02' },
    ])
    expect(picture.reports?.map(({ id }) => id)).toEqual(['r1'])
    expect(picture).toMatchObject({ from: '2026-04-01', to: terms.endsOn, reviewDate: '2027-02-01' })
    expect(picture.signedOn).toBeUndefined()
  })

  test('says less in the little room of a tag, and shares make a whole', () => {
    const picture = pictureOf(terms, { today, signedOn: '2026-03-01', signBy: null }, words)
    expect(picture.tranches[0]?.shortWords).toBe(words({ signed: true }))
    expect(picture.tranches[1]?.conditionWords).toContain('baselineRecorded')
    expect(picture.tranches[1]?.shortWords).not.toContain('baselineRecorded')
    expect(picture.tranches.reduce((sum, { share }) => sum + share, 0)).toBe(10_000)
  })

  test('the lamp stands at the first step that is not accepted, and nowhere before the signing', () => {
    const states = (signedOn: string | null, accepted: string[] = []) =>
      pictureOf(
        terms,
        { today, signedOn, signBy: null, acceptedMilestones: new Set(accepted) },
        words,
      ).milestones.map(({ state }) => state)
    expect(states(null)).toEqual(['ahead', 'ahead'])
    expect(states('2026-03-01')).toEqual(['now', 'ahead'])
    expect(states('2026-03-01', [uuid(21)])).toEqual(['done', 'now'])
  })
})
