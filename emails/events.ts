import type { Event, EventOf } from '#app/domain/event.ts'

/** Who gets a mail, as a question to the database; `effects/post-mails` answers it inside the same transaction. */
export type Recipients =
  | { kind: 'code-request'; request: string }
  | { kind: 'invitation'; invitation: string }
  | { kind: 'call-back'; callBack: string }
  | { kind: 'person'; person: string }
  | { kind: 'proposal-members'; proposal: string }
  | { kind: 'proposal-owners'; proposal: string }
  | { kind: 'grant-members'; grant: string }
  | { kind: 'grant-owners-unsigned'; grant: string; termsVersion: string }
  | { kind: 'role'; role: 'manager' | 'approver' | 'chair' }
  | { kind: 'panel-of-batch'; batch: string }

/** One decision to mail: which template to whom, with the ids that the worker needs to fill it in. */
export type MailPlan = { template: string; to: Recipients; props: Record<string, string> }
export type JobPlan = { task: string; payload: Record<string, string>; key: string }

/** The mails an event causes; each is decided once, in the transaction of the event. */
export function mailsFor(event: Event): MailPlan[] {
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
    case 'panel-member-invited':
      return [mail('invitation-panel', person(event), { person: event.person })]
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
    case 'proposal-returned':
      return [
        mail('proposal-returned', members(event), { proposal: event.proposal, question: event.question }),
      ]
    case 'screening-passed':
      return [mail('proposal-in-review', members(event), { proposal: event.proposal })]
    case 'proposal-withdrawn':
      return [mail('proposal-withdrawn', members(event), { proposal: event.proposal })]
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
    case 'agreement-offered':
      return [
        mail('agreement-offered', grantMembers(event), {
          grant: event.grant,
          termsVersion: event.termsVersion,
        }),
      ]
    case 'offer-withdrawn':
      return [
        mail('offer-withdrawn', grantMembers(event), {
          grant: event.grant,
          termsVersion: event.termsVersion,
        }),
      ]
    case 'offer-declined':
      return [mail('offer-declined', { kind: 'role', role: 'manager' }, { grant: event.grant })]
    case 'offer-expired':
      return [
        mail('offer-expired', grantMembers(event), { grant: event.grant, termsVersion: event.termsVersion }),
      ]
    case 'grant-ended':
      return [
        event.ending === null
          ? mail('grant-terminated', grantMembers(event), { grant: event.grant })
          : mail('grant-stopped', grantMembers(event), { grant: event.grant, ending: event.ending }),
      ]
    case 'evidence-sent':
      return [mail('evidence-arrived', { kind: 'role', role: 'manager' }, withEvidence(event))]
    case 'evidence-returned':
      return [mail('milestone-returned', grantMembers(event), withEvidence(event))]
    case 'milestone-accepted':
      return event.evidence === null
        ? []
        : [
            mail('milestone-accepted', grantMembers(event), {
              grant: event.grant,
              milestone: event.milestone,
            }),
          ]
    case 'settlement-prepared':
    case 'ending-prepared':
      return [mail('course-decision-waiting', { kind: 'role', role: 'approver' }, { grant: event.grant })]
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
    case 'grant-held':
      return [mail('grant-on-hold', grantMembers(event), withHold(event))]
    case 'tranche-held':
      return [mail('tranche-held', grantMembers(event), { ...withHold(event), tranche: event.tranche })]
    case 'hold-extended':
      return [
        event.tranche === null
          ? mail('grant-on-hold', grantMembers(event), withHold(event))
          : mail('tranche-held', grantMembers(event), { ...withHold(event), tranche: event.tranche }),
      ]
    case 'grant-resumed':
      return event.outcome === 'grant-ended'
        ? []
        : [mail('grant-resumed', grantMembers(event), withHold(event))]
    case 'tranche-freed':
      return event.outcome === 'grant-ended'
        ? []
        : [mail('tranche-resumed', grantMembers(event), { ...withHold(event), tranche: event.tranche })]
    case 'agreement-signed-by-one':
      return event.next === 'fund'
        ? [
            mail(
              'countersign-asked',
              { kind: 'role', role: 'approver' },
              { grant: event.grant, termsVersion: event.termsVersion },
            ),
          ]
        : [
            mail(
              'signed-by-one',
              { kind: 'grant-owners-unsigned', grant: event.grant, termsVersion: event.termsVersion },
              { grant: event.grant, signature: event.signature },
            ),
          ]
    case 'agreement-in-force':
      return [
        mail('agreement-in-force', grantMembers(event), {
          grant: event.grant,
          termsVersion: event.termsVersion,
        }),
      ]
    case 'change-sent':
      return event.side === 'grantee'
        ? [mail('change-received', manager, toSide(event, 'fund'))]
        : [mail('change-proposed', grantMembers(event), toSide(event, 'grantee'))]
    case 'change-applied':
      return changeApplied(event)
    case 'change-refused':
      return event.side === 'grantee'
        ? [mail('change-refused', grantMembers(event), toSide(event, 'grantee'))]
        : [mail('change-declined', manager, toSide(event, 'fund'))]
    case 'experiment-review-asked':
      return reviewAsked(event)
    case 'experiment-review-written':
      return reviewWritten(event)
    case 'experiment-review-concluded':
      return [
        mail('experiment-review-concluded', grantMembers(event), ofReview(event, 'grantee')),
        mail('experiment-review-concluded', manager, ofReview(event, 'fund')),
      ]
    case 'tranche-ready':
      return [mail('tranche-ready', grantMembers(event), { grant: event.grant, tranche: event.tranche })]
    case 'payment-prepared':
      return [
        mail(
          'approval-waiting',
          { kind: 'role', role: 'approver' },
          { grant: event.grant, release: event.release },
        ),
      ]
    case 'tranche-paid':
      return [
        mail('tranche-paid', grantMembers(event), {
          grant: event.grant,
          tranche: event.tranche,
          release: event.release,
        }),
      ]
    case 'report-sent':
      return [
        mail('report-received', grantMembers(event), { grant: event.grant, report: event.report }),
        mail(
          'report-arrived',
          { kind: 'role', role: 'manager' },
          { grant: event.grant, report: event.report },
        ),
      ]
    case 'report-returned':
      return [mail('report-returned', grantMembers(event), { grant: event.grant, report: event.report })]
    case 'report-accepted':
      return [mail('report-accepted', grantMembers(event), { grant: event.grant, report: event.report })]
    default:
      return []
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

/** The jobs an event causes; a job with the same key that has not begun is the same job. */
export function jobsFor(event: Event): JobPlan[] {
  switch (event.type) {
    case 'fund-set-up':
      return [job('make-certificate', { fund: event.fund })]
    case 'file-kept':
    case 'evidence-file-kept':
      return event.verdict === 'waiting' ? [job('scan-file', { file: event.file })] : []
    case 'proposal-submitted':
      return [job('render-submission', { submission: event.submission })]
    case 'review-locked':
      return [job('conclude-small-start', { proposal: event.proposal })]
    case 'proposal-awarded':
    case 'proposal-declined':
    case 'proposal-waiting-list':
      return [job('render-letter', { decision: event.decision })]
    case 'grant-held':
    case 'tranche-held':
    case 'hold-extended':
    case 'grant-resumed':
    case 'tranche-freed':
    case 'ending-announced':
    case 'settlement-decided':
      return event.letter === null ? [] : [job('render-grant-letter', { letter: event.letter })]
    case 'offer-prepared':
      return [job('render-offer', { termsVersion: event.termsVersion })]
    case 'agreement-in-force':
      return [job('render-executed', { termsVersion: event.termsVersion })]
    case 'change-sent':
    case 'change-offered':
    case 'change-applied':
      return [job('render-change', { change: event.change })]
    default:
      return []
  }
}

function mail(template: string, to: Recipients, props: Record<string, string>): MailPlan {
  return { template, to, props }
}

function job(task: string, payload: Record<string, string>): JobPlan {
  return { task, payload, key: `${task}:${Object.values(payload).join(':')}` }
}

function person(event: { person: string }): Recipients {
  return { kind: 'person', person: event.person }
}

function members(event: { proposal: string }): Recipients {
  return { kind: 'proposal-members', proposal: event.proposal }
}

function withHold(event: { grant: string; hold: string }): Record<string, string> {
  return { grant: event.grant, hold: event.hold }
}

const manager: Recipients = { kind: 'role', role: 'manager' }

/** A free change is told to the other side; one that was asked for, to who asked. */
function changeApplied(event: EventOf<'change-applied'>): MailPlan[] {
  if (event.kind !== 'free')
    return event.side === 'grantee'
      ? [mail('change-accepted', grantMembers(event), toSide(event, 'grantee'))]
      : [mail('change-agreed', manager, toSide(event, 'fund'))]
  return event.side === 'grantee'
    ? [mail('change-applied', manager, toSide(event, 'fund'))]
    : [mail('change-applied', grantMembers(event), toSide(event, 'grantee'))]
}

function toSide(event: { grant: string; change: string }, to: 'fund' | 'grantee'): Record<string, string> {
  return { grant: event.grant, change: event.change, to }
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

function withEvidence(event: { grant: string; milestone: string }): Record<string, string> {
  return { grant: event.grant, milestone: event.milestone }
}

function grantMembers(event: { grant: string }): Recipients {
  return { kind: 'grant-members', grant: event.grant }
}
