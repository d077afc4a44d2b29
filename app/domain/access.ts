import { allowed, refused, type Verdict } from './verdict.ts'

/** Roles that a fund gives; being an applicant is a relation to an initiative, not a role. */
export const roles = ['reviewer', 'chair', 'manager', 'approver', 'auditor', 'administrator'] as const
export type Role = (typeof roles)[number]

/** How a person stands to an initiative and what is made of it: draft, proposal, grant, report. */
export const relations = ['owner', 'editor', 'reader', 'none'] as const
export type Relation = (typeof relations)[number]

/** Somebody who asks for something, as far as access is concerned. */
export type Actor = {
  /** The person's id, or the hash of an anonymous session that owns a draft. */
  id: string
  person: string | null
  fund: string
  name: string
  email: string | null
  roles: readonly Role[]
  locale: 'nl' | 'en' | 'fy'
  session: string
  steppedUpAt: Date | null
}
export type Person = Actor & { person: string }

/** What an action is done to: how the actor stands to it. */
export type AccessSubject = {
  relation?: Relation
  /** A panel member's place on a proposal, from the view that is closed by default. */
  panel?: 'assigned' | 'readable' | 'closed' | 'none'
}

type Rule = {
  relations?: readonly Relation[]
  roles?: readonly Role[]
  panel?: readonly NonNullable<AccessSubject['panel']>[]
  anyone?: true
  session?: true
  person?: true
}

const writers = ['owner', 'editor'] as const
const members = ['owner', 'editor', 'reader'] as const
const office = ['manager', 'approver', 'auditor'] as const
const panel = ['reviewer', 'chair'] as const

/** The one table of who may do what. An action that is not in it cannot be asked for. */
export const accessRules = {
  'see-public': { anyone: true },
  'see-own-account': { person: true },
  'start-draft': { anyone: true },
  'list-own-proposals': { session: true },
  'read-own-proposal': { relations: members },
  'write-draft': { relations: writers },
  'submit-proposal': { relations: ['owner'] },
  'withdraw-proposal': { relations: ['owner'] },
  'choose-people': { relations: ['owner'] },
  'accept-invitation': { person: true },
  'write-message': { relations: writers },
  'ask-help': { relations: writers },
  'confirm-helper': { relations: ['owner'] },
  'read-own-grant': { relations: members },
  complain: { relations: writers },
  'sign-for-initiative': { relations: ['owner'] },
  'write-report': { relations: writers },
  'propose-change': { relations: writers },
  'send-evidence': { relations: writers },
  'end-own-grant': { relations: ['owner'] },
  'tell-of-oneself': { roles: ['reviewer', 'chair', 'manager', 'approver'] },
  'list-assignments': { roles: panel },
  'declare-conflict': { roles: panel, panel: ['assigned', 'readable', 'closed'] },
  'declare-as-staff': { roles: ['manager', 'approver'] },
  'read-for-review': { roles: panel, panel: ['readable'] },
  score: { roles: panel, panel: ['readable'] },
  'lead-panel': { roles: ['chair'] },
  'see-office': { roles: office },
  'keep-view': { roles: ['manager', 'approver'] },
  'lay-work': { roles: ['manager', 'approver', 'chair', 'administrator'] },
  'call-back': { roles: ['manager'] },
  'solve-bounce': { roles: ['manager'] },
  'note-contact': { roles: ['manager'] },
  'finish-step': { roles: ['manager', 'approver'] },
  'write-complaint': { roles: ['manager'] },
  'handle-complaint': { roles: ['manager', 'approver'] },
  'screen-proposal': { roles: ['manager'] },
  'answer-applicant': { roles: ['manager'] },
  'reopen-proposal': { roles: ['manager'] },
  'enter-paper-form': { roles: ['manager'] },
  'change-rubric': { roles: ['manager'] },
  'make-round': { roles: ['manager'] },
  'assign-reviewers': { roles: ['manager', 'chair'] },
  'pay-allowance': { roles: ['manager'] },
  'prepare-decision': { roles: ['manager'] },
  'take-decision': { roles: ['approver'] },
  'make-agreement': { roles: ['manager'] },
  'write-clause': { roles: ['manager'] },
  'change-pot-terms': { roles: ['manager'] },
  'sign-for-fund': { roles: ['approver'] },
  'confirm-condition': { roles: ['manager'] },
  'prepare-release': { roles: ['manager'] },
  'approve-release': { roles: ['approver'] },
  'take-back-release': { roles: ['manager', 'approver'] },
  'confirm-payment': { roles: ['manager', 'approver'] },
  'check-account': { roles: ['manager', 'approver'] },
  'set-fund-account': { roles: ['administrator'] },
  'make-payment-file': { roles: ['manager', 'approver'] },
  'import-statement': { roles: ['manager', 'approver'] },
  'judge-report': { roles: ['manager'] },
  'hold-payment': { roles: ['manager'] },
  'prepare-ending': { roles: ['manager'] },
  'decide-ending': { roles: ['approver'] },
  'prepare-settlement': { roles: ['manager'] },
  'decide-settlement': { roles: ['approver'] },
  'book-repayment': { roles: ['manager'] },
  'book-contribution': { roles: ['manager'] },
  'prepare-fund-decision': { roles: ['manager'] },
  'take-fund-decision': { roles: ['approver'] },
  'return-fund-decision': { roles: ['manager', 'approver'] },
  'keep-aid-register': { roles: ['manager'] },
  'prepare-loan-decision': { roles: ['manager'] },
  'decide-loan': { roles: ['approver'] },
  'run-checks': { roles: ['manager'] },
  'prepare-closing': { roles: ['manager'] },
  'decide-closing': { roles: ['approver'] },
  'see-programme': { roles: ['manager', 'approver', 'auditor', 'administrator'] },
  'edit-programme': { roles: ['manager', 'administrator'] },
  'keep-lessons': { roles: ['manager'] },
  'bring-past': { roles: ['manager'] },
  'write-harvest': { roles: ['manager'] },
  'approve-harvest': { roles: ['approver'] },
  'return-harvest': { roles: ['manager', 'approver'] },
  administer: { roles: ['administrator'] },
  'reset-factor': { roles: ['administrator', 'approver'] },
  'see-openings': { roles: ['auditor', 'administrator'] },
} as const satisfies Record<string, Rule>
export type Action = keyof typeof accessRules

