import { can, type Person } from '#app/domain/access.ts'
import { dayOf, daysBetween, type IsoDate } from '#app/domain/calendar.ts'
import { factsNeeded } from '#app/domain/grant/condition-references.ts'
import { asksConfirmation, asksJudging, isLate, type Standing } from '#app/domain/grant/standing.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import type { AccountNeed } from '#app/domain/payment/account.ts'
import { missingWords } from '#app/i18n/condition-words.server.ts'
import { formatDay, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import type { PlannedTranche } from '#db/queries/plans.server.ts'
import type { GrantFacts } from '#db/queries/tranches.server.ts'
import { type AccountNeedLine, accountNeedLines } from '../payments/account-needs.server.ts'

/** A tranche as the office reads it: where it is, what still has to happen in words, and what this person can do. */
export type TrancheLine = Pick<
  Standing,
  'tranche' | 'number' | 'of' | 'amountCents' | 'plannedOn' | 'state' | 'paidOn'
> & {
  key: string
  grant: string
  late: boolean
  word: string
  /** How long it is late, or since when it is ready. */
  since: string | null
  todo: string[]
  action: { href: string; label: string } | null
}

export function trancheLine(
  grant: string,
  standing: Standing,
  needs: readonly AccountNeed[],
  { actor, today, language }: { actor: Person; today: IsoDate; language: Language },
): TrancheLine {
  const { tranche, number, of, amountCents, plannedOn, state, paidOn } = standing
  const late = isLate(standing, today)
  const first = isOpen(state) ? accountNeedLines(grant, needs, language) : []
  return {
    key: `${grant}-${tranche}`,
    grant,
    tranche,
    number,
    of,
    amountCents,
    plannedOn,
    state,
    paidOn,
    late,
    word: late ? m.manager_tranche_late() : wordOf(state, first, language),
    since: sinceOf(standing, late, today, language),
    todo: [...first.map(({ text }) => text), ...todoOf(standing, language)],
    action: first.length > 0 ? accountAction(first, actor) : actionOf(grant, standing, actor),
  }
}

/** Which lines can name what an account needs: those that are ready to be prepared, for the first time or again. */
export function isOpen(state: TrancheState): boolean {
  return state === 'ready' || state === 'failed'
}

function wordOf(state: TrancheState, first: readonly AccountNeedLine[], language: Language): string {
  if (first.length > 0) return m.payments_need_word()
  return stateWord('tranche', state, 'staff', language) ?? state
}

/** What is done first about the account, by who may; while it only waits there is nothing to do. */
function accountAction(needs: readonly AccountNeedLine[], actor: Person): TrancheLine['action'] {
  const [next] = needs.flatMap(({ href }) => href ?? [])
  return next && can(actor, 'check-account').ok ? { href: next, label: m.payments_need_do() } : null
}

/** The words of what is still missing: the same list for who pays and for who is paid. */
export function missingOf({ missing, names }: Standing, language: Language): string[] {
  return missingWords(missing, names, language)
}

function sinceOf(standing: Standing, late: boolean, today: IsoDate, language: Language): string | null {
  const { plannedOn, state, readySince } = standing
  if (late) {
    const days = daysBetween(plannedOn, today)
    return days === 1 ? m.manager_tranche_late_day() : m.manager_tranche_late_days({ days: String(days) })
  }
  if (state !== 'ready' || !readySince) return null
  return m.manager_tranche_ready_since({ day: formatShortDay(dayOf(readySince), language) })
}

/** The very words that the initiative sees while its part is open; after that what the fund or the bank still does. */
function todoOf(standing: Standing, language: Language): string[] {
  const { state, paidOn } = standing
  switch (state) {
    case 'paid':
      return [m.manager_tranche_nothing_left({ day: paidOn ? formatDay(paidOn, language) : '' })]
    case 'ready':
      return [m.manager_tranche_todo_prepare()]
    case 'prepared':
      return [m.manager_tranche_todo_approve()]
    case 'approved':
      return [m.manager_tranche_todo_file()]
    case 'in-file':
      return [m.manager_tranche_todo_confirm()]
    case 'failed':
      return [m.manager_tranche_todo_again()]
    case 'held':
      return [m.manager_tranche_todo_held(), ...missingOf(standing, language)]
    default:
      return missingOf(standing, language)
  }
}

function actionOf(grant: string, standing: Standing, actor: Person): TrancheLine['action'] {
  const { tranche, state, release, missing } = standing
  const has = (role: Person['roles'][number]) => actor.roles.includes(role)
  const base = `/manager/grants/${grant}/tranches/${tranche}`
  if ((state === 'ready' || state === 'failed') && has('manager'))
    return { href: `${base}/release`, label: m.manager_tranche_prepare() }
  if (state === 'prepared' && release && has('approver')) {
    return { href: `/manager/releases/${release}/approval`, label: m.manager_tranche_approve() }
  }
  const pays = has('manager') || has('approver')
  if (state === 'approved' && release && pays) {
    return { href: `/manager/releases/${release}/payment`, label: m.manager_tranche_confirm_paid() }
  }
  if (state === 'in-file' && pays) {
    return { href: '/manager/payments/statement', label: m.payments_in_file_do() }
  }
  if (state === 'waiting' && has('manager') && asksConfirmation(missing)) {
    return { href: `${base}/confirmation`, label: m.manager_tranche_confirm() }
  }
  if (state === 'waiting' && has('manager') && asksJudging(missing)) {
    return { href: `/manager/grants/${grant}/results`, label: m.outcome_desk_do() }
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
