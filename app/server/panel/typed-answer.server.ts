import type { Person } from '#app/domain/access.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { formatTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { notFound } from '../answers.server.ts'
import { typingNotSaved, typingSaved } from '../typing-answer.server.ts'
import { forStaff } from './words-for-staff.server.ts'

/** What a save while a member still thinks says: when it was kept, or in words why it was not. */
export async function typedAnswer(reader: Person, verdict: Verdict<{ savedAt: string }>): Promise<Response> {
  const language = currentLocale()
  if (verdict.ok)
    return typingSaved(m.reviewer_saved_at({ time: formatTime(new Date(verdict.savedAt), language) }))
  if (verdict.reason.code === 'not-found') throw notFound()
  return typingNotSaved(verdictWords(verdict.reason, language, await forStaff(reader)).what, 422)
}

/** More words than fit: the page says so when the button is pressed, and until then nothing of it is kept. */
export function typedTooMuch(): Response {
  return typingNotSaved(m.reviewer_typing_not_saved(), 400)
}
