import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { finishCallBack } from '#app/commands/finish-call-back.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { telephone } from '#app/components/block/person.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { callBackRow } from '#app/server/office/call-back-view.server.ts'
import { requireAction, requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { callBackById } from '#db/queries/call-backs.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.manager_call_one({ name: page.name }) : '' },
]

const Called = z.strictObject({ operation: z.uuid({ error: 'unknownField' }) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const row = await callBackById(db(), actor, params.callBackId ?? '')
  if (!row) throw notFound()
  const mayCall = can(actor, 'call-back').ok
  return { ...callBackRow(row, clock(request), currentLocale()), mayCall, operation: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'call-back')
  const form = parseWithZod(await request.formData(), { schema: Called })
  if (form.status !== 'success') return invalid(form)
  const verdict = await finishCallBack(actor, params.callBackId ?? '', form.value, clock(request))
  return verdict.ok ? redirect('/manager/call-backs') : refused(verdict, form)
}

export default function Call() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isWrong = answer?.form && !answer.refusal
  return (
    <OfficeShell current="/manager">
      <div className="db-stack db-column">
        <Link href="/manager/call-backs" look="back">
          ‹ {m.manager_call_title()}
        </Link>
        <ErrorSummary problems={isWrong ? [{ text: m.public_call_unknown() }] : []} />
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <h1>{m.manager_call_one({ name: page.name })}</h1>
        <DataList
          items={[
            {
              key: 'phone',
              label: m.manager_call_phone(),
              value: <Link href={telephone(page.phone)}>{page.phone}</Link>,
            },
            { key: 'times', label: m.manager_call_times(), value: page.times },
            { key: 'about', label: m.manager_call_about(), value: page.about },
            { key: 'where', label: m.manager_call_where(), value: page.neighbourhood },
            { key: 'email', label: m.manager_call_email(), value: page.email ?? '–' },
            { key: 'asked', label: m.manager_call_asked(), value: page.asked },
            { key: 'by', label: m.manager_call_by(), value: page.called ?? page.by },
          ]}
        />
        {page.mayCall && !page.called && (
          <Form operation={page.operation} look="inline">
            <Buttons>
              <Button>{m.manager_call_called()}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </OfficeShell>
  )
}
