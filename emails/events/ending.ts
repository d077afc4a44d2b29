import type { Event } from '#app/domain/event.ts'
import { grantMembers, type MailPlan, mail, person } from './plan.ts'

/** Settling a grant, or stopping it. Null: another event. */
export function endingMails(event: Event): MailPlan[] | null {
  switch (event.type) {
    case 'grant-ended':
      return [
        event.ending === null
          ? mail('grant-terminated', grantMembers(event), { grant: event.grant })
          : mail('grant-stopped', grantMembers(event), { grant: event.grant, ending: event.ending }),
      ]
    case 'settlement-prepared':
    case 'ending-prepared':
      return [mail('course-decision-waiting', { kind: 'role', role: 'approver' }, { grant: event.grant })]
    case 'ending-returned':
      return [mail('ending-returned', person(event), { grant: event.grant, ending: event.ending })]
    case 'settlement-returned':
      return [mail('settlement-returned', person(event), { grant: event.grant })]
    case 'settlement-decided':
      return [mail('grant-settled', grantMembers(event), { grant: event.grant })]
    case 'repayment-booked':
      return [
        mail('repayment-received', grantMembers(event), { grant: event.grant, repayment: event.repayment }),
      ]
    case 'ending-announced':
      return [
        mail('grant-terminated', grantMembers(event), { grant: event.grant, ending: event.ending }),
        ...(event.side === 'grantee'
          ? [
              mail(
                'ending-arrived',
                { kind: 'role', role: 'manager' },
                { grant: event.grant, ending: event.ending },
              ),
            ]
          : []),
      ]
    case 'ending-withdrawn':
      return event.announced ? [mail('ending-withdrawn', grantMembers(event), { grant: event.grant })] : []
    default:
      return null
  }
}
