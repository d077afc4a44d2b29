import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { retireClause } from '#app/commands/retire-clause.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { clausePage } from '#app/server/granting/clause-pages.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta = () => [{ title: m.agreement_clause_retire() }]

const RetirementPost = z.strictObject({ operation: z.uuid(), seen: z.coerce.number().int().min(1) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const { path, clause, seen } = await clausePage(actor, params.clauseId, currentLocale())
  return { path, title: clause.title, seen, operation: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: RetirementPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await retireClause(actor, params.clauseId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/clauses/${encodeURIComponent(verdict.clause)}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Takes an article out of use, after saying what that means. */
export default function ClauseRetirement() {
  const { path, title, seen, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href={path} look="back">
          ‹ <span lang="nl">{title}</span>
        </Link>
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.agreement_clause_retire()}</h1>
        <Lead>{m.agreement_clause_retire_intro()}</Lead>
        <Form operation={operation} hidden={{ seen }}>
          <Buttons>
            <Button look="danger">{m.agreement_clause_retire_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
