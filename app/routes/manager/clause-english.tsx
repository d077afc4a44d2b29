import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translateClause } from '#app/commands/translate-clause.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { TranslationPost } from '#app/server/granting/clause-form.server.ts'
import { clausePage } from '#app/server/granting/clause-pages.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.agreement_clause_english_title(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const { path, clause, seen, english } = await clausePage(actor, params.clauseId, currentLocale())
  return { path, clause, seen, english, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: TranslationPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, ...text } = form.value
  const id = params.clauseId ?? ''
  const written = { operation, language: 'en' as const, text: { id, ...text } }
  const verdict = await translateClause(actor, written, clock(request))
  return verdict.ok
    ? redirect(`/manager/clauses/${encodeURIComponent(id)}#english`)
    : refused(verdict, form, await forStaff(actor))
}

const parts = ['title', 'plain', 'legal'] as const

/** What an article says in English, beside the Dutch text that binds. */
export default function ClauseEnglish() {
  const { path, clause, seen, english, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = { long: m.manager_grant_error_long() }
  const errors = Object.fromEntries(parts.map((name) => [name, firstError(answer?.form, name, words)]))
  const field = (name: (typeof parts)[number]) => ({
    name,
    hint: <span lang="nl">{clause[name]}</span>,
    defaultValue: typedText(answer?.form, name, english?.[name] ?? ''),
    error: errors[name],
  })
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack db-column">
        <Link href={path} look="back">
          ‹ <span lang="nl">{clause.title}</span>
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.agreement_clause_english_title()}</h1>
        <Lead>{m.agreement_clause_english_lead()}</Lead>
        <Form operation={operation} hidden={{ of: seen }}>
          <TextField {...field('title')} label={m.agreement_clause_name()} />
          <TextArea {...field('plain')} label={m.agreement_clause_plain()} />
          <TextArea {...field('legal')} rows={12} label={m.agreement_clause_legal()} />
          <Buttons>
            <Button>{m.agreement_clause_english_save()}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
