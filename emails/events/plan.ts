import type { MailTemplate } from '#app/domain/notification/kind.ts'

/** Who gets a mail, as a question to the database; `effects/post-mails` answers it inside the same transaction. */
export type Recipients =
  | { kind: 'code-request'; request: string }
  | { kind: 'invitation'; invitation: string }
  | { kind: 'call-back'; callBack: string }
  | { kind: 'complainant'; complaint: string }
  | { kind: 'partner'; question: string }
  | { kind: 'person'; person: string }
  | { kind: 'proposal-members'; proposal: string }
  | { kind: 'proposal-owners'; proposal: string }
  | { kind: 'grant-members'; grant: string }
  | { kind: 'account-watchers'; grant: string }
  | { kind: 'grant-owners-unsigned'; grant: string; termsVersion: string }
  | { kind: 'role'; role: 'manager' | 'approver' | 'chair' }
  | { kind: 'panel-of-batch'; batch: string }

/** One decision to mail: which template to whom, with the ids that the worker needs to fill it in. */
export type MailPlan = { template: MailTemplate; to: Recipients; props: Record<string, string> }

export function mail(template: MailTemplate, to: Recipients, props: Record<string, string>): MailPlan {
  return { template, to, props }
}

export function person(event: { person: string }): Recipients {
  return { kind: 'person', person: event.person }
}

export function members(event: { proposal: string }): Recipients {
  return { kind: 'proposal-members', proposal: event.proposal }
}

export function grantMembers(event: { grant: string }): Recipients {
  return { kind: 'grant-members', grant: event.grant }
}

export const manager: Recipients = { kind: 'role', role: 'manager' }
