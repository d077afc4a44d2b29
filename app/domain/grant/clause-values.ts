import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { amountOf, givenOf } from './instrument.ts'
import { instrumentValues } from './instrument-values.ts'
import type { Attestor, PaymentMoment } from './outcome.ts'
import type { Terms } from './terms.ts'

/** A sentence that is chosen, not written by a person; its words are in the content of each language. */
export type Phrase =
  | { phrase: 'vat'; answer: Terms['vat']; legal: boolean }
  | { phrase: 'no-stop-rule' }
  | { phrase: 'no-publicity-exception' }
  | { phrase: 'grace-paid' | 'grace-added' | 'grace-without-interest' }
  | { phrase: 'waiver'; legal: boolean; indicator: string; shareBp: number; cents: Cents }

/** A value for a placeholder, typed as the content files type it; the document writes it in its own language. */
export type ClauseValue =
  | { type: 'text' | 'longText' | 'reference' | 'person' | 'phone' | 'iban'; value: string }
  | { type: 'text'; legalForm: NonNullable<Terms['grantee']['legalForm']> }
  | { type: 'text'; attestor: Attestor }
  | { type: 'text'; moments: PaymentMoment }
  | ({ type: 'longText' } & Phrase)
  | { type: 'list'; values: string[] }
  | { type: 'list'; people: Terms['grantee']['representatives'] }
  | { type: 'money'; cents: Cents | number }
  | { type: 'integer'; value: number }
  | { type: 'percent'; basisPoints: number }
  | { type: 'date'; day: IsoDate }
  | { type: 'counted'; what: 'tranches' | 'reports'; count: number }
export type ClauseValues = Record<string, ClauseValue>

/**
 * Typed values for every placeholder that the articles use, from the terms and the last day to sign. What the
 * terms leave open has no value, so that filling an article that needs it is refused.
 */
export function valuesFor(terms: Terms, offer: { expiresOn: IsoDate }): ClauseValues {
  return {
    ...partyValues(terms),
    ...planValues(terms),
    ...numberValues(terms),
    ...instrumentValues(terms),
    'offer.expires': day(offer.expiresOn),
  }
}

function partyValues({
  fund,
  grantee,
  initiative,
  fiscalHost,
  bank,
  regime,
  award,
  reference,
}: Terms): ClauseValues {
  const { address, legalForm, representatives } = grantee
  return {
    'fund.name': text(fund.name),
    'fund.legalName': text(fund.legalName),
    'fund.seat': text(fund.seat),
    'fund.kvkNumber': { type: 'reference', value: fund.kvkNumber },
    'fund.court': text(fund.court),
    ...(fund.legalBasis === null ? {} : { 'fund.legalBasis': text(fund.legalBasis) }),
    ...(fund.objectionAddress === null ? {} : { 'fund.objectionAddress': text(fund.objectionAddress) }),
    'person.name': { type: 'person', value: fund.contact.name },
    'person.phone': { type: 'phone', value: fund.contact.phone },
    'grantee.name': text(grantee.name),
    'grantee.legalName': text(grantee.name),
    ...(legalForm === null ? {} : { 'grantee.legalForm': { type: 'text', legalForm } as const }),
    'grantee.kvkNumber': { type: 'reference', value: grantee.kvkNumber },
    ...(address === null
      ? {}
      : { 'grantee.address': text(`${address.street}, ${address.postcode} ${address.city}`) }),
    'grantee.signatories': { type: 'list', people: representatives },
    'initiative.name': text(initiative.name),
    ...(fiscalHost === null ? {} : { 'fiscalHost.fee': money(fiscalHost.feeCents) }),
    'bank.iban': { type: 'iban', value: bank.iban },
    'bank.holder': text(bank.holder),
    ...(regime === 'awb'
      ? {
          'decision.date': day(award.decidedOn),
          'decision.reference': { type: 'reference', value: reference } as const,
        }
      : {}),
  }
}

