import fc from 'fast-check'
import { addDays } from '#app/domain/calendar.ts'
import type { Condition } from '#app/domain/grant/condition.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { cents } from '#app/domain/money.ts'
import { agreed, everyInstrument } from './agreements.ts'

const base = agreed()
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-09-01', days))
const word = fc.constantFrom('Opening', 'Een zaal', 'Şükrü Öztürk', 'Ł', 'Tweede helft')

/** Rows of a list in any order, some gone, some new, each with its own change. */
function rowsOf<Row extends object>(
  rows: readonly Row[],
  change: (row: Row, at: number) => fc.Arbitrary<Row>,
) {
  return fc
    .tuple(...rows.map((row, at) => change(row, at)))
    .chain((changed) => fc.shuffledSubarray(changed, { minLength: 1 }))
}

/** Terms that somebody might come to, right or not: every part of them different or the same. */
export const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    place: fc.option(word),
    purpose: word,
    endsOn: day,
    milestones: rowsOf(
      [...base.milestones, { ...base.milestones[0], id: 'new' } as Terms['milestones'][0]],
      (row) => fc.record({ title: word, due: day }).map((change) => ({ ...row, ...change })),
    ),
    tranches: rowsOf(base.tranches, (row) =>
      fc
        .record({
          plannedOn: day,
          amountCents: fc.integer({ min: 1, max: 2_000_000 }).map(cents),
          condition: fc.constantFrom<Condition>(
            { signed: true },
            { all: [{ signed: true }, { onOrAfter: '2026-10-01' }] },
            {
              any: [{ milestoneAccepted: 'm1' }, { confirmedBy: 'manager', text: 'De zaal is gehuurd' }],
            },
          ),
        })
        .map((change) => ({ ...row, ...change })),
    ),
    budgetLines: rowsOf(base.budgetLines, (row) =>
      fc.integer({ min: 1, max: 900_000 }).map((amount) => ({ ...row, amountCents: cents(amount) })),
    ),
    instruments: fc.shuffledSubarray(everyInstrument, { minLength: 1 }),
    experiment: fc.option(
      fc.record({ question: word, sign: word, stopRule: fc.option(word), reviewDate: day }),
    ),
    neighbourhoods: fc.shuffledSubarray(
      [
        { key: 'bilgaard', name: 'Bilgaard' },
        { key: 'vrijheidswijk', name: 'Vrijheidswijk' },
      ],
      { minLength: 1 },
    ),
    flexibility: fc.record({
      budgetFreeBp: fc.integer({ min: 0, max: 10_000 }),
      budgetNoticeBp: fc.integer({ min: 0, max: 10_000 }),
      delayFreeDays: fc.integer({ min: 0, max: 366 }),
      delayNoticeMonths: fc.integer({ min: 0, max: 24 }),
    }),
    holder: word,
  })
  .map(({ holder, ...change }) => ({ ...base, ...change, bank: { ...base.bank, holder } }))
