import type { Event, EventOf } from '#app/domain/event.ts'
import { grantMembers, type MailPlan, mail, manager } from './plan.ts'

/** Looking back on an experiment together. Null: another event. */
export function experimentMails(event: Event): MailPlan[] | null {
  switch (event.type) {
    case 'experiment-review-asked':
      return reviewAsked(event)
    case 'experiment-review-written':
      return reviewWritten(event)
    case 'experiment-review-concluded':
      return [
        mail('experiment-review-concluded', grantMembers(event), ofReview(event, 'grantee')),
        mail('experiment-review-concluded', manager, ofReview(event, 'fund')),
      ]
    default:
      return null
  }
}

const reviewTemplates = {
  soon: 'experiment-review-14',
  day: 'experiment-review-today',
  reminder: 'experiment-review-reminder',
} as const

/** Both sides hear of the day; only the initiative is reminded, the fund has its work list. */
function reviewAsked(event: EventOf<'experiment-review-asked'>): MailPlan[] {
  const template = reviewTemplates[event.news]
  const grantee = mail(template, grantMembers(event), ofReview(event, 'grantee'))
  return event.news === 'reminder' ? [grantee] : [grantee, mail(template, manager, ofReview(event, 'fund'))]
}

/** What one side wrote is told to the other; that it agrees is told when the review is concluded. */
function reviewWritten(event: EventOf<'experiment-review-written'>): MailPlan[] {
  if (event.does === 'agree') return []
  const template = event.does === 'differ' ? 'experiment-review-differs' : 'experiment-review-written'
  return event.side === 'grantee'
    ? [mail(template, manager, { ...ofReview(event, 'fund'), view: event.view })]
    : [mail(template, grantMembers(event), { ...ofReview(event, 'grantee'), view: event.view })]
}

function ofReview(event: { grant: string; review: string }, to: 'fund' | 'grantee'): Record<string, string> {
  return { grant: event.grant, experimentReview: event.review, to }
}
