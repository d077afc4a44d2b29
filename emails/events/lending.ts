import type { Event } from '#app/domain/event.ts'
import { grantMembers, type MailPlan, mail } from './plan.ts'

/** A loan that comes back: asked for, late, received, or not to come any more. Null: another event. */
export function lendingMails(event: Event): MailPlan[] | null {
  switch (event.type) {
    case 'loan-decision-prepared':
      return [mail('course-decision-waiting', { kind: 'role', role: 'approver' }, { grant: event.grant })]
    case 'loan-invoice-made':
      return [mail('loan-repayment-due', grantMembers(event), withInvoice(event))]
    case 'loan-reminded':
      return [mail('loan-repayment-late', grantMembers(event), withInvoice(event))]
    case 'loan-repayment-booked':
      return [
        mail('loan-repayment-received', grantMembers(event), { grant: event.grant, receipt: event.receipt }),
      ]
    case 'loan-correction-prepared':
      return [mail('course-decision-waiting', { kind: 'role', role: 'approver' }, { grant: event.grant })]
    case 'loan-corrected':
      return [
        mail('loan-receipt-corrected', grantMembers(event), { grant: event.grant, receipt: event.receipt }),
      ]
    case 'loan-over':
      return event.state === 'repaid' ? [mail('loan-over', grantMembers(event), { grant: event.grant })] : []
    case 'loan-decided':
      return [mail('loan-waived', grantMembers(event), { grant: event.grant, loanDecision: event.decision })]
    default:
      return null
  }
}

function withInvoice(event: { grant: string; invoice: string }): Record<string, string> {
  return { grant: event.grant, invoice: event.invoice }
}
