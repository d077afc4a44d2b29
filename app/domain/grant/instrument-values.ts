import type { ClauseValues } from './clause-values.ts'
import { type Instrument, loanOf, outcomeOf } from './instrument.ts'
import { instalmentsOf, type Loan, waivedCents } from './loan.ts'
import type { Terms } from './terms.ts'

/** Values for the articles about a loan and about money per result; what an agreement does not have has no value. */
export function instrumentValues(terms: Pick<Terms, 'instruments' | 'indicators'>): ClauseValues {
  const [loan, outcome] = [loanOf(terms), outcomeOf(terms)]
  return { ...(loan ? loanValues(loan, terms) : {}), ...(outcome ? outcomeValues(outcome) : {}) }
}

function loanValues(loan: Loan, { indicators }: Pick<Terms, 'indicators'>): ClauseValues {
  const { waiver } = loan
  const indicator = indicators.find(({ id }) => id === waiver?.indicator)?.name
  const rule =
    waiver && indicator !== undefined
      ? ({
          type: 'longText',
          phrase: 'waiver',
          indicator,
          shareBp: waiver.shareBp,
          cents: waivedCents(loan),
        } as const)
      : null
  return {
    'loan.principal': { type: 'money', cents: loan.amountCents },
    'loan.graceMonths': { type: 'integer', value: loan.graceMonths },
    'loan.graceInterest': { type: 'longText', phrase: gracePhrase(loan) },
    'loan.instalments': { type: 'integer', value: instalmentsOf(loan) },
    'loan.interest': { type: 'percent', basisPoints: loan.interestBp },
    'loan.reminderDays': { type: 'integer', value: loan.reminderDays },
    ...(rule
      ? {
          'loan.waiverShare': { type: 'percent', basisPoints: rule.shareBp },
          'loan.waiverIndicator': { type: 'text', value: rule.indicator },
          'loan.waiverAmount': { type: 'money', cents: rule.cents },
          'loan.waiverPlain': { ...rule, legal: false },
          'loan.waiverRule': { ...rule, legal: true },
        }
      : {}),
  }
}

function gracePhrase({ interestBp, grace }: Loan) {
  if (interestBp === 0) return 'grace-without-interest' as const
  return grace === 'capitalised' ? ('grace-added' as const) : ('grace-paid' as const)
}

function outcomeValues(outcome: Extract<Instrument, { kind: 'outcome' }>): ClauseValues {
  const { method } = outcome
  return {
    'outcome.attestor': { type: 'text', attestor: outcome.attestor },
    'outcome.method': { type: 'longText', value: /[.!?…]["”’)]?$/.test(method) ? method : `${method}.` },
    'outcome.samplePercent': { type: 'percent', basisPoints: outcome.sampleBp },
    'outcome.price': { type: 'money', cents: outcome.priceCents },
    'outcome.cap': { type: 'money', cents: outcome.amountCents },
    'outcome.paymentMoments': { type: 'text', moments: outcome.moments },
  }
}
