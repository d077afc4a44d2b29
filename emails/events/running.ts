import type { Event } from '#app/domain/event.ts'
import type { MailTemplate } from '#app/domain/notification/kind.ts'
import type { ReportNews } from '#app/domain/results/report-days.ts'
import { grantMembers, type MailPlan, mail } from './plan.ts'

/** What is shown, held, reported and paid while a grant runs. Null: another event. */
export function runningMails(event: Event): MailPlan[] | null {
  switch (event.type) {
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
    case 'results-attested':
      return [mail('results-arrived', { kind: 'role', role: 'manager' }, withResults(event))]
    case 'results-accepted':
      return [mail('results-accepted', grantMembers(event), withResults(event))]
    case 'results-returned':
      return [mail('results-returned', grantMembers(event), withResults(event))]
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
    case 'payment-taken-back':
      return [
        mail(
          'payment-taken-back',
          { kind: 'person', person: event.preparedBy },
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
    case 'tranche-failed':
      return [
        mail('tranche-failed', grantMembers(event), {
          grant: event.grant,
          tranche: event.tranche,
          release: event.release,
        }),
      ]
    case 'bank-account-asked':
      return [
        mail(
          'bank-account-changed',
          { kind: 'account-watchers', grant: event.grant },
          { grant: event.grant, change: event.change },
        ),
      ]
    case 'bank-proof-asked':
      return [mail('bank-proof-asked', grantMembers(event), { grant: event.grant, account: event.account })]
    case 'bank-account-confirmed':
      return event.changed
        ? [
            mail('bank-account-confirmed', grantMembers(event), {
              grant: event.grant,
              account: event.account,
            }),
          ]
        : []
    case 'milestone-near':
      return [
        mail('milestone-due-7', grantMembers(event), { grant: event.grant, milestone: event.milestone }),
      ]
    case 'kept-in-touch':
      return [mail('keeping-in-touch', grantMembers(event), { grant: event.grant })]
    case 'report-reminded':
      return [mail(reminders[event.news], grantMembers(event), { grant: event.grant, moment: event.moment })]
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
    case 'report-skipped':
      return [mail('report-skipped', grantMembers(event), { grant: event.grant, report: event.report })]
    case 'photo-taken-off':
      return event.by === 'fund'
        ? [
            mail('photo-taken-off', grantMembers(event), {
              grant: event.grant,
              report: event.report,
              photo: event.file,
            }),
          ]
        : []
    case 'measurement-corrected':
      return [
        mail('measurement-corrected', grantMembers(event), {
          grant: event.grant,
          report: event.report,
          correction: event.correction,
        }),
      ]
    case 'report-accepted':
      return [mail('report-accepted', grantMembers(event), { grant: event.grant, report: event.report })]
    default:
      return null
  }
}

const reminders: Record<ReportNews, MailTemplate> = {
  asked: 'report-asked',
  'in-7': 'report-reminder-7',
  'in-3': 'report-reminder-3',
  'in-1': 'report-reminder-1',
  late: 'report-late',
}

function withHold(event: { grant: string; hold: string }): Record<string, string> {
  return { grant: event.grant, hold: event.hold }
}

function withEvidence(event: { grant: string; milestone: string }): Record<string, string> {
  return { grant: event.grant, milestone: event.milestone }
}

function withResults(event: { grant: string; attestation: string }): Record<string, string> {
  return { grant: event.grant, attestation: event.attestation }
}