/** Whom an action is for, as the table says it: for a page that explains the table. */
export type Explained = Readonly<{
  action: Action
  roles: readonly Role[]
  relations: readonly Relation[]
  /** For a member of the panel only where they read a proposal, and at which places of theirs. */
  ofPanel: boolean
  places: readonly NonNullable<AccessSubject['panel']>[]
  who: 'everybody' | 'session' | 'person' | null
}>

/** The whole table, line by line, in its order. */
export function explainedRules(): Explained[] {
  return (Object.keys(accessRules) as Action[]).map((action) => {
    const {
      roles: held = [],
      relations: near = [],
      panel: place,
      anyone,
      session,
      person,
    }: Rule = accessRules[action]
    const who = anyone ? 'everybody' : session ? 'session' : person ? 'person' : null
    return { action, roles: held, relations: near, ofPanel: place !== undefined, places: place ?? [], who }
  })
}

/** What somebody with these roles may do to a subject that stands to them so, read from the explained table. */
export function explainedFor(held: readonly Role[], subject: AccessSubject = {}): Explained[] {
  return explainedRules().filter(({ who, relations: near, roles: of, ofPanel, places }) => {
    if (who !== null) return true
    if (near.length > 0) return near.includes(subject.relation ?? 'none')
    return of.some((role) => held.includes(role)) && (!ofPanel || places.includes(subject.panel ?? 'none'))
  })
}

/**
 * May this actor do this to a subject that stands to them so? Answers `not-found` for what is not theirs (absent and
 * not yours are one answer), and `sign-in-needed` when nobody is signed in. An unknown action does not type-check.
 */
export function can(
  actor: Pick<Actor, 'person' | 'roles'> | null,
  action: Action,
  subject: AccessSubject = {},
): Verdict {
  const rule: Rule = accessRules[action]
  if (rule.anyone || (rule.session && actor)) return allowed()
  if (rule.relations) return rule.relations.includes(subject.relation ?? 'none') ? allowed() : denied(actor)
  if (!actor?.person) return denied(actor)
  if (rule.person) return allowed()
  if (!rule.roles?.some((role) => actor.roles.includes(role))) return denied(actor)
  if (rule.panel && !rule.panel.includes(subject.panel ?? 'none')) return denied(actor)
  return allowed()
}

/** Roles that keep a second factor, because they read what others wrote or decide about money. */
export function needsSecondFactor(held: readonly Role[]): boolean {
  return held.length > 0
}

/** A step-up is fresh for fifteen minutes. */
export function steppedUp(actor: Pick<Actor, 'steppedUpAt'>, now: Date): Verdict {
  const fresh = actor.steppedUpAt !== null && now.getTime() - actor.steppedUpAt.getTime() <= 15 * 60_000
  return fresh ? allowed() : refused('step-up-needed')
}

function denied(actor: Pick<Actor, 'person'> | null): Verdict {
  return refused(actor?.person ? 'not-found' : 'sign-in-needed')
}
