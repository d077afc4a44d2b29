import type { Event } from '#app/domain/event.ts'
import { type MailPlan, mail, members, person, type Recipients } from './plan.ts'

/** A proposal from its first words until it is screened. Null: another event. */
export function applyingMails(event: Event): MailPlan[] | null {
  switch (event.type) {
    case 'draft-first-saved':
      return [mail('draft-saved', person(event), { proposal: event.proposal })]
    case 'co-applicant-invited':
      return [
        mail(
          'invitation-co-applicant',
          { kind: 'invitation', invitation: event.invitation },
          { proposal: event.proposal, invitation: event.invitation },
        ),
      ]
    case 'file-refused':
      return event.person === null
        ? []
        : [
            mail(
              'file-refused',
              { kind: 'person', person: event.person },
              { proposal: event.proposal, file: event.file, problem: event.problem },
            ),
          ]
    case 'draft-deadline-near':
      return [mail(`draft-reminder-${event.days}`, members(event), { proposal: event.proposal })]
    case 'draft-deadline-passed':
      return [mail('draft-after-deadline', members(event), { proposal: event.proposal })]
    case 'draft-questions-changed':
      return [
        mail('draft-questions-changed', members(event), {
          proposal: event.proposal,
          version: String(event.version),
        }),
      ]
    case 'draft-deletion-near':
      return [
        mail(`draft-deletion-${event.days}`, members(event), {
          proposal: event.proposal,
          until: event.until,
        }),
      ]
    case 'question-due-near':
      return [
        mail('proposal-returned-reminder', members(event), {
          proposal: event.proposal,
          question: event.question,
        }),
      ]
    case 'proposal-submitted':
      return [
        mail('proposal-submitted', members(event), {
          proposal: event.proposal,
          submission: event.submission,
        }),
        mail('proposal-arrived', { kind: 'role', role: 'manager' }, { proposal: event.proposal }),
      ]
    case 'helper-recorded': {
      const owners: Recipients = { kind: 'proposal-owners', proposal: event.proposal }
      const about = { proposal: event.proposal, helper: event.helper }
      return event.confirmed ? [] : [mail('helper-confirmation', owners, about)]
    }
    case 'paper-form-entered':
      return event.person
        ? [mail('paper-form-entered', { kind: 'person', person: event.person }, { proposal: event.proposal })]
        : []
    case 'message-sent':
      return messageMails(event)
    case 'colleague-mentioned':
      return [mail('colleague-mentioned', person(event), { proposal: event.proposal, note: event.moment })]
    case 'proposal-returned':
      return [
        mail('proposal-returned', members(event), { proposal: event.proposal, question: event.question }),
      ]
    case 'partner-named':
      return [
        mail(
          'partner-confirmation-asked',
          { kind: 'partner', question: event.question },
          { proposal: event.proposal, partner: event.question },
        ),
      ]
    case 'partner-answered':
      return event.answer === 'yes'
        ? []
        : [mail('partner-said-no', members(event), { proposal: event.proposal, partner: event.question })]
    case 'screening-passed':
      return [mail('proposal-in-review', members(event), { proposal: event.proposal })]
    case 'proposal-withdrawn':
      return [mail('proposal-withdrawn', members(event), { proposal: event.proposal })]
    default:
      return null
  }
}

/** One mail a burst: while the other side has not read, it hears nothing more. */
function messageMails(event: {
  proposal: string
  message: string
  side: string
  first: boolean
}): MailPlan[] {
  if (!event.first) return []
  const about = { proposal: event.proposal, message: event.message }
  return event.side === 'fund'
    ? [mail('message-received', members(event), about)]
    : [mail('message-arrived', { kind: 'role', role: 'manager' }, about)]
}
