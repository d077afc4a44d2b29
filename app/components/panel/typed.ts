import { m } from '#app/i18n/paraglide/messages.js'

type Reply = { initialValue?: Record<string, unknown> | null } | null | undefined

/** What was typed in a field of a form that came back, or what was saved. */
export function typedText(reply: Reply, name: string, saved: string | null | undefined = ''): string {
  if (!reply) return saved ?? ''
  const typed = reply.initialValue?.[name]
  return typeof typed === 'string' ? typed : ''
}

/** The same for a choice of several. */
export function typedList(reply: Reply, name: string, saved: readonly string[] = []): readonly string[] {
  if (!reply) return saved
  const typed = reply.initialValue?.[name]
  if (typeof typed === 'string') return [typed]
  return Array.isArray(typed) ? typed.filter((one): one is string => typeof one === 'string') : []
}

type Answered = { form: unknown; refusal: unknown } | undefined

/**
 * The problems of a form in the order of its fields; one field, one sentence. A form that was not understood for
 * another reason (a field nobody knows, an act without its key) gets one sentence about the whole.
 */
export function problemsIn(
  errors: Record<string, string | undefined>,
  answer?: Answered,
): { id?: string; text: string }[] {
  const found = Object.entries(errors).flatMap(([id, text]) => (text ? [{ id, text }] : []))
  const wrong = answer !== undefined && answer.refusal === null
  return found.length === 0 && wrong ? [{ text: m.reviewer_form_unknown() }] : found
}
