import type { IsoDate } from '#app/domain/calendar.ts'
import type { LineKind } from '#app/domain/near/case-line.ts'
import type { MomentKind, RemovalReason } from '#app/domain/near/contact-moment.ts'
import { formatDay } from './format.ts'
import type { Language } from './languages.ts'
import { m } from './paraglide/messages.js'

/** What the kinds of the line of time are called where one chooses them. */
export const lineKindWords: Record<LineKind, () => string> = {
  contact: m.near_kind_contact,
  note: m.near_kind_note,
  message: m.near_kind_message,
  decision: m.near_kind_decision,
  agreement: m.near_kind_agreement,
  payment: m.near_kind_payment,
  report: m.near_kind_report,
  change: m.near_kind_change,
  complaint: m.near_kind_complaint,
}

/** How it was, told afterwards. */
export const momentWords: Record<MomentKind, () => string> = {
  call: m.near_way_call,
  visit: m.near_way_visit,
  mail: m.near_way_mail,
  talk: m.near_way_talk,
  note: m.near_way_note,
}

/** That a note was taken away, and why. */
export const removedWords: Record<RemovalReason, () => string> = {
  mistake: m.near_removed_mistake,
  'other-initiative': m.near_removed_other,
  'not-needed': m.near_removed_needless,
  'too-personal': m.near_removed_personal,
}

/** An agreed step in one line; `by` is the name of who does it, null for the initiative. */
export function stepLine(step: { what: string; on: IsoDate; by: string | null }, language: Language): string {
  const day = formatDay(step.on, language)
  const what = step.what || m.near_words_gone()
  return step.by === null ? m.near_step_theirs({ day, what }) : m.near_step_ours({ day, what, name: step.by })
}
