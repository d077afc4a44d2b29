import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dropRoundForm, takeFormIntoUse } from '#app/commands/edit-round-form.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { DropPost, UsePost } from '#app/server/office/asking/asking-forms.server.ts'
import { askingUsePage } from '#app/server/office/asking/asking-use.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(`${m.asking_use()} – ${page?.name ?? ''}`, page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  return {
    ...(await askingUsePage(actor, params.roundId, clock(request))),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const posted = await request.formData()
  const round = params.roundId ?? ''
  const back = () => redirect(`/manager/rounds/${round}/questions`)
  if (posted.has('drop')) {
    const form = parseWithZod(posted, { schema: DropPost })
    if (form.status !== 'success') return invalid(form)
    const dropped = await dropRoundForm(actor, round, form.value, clock(request))
    return dropped.ok ? back() : refused(dropped, form)
  }
  const form = parseWithZod(posted, { schema: UsePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await takeFormIntoUse(actor, round, form.value, clock(request))
  return verdict.ok ? back() : refused(verdict, form)
}

/** Puts a new version of the questions to use, or takes it away. */
export default function RoundQuestionsUse() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf(answer, { reason: '' })
  return (
    <AdminEdit
      place="rounds"
      title={m.asking_use()}
      back={{ href: `/manager/rounds/${page.id}/questions`, label: m.asking_title() }}
      answer={answer}
      fields={['reason']}
    >
      {page.version === null ? (
        <Lead>{m.asking_use_none()}</Lead>
      ) : (
        <>
          <Lead>{m.asking_use_lead({ version: page.version })}</Lead>
          <p>{page.drafts === 0 ? m.asking_use_no_drafts() : m.asking_use_drafts({ count: page.drafts })}</p>
          {page.added.length > 0 && <Changed title={m.asking_use_added()} labels={page.added} />}
          {page.edited.length > 0 && <Changed title={m.asking_use_edited()} labels={page.edited} />}
          {page.removed.length > 0 && <Changed title={m.asking_use_removed()} labels={page.removed} />}
          <Form operation={page.operation} hidden={{ seen: page.seen }}>
            <TextArea
              {...field('reason')}
              label={m.asking_use_reason()}
              hint={m.asking_use_reason_hint()}
              small
            />
            <Buttons>
              <Button>{m.asking_use()}</Button>
            </Buttons>
          </Form>
          <Form look="inline" operation={page.operation} hidden={{ drop: 'on' }}>
            <Button look="danger">{m.asking_drop()}</Button>
          </Form>
        </>
      )}
    </AdminEdit>
  )
}

function Changed({ title, labels }: { title: string; labels: string[] }) {
  return (
    <div>
      <h2 className="db-h3">{title}</h2>
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    </div>
  )
}