function planValues(terms: Terms): ClauseValues {
  const { experiment, stateAid, publicity } = terms
  const finalReport = terms.reports.find(({ kind }) => kind === 'final')
  return {
    'proposal.reference': { type: 'reference', value: terms.reference },
    'proposal.version': integer(terms.submission.number),
    'purpose.summary': longText(terms.purpose),
    'purpose.neighbourhoods': { type: 'list', values: terms.neighbourhoods.map(({ name }) => name) },
    ...(terms.award.conditions
      ? { 'decision.conditions': longText(terms.award.conditions.map(withStop).join(' ')) }
      : {}),
    'period.start': day(terms.startsOn),
    'period.end': day(terms.endsOn),
    ...(finalReport ? { 'report.finalDue': day(finalReport.due) } : {}),
    'reports.count': { type: 'counted', what: 'reports', count: terms.reports.length },
    'amount.total': money(givenOf(terms) || amountOf(terms)),
    'tranches.phrase': { type: 'counted', what: 'tranches', count: givenTranches(terms) },
    'vat.statement': { type: 'longText', phrase: 'vat', answer: terms.vat, legal: false },
    'vat.statementLegal': { type: 'longText', phrase: 'vat', answer: terms.vat, legal: true },
    'publicity.exception':
      publicity.exception === null
        ? { type: 'longText', phrase: 'no-publicity-exception' }
        : longText(publicity.exception),
    ...(experiment === null
      ? {}
      : {
          'experiment.question': longText(experiment.question),
          'experiment.sign': longText(experiment.sign),
          'experiment.stopRule':
            experiment.stopRule === null
              ? ({ type: 'longText', phrase: 'no-stop-rule' } as const)
              : longText(experiment.stopRule),
          'experiment.reviewDate': day(experiment.reviewDate),
        }),
    ...(stateAid === null
      ? {}
      : {
          'deMinimis.ceiling': money(stateAid.ceilingCents),
          'deMinimis.amount': money(stateAid.amountCents),
        }),
  }
}

/** In how many parts is paid what does not come back? */
function givenTranches({ tranches }: Terms): number {
  return tranches.filter(({ instrument }) => instrument !== 'loan').length || tranches.length
}

function numberValues(terms: Terms): ClauseValues {
  return {
    'payment.days': integer(terms.payment.days),
    'bank.coolingDays': integer(terms.payment.bankCoolingDays),
    'review.workingDays': integer(terms.review.workingDays),
    'change.budgetFree': { type: 'percent', basisPoints: terms.flexibility.budgetFreeBp },
    'change.budgetNotice': { type: 'percent', basisPoints: terms.flexibility.budgetNoticeBp },
    'change.delayFreeWeeks': integer(Math.floor(terms.flexibility.delayFreeDays / 7)),
    'change.delayNoticeMonths': integer(terms.flexibility.delayNoticeMonths),
    'change.answerDays': integer(terms.review.answerWorkingDays),
    'stop.noticeWeeks': integer(terms.stop.noticeWeeks),
    'retention.grantedYears': integer(terms.privacy.grantedYears),
    'retention.paperYears': integer(terms.control.paperYears),
    'check.noticeDays': integer(terms.control.noticeWorkingDays),
    'hold.maximumWeeks': integer(terms.hold.maximumWeeks),
    'settlement.weeks': integer(terms.settlement.weeks),
    'settlement.waiverBelow': money(terms.settlement.waiverBelowCents),
    'reclaim.planMonths': integer(terms.reclaim.planMonths),
    'complaint.weeks': integer(terms.complaint.weeks),
    'round.twoSignaturesAbove': money(terms.signing.twoAboveCents),
  }
}

function text(value: string): ClauseValue {
  return { type: 'text', value }
}
function longText(value: string): ClauseValue {
  return { type: 'longText', value: withStop(value) }
}
function withStop(value: string): string {
  return /[.!?…]["”’)]?$/.test(value) ? value : `${value}.`
}
function integer(value: number): ClauseValue {
  return { type: 'integer', value }
}
function money(amount: number): ClauseValue {
  return { type: 'money', cents: amount }
}
function day(on: IsoDate): ClauseValue {
  return { type: 'date', day: on }
}
