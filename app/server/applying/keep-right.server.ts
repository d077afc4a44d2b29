import { randomUUID } from 'node:crypto'
import { saveAnswers } from '#app/commands/save-answers.server.ts'
import type { Actor } from '#app/domain/access.ts'
import { answersOf, typingPageSchema } from '#app/domain/proposal/schema/question.ts'
import { readForm } from '../form-reading.server.ts'
import { formContext } from './here.server.ts'
import type { AtQuestion } from './question-page.server.ts'

/**
 * Keeps what reads well of a page on which something is wrong, so that whoever leaves now loses that alone. Answers the
 * version from which the page goes on; null when nothing could be kept.
 */
export async function keepRight(
  actor: Actor,
  here: AtQuestion,
  typed: FormData,
  now: Date,
): Promise<number | null> {
  const { section, question, proposal, lists, sections } = here
  const form = readForm(
    typed,
    typingPageSchema(question, formContext(here, lists, now), sections[section].answers),
  )
  if (form.status !== 'success') return null
  const answers = answersOf(question, form.value as never)
  const page = { operation: randomUUID(), version: form.value.version ?? 0, answers }
  const verdict = await saveAnswers(actor, proposal.id, { section, question: question.key }, page, now)
  return verdict.ok ? verdict.version : null
}
