import { kindOfMail, type NotificationKind } from '#app/domain/notification/kind.ts'
import type { NotificationChoice } from '#app/domain/notification/when.ts'
import { m } from './paraglide/messages.js'

/** What each kind of news is called, and what belongs to it. */
export const kindWords = {
  application: { name: m.notify_kind_application, about: m.notify_about_application },
  grant: { name: m.notify_kind_grant, about: m.notify_about_grant },
  money: { name: m.notify_kind_money, about: m.notify_about_money },
  reminders: { name: m.notify_kind_reminders, about: m.notify_about_reminders },
  messages: { name: m.notify_kind_messages, about: m.notify_about_messages },
  panel: { name: m.notify_kind_panel, about: m.notify_about_panel },
  office: { name: m.notify_kind_office, about: m.notify_about_office },
} as const satisfies Record<NotificationKind, unknown>

/** Of which kind a mail is, by its template. */
export function mailKindWord(template: string): string {
  const kind = kindOfMail(template)
  if (kind === 'legal') return m.notify_text_always()
  return kind === 'digest' ? m.notify_kind_digest() : kindWords[kind].name()
}

/** How one can hear of it. */
export const choiceWords = {
  'at-once': m.notify_choice_at_once,
  digest: m.notify_choice_digest,
  none: m.notify_choice_none,
} as const satisfies Record<NotificationChoice, unknown>
