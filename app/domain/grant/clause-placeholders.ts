import type { ClauseNeed } from './clauses.ts'
import type { InstrumentKind } from './instrument.ts'

/** What has to be so for a value to be there: a need of the terms, an instrument, a fund under the Awb. */
export type PlaceholderNeed =
  | { need: ClauseNeed; instrument?: InstrumentKind }
  | { instrument: InstrumentKind }
  | { regime: 'awb' }
export type ClausePlaceholder = { type: string; needs?: PlaceholderNeed }

const awb = { regime: 'awb' } as const
const loan = { instrument: 'loan' } as const
const outcome = { instrument: 'outcome' } as const
const experiment = { need: 'experiment' } as const
const undertaking = { need: 'undertaking' } as const
const awardConditions = { need: 'awardConditions' } as const

/** Every `{{placeholder}}` that an article may use, typed as the document writes it, and when it has a value. */
export const clausePlaceholders: Readonly<Record<string, ClausePlaceholder>> = {
  'fund.name': { type: 'text' },
  'fund.legalName': { type: 'text' },
  'fund.seat': { type: 'text' },
  'fund.kvkNumber': { type: 'reference' },
  'fund.legalBasis': { type: 'text', needs: awb },
  'fund.court': { type: 'text' },
  'fund.objectionAddress': { type: 'text', needs: awb },
  'grantee.name': { type: 'text' },
  'grantee.legalName': { type: 'text' },
  'grantee.legalForm': { type: 'text' },
  'grantee.kvkNumber': { type: 'reference' },
  'grantee.address': { type: 'text' },
  'grantee.signatories': { type: 'list' },
  'initiative.name': { type: 'text' },
  'fiscalHost.fee': { type: 'money', needs: { need: 'fiscalHost' } },
  'proposal.reference': { type: 'reference' },
  'proposal.version': { type: 'integer' },
  'purpose.summary': { type: 'longText' },
  'purpose.neighbourhoods': { type: 'list' },
  'decision.date': { type: 'date', needs: awb },
  'decision.reference': { type: 'reference', needs: awb },
  'decision.conditions': { type: 'longText', needs: awardConditions },
  'period.start': { type: 'date' },
  'period.end': { type: 'date' },
  'report.finalDue': { type: 'date' },
  'amount.total': { type: 'money' },
  'tranches.phrase': { type: 'counted' },
  'payment.days': { type: 'integer' },
  'bank.iban': { type: 'iban' },
  'bank.holder': { type: 'text' },
  'bank.coolingDays': { type: 'integer' },
  'vat.statement': { type: 'longText' },
  'vat.statementLegal': { type: 'longText' },
  'review.workingDays': { type: 'integer' },
  'reports.count': { type: 'counted' },
  'change.budgetFree': { type: 'percent' },
  'change.budgetNotice': { type: 'percent' },
  'change.delayFreeWeeks': { type: 'integer' },
  'change.delayNoticeMonths': { type: 'integer' },
  'change.answerDays': { type: 'integer' },
  'experiment.question': { type: 'longText', needs: experiment },
  'experiment.sign': { type: 'longText', needs: experiment },
  'experiment.stopRule': { type: 'longText', needs: experiment },
  'experiment.reviewDate': { type: 'date', needs: experiment },
  'stop.noticeWeeks': { type: 'integer' },
  'loan.principal': { type: 'money', needs: loan },
  'loan.graceMonths': { type: 'integer', needs: { need: 'grace', ...loan } },
  'loan.graceInterest': { type: 'longText', needs: { need: 'grace', ...loan } },
  'loan.instalments': { type: 'integer', needs: loan },
  'loan.interest': { type: 'percent', needs: loan },
  'loan.reminderDays': { type: 'integer', needs: loan },
  'loan.waiverPlain': { type: 'longText', needs: { need: 'waiver', ...loan } },
  'loan.waiverRule': { type: 'longText', needs: { need: 'waiver', ...loan } },
  'outcome.attestor': { type: 'text', needs: outcome },
  'outcome.method': { type: 'longText', needs: outcome },
  'outcome.samplePercent': { type: 'percent', needs: outcome },
  'outcome.price': { type: 'money', needs: outcome },
  'outcome.cap': { type: 'money', needs: outcome },
  'outcome.paymentMoments': { type: 'text', needs: outcome },
  'deMinimis.ceiling': { type: 'money', needs: undertaking },
  'deMinimis.amount': { type: 'money', needs: undertaking },
  'retention.grantedYears': { type: 'integer' },
  'retention.paperYears': { type: 'integer' },
  'publicity.exception': { type: 'longText' },
  'check.noticeDays': { type: 'integer' },
  'hold.maximumWeeks': { type: 'integer' },
  'settlement.weeks': { type: 'integer' },
  'settlement.waiverBelow': { type: 'money' },
  'reclaim.planMonths': { type: 'integer' },
  'person.name': { type: 'person' },
  'person.phone': { type: 'phone' },
  'complaint.weeks': { type: 'integer' },
  'round.twoSignaturesAbove': { type: 'money' },
  'offer.expires': { type: 'date' },
}

/** The known name that is nearest to a mistyped one, when it is near enough to be meant; else null. */
export function nearestPlaceholder(typed: string): string | null {
  const near = Object.keys(clausePlaceholders)
    .map((name) => ({ name, steps: stepsBetween(typed.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.steps - other.steps)[0]
  return near && near.steps <= Math.max(2, Math.floor(near.name.length / 3)) ? near.name : null
}

/** How many letters to add, take out or change to come from one word to the other. */
function stepsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [index, target] of [...other].entries())
      next.push(
        Math.min(
          (next[index] as number) + 1,
          (row[index + 1] as number) + 1,
          (row[index] as number) + (letter === target ? 0 : 1),
        ),
      )
    row = next
  }
  return row[other.length] as number
}
