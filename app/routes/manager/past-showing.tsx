import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showPast } from '#app/commands/show-past.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { showingPage } from '#app/server/past/batch-page.server.ts'
import { ShowPost } from '#app/server/past/past-posts.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.past_show_title() : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const page = await showingPage(actor, params.pastBatchId, currentLocale())
  return { ...page, operation: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const form = parseWithZod(await request.formData(), { schema: ShowPost })
  if (form.status !== 'success') return invalid(form)
  const { operation, shown } = form.value
  const id = params.pastBatchId ?? ''
  const verdict = await showPast(actor, id, { operation, shown: shown === 'yes' }, clock(request))
  return verdict.ok ? redirect(`/manager/past/batches/${id}`) : refused(verdict, form, await forStaff(actor))
}

/** Says whether everybody is told of the grants that one file brought. */
export default function PastShowing() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack db-column">
        <Link href={page.path} look="back">
          ‹ {page.fileName}
        </Link>
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.past_show_title()}</h1>
        <p>{page.shown ? m.past_show_is({ count: page.count }) : m.past_show_text({ count: page.count })}</p>
        <p>{m.past_show_names()}</p>
        <Form operation={page.operation} hidden={{ shown: page.shown ? 'no' : 'yes' }}>
          <Buttons>
            <Button>{page.shown ? m.past_show_stop() : m.past_show_go()}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
