import { m } from '#app/i18n/paraglide/messages.js'
import type { FormProblem } from '../form/error-summary.tsx'
import type { Answered } from './act-page.tsx'

/** The problems of a form in the order of its fields, or one sentence when it was not understood for another reason. */
export function problemsOfPage(errors: Record<string, string | undefined>, answer: Answered): FormProblem[] {
  const found = Object.entries(errors).flatMap(([id, text]) => (text ? [{ id, text }] : []))
  return found.length === 0 && answer?.form?.error ? [{ text: m.together_form_wrong() }] : found
}
