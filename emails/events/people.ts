import type { Event } from '#app/domain/event.ts'
import { type MailPlan, mail, person } from './plan.ts'

/** Signing in, and being asked to take part. Null: another event. */
export function peopleMails(event: Event): MailPlan[] | null {
  switch (event.type) {
    case 'sign-in-asked':
      return [
        mail('sign-in-code', { kind: 'code-request', request: event.request }, { request: event.request }),
      ]
    case 'step-up-asked':
      return [
        mail('step-up-code', { kind: 'code-request', request: event.request }, { request: event.request }),
      ]
    case 'signing-code-asked':
      return [
        mail(
          'signing-code',
          { kind: 'code-request', request: event.request },
          { request: event.request, grant: event.grant },
        ),
      ]
    case 'call-back-asked':
      return [
        mail(
          'call-back-asked',
          { kind: 'call-back', callBack: event.callBack },
          { callBack: event.callBack },
        ),
      ]
    case 'digest-made':
      return [mail('digest', person(event), { digest: event.digest })]
    case 'staff-invited':
      return [mail('invitation-staff', person(event), { person: event.person, role: event.role })]
    case 'stand-in-appointed':
      return [
        mail('stand-in-appointed', person(event), {
          standIn: event.person,
          usual: event.usual,
          role: event.role,
          from: event.from,
          until: event.until,
        }),
      ]
    case 'factor-reset-asked':
      return [mail('factor-reset-asked', person(event), { reset: event.reset })]
    case 'factor-reset-confirmed':
      return [mail('factor-reset-confirmed', person(event), { reset: event.reset })]
    case 'panel-member-invited':
      return [mail('invitation-panel', person(event), { person: event.person })]
    case 'programme-partner-asked':
    case 'programme-partner-reminded':
      return [
        mail(
          'programme-partner-asked',
          { kind: 'partner', question: event.question },
          { partner: event.question },
        ),
      ]
    default:
      return null
  }
}
