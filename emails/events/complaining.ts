import type { Event } from '#app/domain/event.ts'
import type { MailTemplate } from '#app/domain/notification/kind.ts'
import { type MailPlan, mail } from './plan.ts'

/** Complaints and objections: every step is told to who made them. Null: another event. */
export function complainingMails(event: Event): MailPlan[] | null {
  switch (event.type) {
    case 'complaint-received':
      return toComplainant(event.kind === 'objection' ? 'objection-received' : 'complaint-received', event)
    case 'complaint-hearing-planned':
      return toComplainant('complaint-hearing', event)
    case 'complaint-extended':
      return toComplainant('complaint-extended', event)
    case 'complaint-asked':
      return toComplainant('complaint-asked', event)
    case 'complaint-committee-named':
      return toComplainant('complaint-committee', event)
    case 'complaint-decided':
      return toComplainant('case-answered', event)
    case 'complaint-withdrawn':
      return toComplainant('complaint-withdrawn', event)
    default:
      return null
  }
}

function toComplainant(template: MailTemplate, { complaint }: { complaint: string }): MailPlan[] {
  return [mail(template, { kind: 'complainant', complaint }, { complaint })]
}
