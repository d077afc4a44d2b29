import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type BoardTranche, isLateTranche, openThings } from '#app/domain/grant/board.ts'
import { factsNeeded } from '#app/domain/grant/condition-references.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import { missingWords } from '#app/i18n/condition-words.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import type { PlannedTranche } from '#db/queries/plans.server.ts'
import { type GrantFacts, standingOf } from '#db/queries/tranches.server.ts'

/** A tranche as the office reads it: where it is, what still has to happen in words, and what this person can do. */
export type TrancheLine = BoardTranche & {
  key: string
  grant: string
  tranche: string
  number: number
  of: number
  late: boolean
  word: string
  todo: string[]
  action: { href: string; label: string } | null
}

export function trancheLines(
  known: GrantFacts,
  actor: Person,
  today: IsoDate,
  language: Language,
): TrancheLine[] {
  return known.plan.tranches.map((tranche) => lineOf(known, tranche, actor, today, language))
}

function lineOf(
  known: GrantFacts,
  tranche: PlannedTranche,
  actor: Person,
  today: IsoDate,
  language: Language,
): TrancheLine {
  const release = known.releases.get(tranche.id) ?? null
  const { state, missing } = standingOf(known, tranche)
  const paidOn = state === 'paid' ? (release?.paidOn ?? null) : null
  const late = isLateTranche({ plannedOn: tranche.plannedOn, state }, today)
  const open = openThings(missing, known.facts.signed)
  return {
    key: `${known.grant}-${tranche.id}`,
    grant: known.grant,
    tranche: tranche.id,
    number: tranche.number,
    of: known.plan.tranches.length,
    amountCents: tranche.amountCents,
    plannedOn: tranche.plannedOn,
    state,
    paidOn,
    late,
    word: late ? m.manager_tranche_late() : (stateWord('tranche', state, 'staff', language) ?? state),
    todo: todoOf(state, missingWords(open, known.facts, language), paidOn, language),
    action: actionOf(known, tranche, state, release?.id ?? null, actor),
  }
}

/** The very words that the initiative sees while its part is open; after that what the fund or the bank still does. */
function todoOf(
  state: TrancheState,
  missing: string[],
  paidOn: IsoDate | null,
  language: Language,
): string[] {
  switch (state) {
    case 'paid':
      return [m.manager_tranche_nothing_left({ day: paidOn ? formatDay(paidOn, language) : '' })]
    case 'ready':
      return [m.manager_tranche_todo_prepare()]
    case 'prepared':
      return [m.manager_tranche_todo_approve()]
    case 'approved':
    case 'in-file':
      return [m.manager_tranche_todo_confirm()]
    case 'failed':
      return [m.manager_tranche_todo_again()]
    case 'held':
      return [m.manager_tranche_todo_held(), ...missing]
    default:
      return missing
  }
}

function actionOf(
  known: GrantFacts,
  tranche: PlannedTranche,
  state: TrancheState,
  release: string | null,
  actor: Person,
): TrancheLine['action'] {
  const has = (role: Person['roles'][number]) => actor.roles.includes(role)
  const base = `/manager/grants/${known.grant}/tranches/${tranche.id}`
  if ((state === 'ready' || state === 'failed') && has('manager'))
    return { href: `${base}/release`, label: m.manager_tranche_prepare() }
  if (state === 'prepared' && release && has('approver')) {
    return { href: `/manager/releases/${release}/approval`, label: m.manager_tranche_approve() }
  }
  const sent = state === 'approved' || state === 'in-file'
  if (sent && release && (has('manager') || has('approver'))) {
    return { href: `/manager/releases/${release}/payment`, label: m.manager_tranche_confirm_paid() }
  }
  if (state === 'waiting' && has('manager') && confirmationsOpen(known, tranche).length > 0) {
    return { href: `${base}/confirmation`, label: m.manager_tranche_confirm() }
  }
  return null
}

/** What the manager still has to confirm for a tranche, in the words of the terms. */
export function confirmationsOpen(known: GrantFacts, tranche: PlannedTranche): string[] {
  return factsNeeded(tranche.condition)
    .confirmations.filter(
      ({ role, text }) => !known.facts.confirmations.some((one) => one.role === role && one.text === text),
    )
    .map(({ text }) => text)
}
