import type { Event } from '#app/domain/event.ts'
import { type MailPlan, mail, members, person } from './plan.ts'

/** The panel, and what is decided. Null: another event. */
export function decidingMails(event: Event): MailPlan[] | null {
  switch (event.type) {
    case 'scoring-deadline-near':
      return [
        mail(`reviewer-reminder-${event.days}`, person(event), { person: event.person, batch: event.batch }),
      ]
    case 'declaration-asked':
      return [mail('declaration-asked', person(event), { batch: event.batch })]
    case 'declaration-reminded':
      return [mail('declaration-reminder', person(event), { batch: event.batch })]
    case 'naming-asked':
      return [mail('naming-asked', person(event), { proposal: event.proposal })]
    case 'reading-asked':
      return [mail('reviewer-assigned', person(event), { person: event.person, batch: event.batch })]
    case 'review-given-back':
      return [
        mail(
          'review-given-back',
          { kind: 'role', role: 'manager' },
          { proposal: event.proposal, member: event.person },
        ),
      ]
    case 'review-taken-away':
      return [mail('review-taken-away', person(event), { proposal: event.proposal, member: event.person })]
    case 'batch-stage-turned':
      return event.to === 'revealed'
        ? [mail('reviews-revealed', { kind: 'panel-of-batch', batch: event.batch }, { batch: event.batch })]
        : []
    case 'decision-prepared':
      return [mail('decision-waiting', { kind: 'role', role: 'approver' }, { proposal: event.proposal })]
    case 'decision-returned':
      return [mail('decision-returned', person(event), { proposal: event.proposal })]
    case 'fund-decision-prepared':
      return [
        mail('fund-decision-waiting', { kind: 'role', role: 'approver' }, { fundDecision: event.decision }),
      ]
    case 'fund-decision-returned':
      return [
        mail(
          'fund-decision-returned',
          { kind: 'person', person: event.preparedBy },
          { fundDecision: event.decision },
        ),
      ]
    case 'proposal-awarded':
      return [
        mail('decision-awarded', members(event), {
          proposal: event.proposal,
          decision: event.decision,
          grant: event.grant,
        }),
      ]
    case 'proposal-declined':
      return [
        mail('decision-declined', members(event), { proposal: event.proposal, decision: event.decision }),
      ]
    case 'proposal-waiting-list':
      return [
        mail('decision-waiting-list', members(event), {
          proposal: event.proposal,
          decision: event.decision,
        }),
      ]
    default:
      return null
  }
}
