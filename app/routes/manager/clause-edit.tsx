import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writeClause } from '#app/commands/write-clause.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { ClauseEdit } from '#app/components/granting/clause-edit-page.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { clauseEditPage, readClause } from '#app/server/granting/clause-edit.server.ts'
import { newClause, versionsOf } from '#app/server/granting/clause-pages.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(
      page?.isNew ? m.agreement_clause_add() : m.agreement_clause_edit_title(),
      page?.failed ?? false,
    ),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const page = await clauseEditPage(actor, params.clauseId, currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const language = currentLocale()
  const shown = await clauseEditPage(actor, params.clauseId, language)
  const { form, page, preview } = readClause(shown, await request.formData(), language)
  if (form.status !== 'success' || page.errors.length > 0) {
    formWasWrong(context)
    return data({ ...page, preview }, { status: 400 })
  }
  const id = params.clauseId === newClause ? null : (params.clauseId ?? '')
  const replaces = id === null ? [] : ((await versionsOf(actor, id)).at(-1)?.replaces ?? [])
  const { clause, ...rest } = form.value
  const verdict = await writeClause(actor, id, { ...rest, clause: { ...clause, replaces } }, clock(request))
  if (verdict.ok) return redirect(`/manager/clauses/${encodeURIComponent(verdict.clause)}`)
  if (verdict.reason.code === 'not-found') throw notFound()
  const refusal = verdictWords(verdict.reason, language, await forStaff(actor))
  return data({ ...page, preview, refusal }, { status: 422 })
}

/** Writes an article anew, or a new one. */
export default function ClauseEditing() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <ClauseEdit page={answer ?? page} />
}
