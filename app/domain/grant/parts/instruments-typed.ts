import { cents } from '../../money.ts'
import { type Instrument, loanOf, outcomeOf } from '../instrument.ts'
import type { Loan } from '../loan.ts'
import type { Terms } from '../terms.ts'
import type { TypedInstruments } from './money.ts'

/** The instruments that a form says; one without an amount is not there. */
export function instrumentsOf(typed: TypedInstruments): Instrument[] {
  const { gift, loan, outcome, waiverIndicator } = typed
  const waiver: Loan['waiver'] =
    waiverIndicator === null
      ? null
      : { indicator: waiverIndicator, shareBp: typed.waiverShare ?? 0, waivedBp: typed.waiverPart ?? 0 }
  return [
    ...(gift === null ? [] : [{ kind: 'gift', amountCents: cents(gift) } as const]),
    ...(loan === null
      ? []
      : [
          {
            kind: 'loan',
            amountCents: cents(loan),
            repayment: typed.loanRepayment,
            months: typed.loanMonths ?? 0,
            graceMonths: typed.loanGraceMonths ?? 0,
            grace: typed.loanGrace,
            interestBp: typed.loanInterest ?? 0,
            reminderDays: typed.loanReminderDays ?? usualReminderDays,
            waiver,
          } as const,
        ]),
    ...(outcome === null
      ? []
      : [
          {
            kind: 'outcome',
            amountCents: cents(outcome),
            indicator: typed.outcomeIndicator ?? '',
            priceCents: cents(typed.outcomePrice ?? 0),
            attestor: typed.outcomeAttestor,
            method: typed.outcomeMethod ?? '',
            sampleBp: typed.outcomeSample ?? 0,
            moments: typed.outcomeMoments,
          } as const,
        ]),
  ]
}

/** How long after a missed instalment the first reminder goes, unless agreed otherwise. */
const usualReminderDays = 14

/** The same instruments as a form shows them; `write` says amounts as they are typed. */
export function typedInstruments(terms: Pick<Terms, 'instruments'>, write: (cents: number) => string) {
  const gift = terms.instruments.find(({ kind }) => kind === 'gift')
  const [loan, outcome] = [loanOf(terms), outcomeOf(terms)]
  const amount = (value: number | undefined) => (value === undefined ? '' : write(value))
  const share = (value: number | undefined) =>
    value === undefined ? '' : String(value / 100).replace('.', ',')
  const number = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    gift: amount(gift?.amountCents),
    loan: amount(loan?.amountCents),
    loanRepayment: loan?.repayment ?? 'linear',
    loanMonths: number(loan?.months),
    loanGraceMonths: number(loan?.graceMonths),
    loanGrace: loan?.grace ?? 'interest-only',
    loanInterest: share(loan?.interestBp),
    loanReminderDays: number(loan?.reminderDays),
    waiverIndicator: loan?.waiver?.indicator ?? '',
    waiverShare: share(loan?.waiver?.shareBp),
    waiverPart: share(loan?.waiver?.waivedBp),
    outcome: amount(outcome?.amountCents),
    outcomeIndicator: outcome?.indicator ?? '',
    outcomePrice: amount(outcome?.priceCents),
    outcomeAttestor: outcome?.attestor ?? 'initiative',
    outcomeMethod: outcome?.method ?? '',
    outcomeSample: share(outcome?.sampleBp),
    outcomeMoments: outcome?.moments ?? 'quarter',
  }
}
