import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { saveAnswers } from '#app/commands/save-answers.server.ts'
import { isChangedSince } from '#app/domain/changed-since.ts'
import { answersOf, typingPageSchema } from '#app/domain/proposal/schema/question.ts'
import { formCommonText } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { formContext } from '#app/server/applying/here.server.ts'
import { atQuestion, proposalPath } from '#app/server/applying/question-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { readForm } from '#app/server/form-reading.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { typingNotSaved, typingSaved } from '#app/server/typing-answer.server.ts'

/** Nothing stands here to be read: the question has the text. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { proposal, section, question } = await atQuestion(applicant, params)
  return redirect(`${proposalPath(proposal.id)}/${section}/${question.key}`)
}

/** Saves what is typed so far, while somebody still types; the page stays where it is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await atQuestion(applicant, params)
  const { section, question, proposal, lists } = here
  const saved = here.sections[section].answers
  const now = clock(request)
  const context = formContext(here, lists, now)
  const form = readForm(await request.formData(), typingPageSchema(question, context, saved))
  if (form.status !== 'success') return typingNotSaved(m.applicant_typing_not_saved(), 400)
  const { operation, version } = form.value
  const page = { operation, version: version ?? 0, answers: answersOf(question, form.value as never) }
  const at = { section, question: question.key }
  const verdict = await saveAnswers(applicant, proposal.id, at, page, now)
  if (verdict.ok) {
    const text = formCommonText('saved', currentLocale(), { 'saved.time': now })
    return typingSaved(text, verdict.version)
  }
  const { code } = verdict.reason
  if (code === 'not-found') throw notFound()
  if (!isChangedSince(verdict.reason)) return typingNotSaved(m.applicant_typing_not_saved(), 422)
  const said =
    code === 'changed-by-yourself' ? m.applicant_typing_changed_self() : m.applicant_typing_changed()
  return typingNotSaved(said, 409)
}
