import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import { asPlanned, awardableByYear, type DaySum, forecast } from '#app/domain/ledger/forecast.ts'
import { coverDays, type EntryKind, entryKinds, headroom } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import vectors from '#tests/examples/vectors.json' with { type: 'json' }

const today = '2024-10-01'
const span = { from: '2024-01-01', to: '2026-12-31', today }
const worked = vectors.cover.entries.map(({ on, kind, cover }) => ({
  on,
  kind: kind as EntryKind,
  cover: cents(cover),
}))

describe('the forecast of the worked examples', () => {
  const { months, shortest } = forecast(worked, span)

  test('has every month, and names the day on which money is shortest', () => {
    expect(months).toHaveLength(36)
    expect(shortest).toEqual({ on: today, cover: 1_800_000 })
  })

  test('says what may be awarded, as the books do', () => {
    for (const [on, room] of Object.entries(vectors.cover.headroom)) {
      const year = Number(on.slice(0, 4))
      const [first] = awardableByYear(
        worked,
        { today: on, endsOn: `${year}-12-31` },
        { fund: { ceiling: 90_000_000, committed: 0 }, years: [] },
      )
      expect(first).toEqual({ year, free: room, cents: room, bound: 'cover' })
    }
  })

  test('keeps within the ceiling of a year and of the fund', () => {
    const limits = { fund: { ceiling: 1_000_000, committed: 100_000 }, years: [] }
    const dates = { today: '2025-09-01', endsOn: '2025-12-31' }
    expect(awardableByYear(worked, dates, limits)).toMatchObject([
      { year: 2025, cents: 900_000, bound: 'fund' },
    ])
    const years = [{ year: 2025, ceiling: 50_000, committed: 60_000 }]
    expect(awardableByYear(worked, dates, { ...limits, years })).toMatchObject([
      { year: 2025, cents: 0, bound: 'year' },
    ])
  })

  test('a promise that was due before today and did not come counts today; a payment that is late as well', () => {
    const late: DaySum[] = [
      { on: '2024-02-01', kind: 'contribution-signed', cover: cents(500) },
      { on: '2024-03-01', kind: 'commitment', cover: cents(-200) },
    ]
    const october = forecast(late, span).months.find(({ month }) => month === '2024-10')
    expect(october).toMatchObject({ expected: 500, planned: 200, balance: 300, committed: 0, free: 300 })
  })
})

const days = fc.integer({ min: 0, max: 1_000 }).map((count): IsoDate => addDays('2024-01-01', count))
const sums = fc.array(
  fc.record({
    on: days,
    kind: fc.constantFrom(...entryKinds),
    cover: fc.integer({ min: -1_000_00, max: 1_000_00 }).map(cents),
  }),
  { maxLength: 40 },
)

describe('any books', () => {
  test('end with everything that came in less everything that went out, and free is what the books carry', () => {
    fc.assert(
      fc.property(sums, (lines) => {
        const { months } = forecast(lines, span)
        const total = lines.reduce((sum, { cover }) => sum + cover, 0)
        expect(months.at(-1)?.balance).toBe(total)
        expect(months.at(-1)?.committed).toBe(0)
        const cover = coverDays(lines)
        for (const { month, free } of months.slice(10)) expect(free).toBe(headroom(cover, lastOf(month)))
      }),
    )
  })

  test('the months add up to the balance', () => {
    fc.assert(
      fc.property(
        sums,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 10_000 }),
        (lines, lateMonths, expectedBp) => {
          const { months } = forecast(lines, { ...span, to: '2027-12-31' }, { lateMonths, expectedBp })
          let balance = 0
          for (const month of months) {
            balance += month.received + month.expected - month.paid - month.planned
            expect(month.balance).toBe(balance)
          }
        },
      ),
    )
  })

  test('less of what is expected never makes a day richer', () => {
    const hoped = sums.map((lines) =>
      lines
        .map((line) =>
          line.kind === 'contribution-signed' || line.kind === 'repayment-expected'
            ? { ...line, cover: cents(Math.abs(line.cover)) }
            : line,
        )
        .filter(({ kind }) => kind !== 'expectation-reversed'),
    )
    fc.assert(
      fc.property(hoped, fc.integer({ min: 0, max: 10_000 }), (lines, expectedBp) => {
        const all = forecast(lines, span, asPlanned)
        const less = forecast(lines, span, { ...asPlanned, expectedBp })
        less.months.forEach((month, at) => {
          expect(month.balance).toBeLessThanOrEqual(all.months[at]?.balance ?? 0)
          expect(month.free).toBeLessThanOrEqual(all.months[at]?.free ?? 0)
        })
      }),
    )
  })
})

describe('a what-if of any books', () => {
  const outgoing = sums.map((lines) =>
    lines.map((line) =>
      line.kind === 'commitment' || line.kind === 'decommitment' || line.kind === 'payment-planned'
        ? { ...line, kind: 'commitment' as const, cover: cents(-Math.abs(line.cover)) }
        : line,
    ),
  )
  const scenarios = fc.record({
    lateMonths: fc.integer({ min: 0, max: 6 }),
    expectedBp: fc.integer({ min: 0, max: 10_000 }),
  })
  const dates = { today, endsOn: '2026-12-31' }
  const limits = { fund: { ceiling: 500_00, committed: 0 }, years: [] }

  test('changes what would be free in each year, and never what may be awarded', () => {
    fc.assert(
      fc.property(sums, scenarios, (lines, scenario) => {
        const booked = awardableByYear(lines, dates, limits)
        const supposed = awardableByYear(lines, dates, limits, scenario)
        const may = (years: typeof booked) =>
          years.map(({ year, cents: amount, bound }) => [year, amount, bound])
        expect(may(supposed)).toEqual(may(booked))
        const [now] = supposed
        expect(now?.free).toBe(forecast(lines, span, scenario).shortest.cover)
      }),
    )
  })

  test('paying later leaves no year less free', () => {
    fc.assert(
      fc.property(outgoing, fc.integer({ min: 1, max: 6 }), (lines, lateMonths) => {
        const planned = awardableByYear(lines, dates, limits)
        const late = awardableByYear(lines, dates, limits, { ...asPlanned, lateMonths })
        late.forEach(({ free }, at) => {
          expect(free).toBeGreaterThanOrEqual(planned[at]?.free ?? 0)
        })
      }),
    )
  })
})

function lastOf(month: string): IsoDate {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
