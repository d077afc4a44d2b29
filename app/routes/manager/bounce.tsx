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
import { solveBounce } from '#app/commands/solve-bounce.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { telephone } from '#app/components/block/person.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { bouncePage } from '#app/server/office/bounce-page.server.ts'
import { requireAction, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.notify_bounce_title({ who: page?.who ?? '' }), page?.failed ?? false) },
]

const Solution = z.strictObject({
  operation: z.uuid(),
  address: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: 'wrong' }))
    .optional(),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const page = await bouncePage(actor, params.bounceId)
  const maySolve = can(actor, 'solve-bounce').ok
  return { ...page, maySolve, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'solve-bounce')
  const form = parseWithZod(await request.formData(), { schema: Solution })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, address = null } = form.value
  const verdict = await solveBounce(actor, params.bounceId ?? '', { operation, address }, clock(request))
  return verdict.ok ? redirect('/manager') : refused(verdict, form)
}

/** An address at which mails come back: call, write the right one, or say that it was solved. */
export default function Bounce() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { address: firstError(answer?.form, 'address', { wrong: m.account_email_wrong() }) }
  return (
    <OfficeShell current="/manager">
      <div className="db-stack db-column">
        <Link href="/manager" look="back">
          ‹ {m.shell_nav_desk()}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        {page.solved && <Notice tone="good" title={m.notify_bounce_solved({ when: page.solved })} />}
        <h1>{m.notify_bounce_title({ who: page.who })}</h1>
        <p>{page.phone ? m.notify_bounce_call() : m.notify_bounce_find()}</p>
        <DataList
          items={[
            {
              key: 'phone',
              label: m.manager_call_phone(),
              value: page.phone ? (
                <Link href={telephone(page.phone)}>{page.phone}</Link>
              ) : (
                m.notify_bounce_no_phone()
              ),
            },
            { key: 'address', label: m.notify_bounce_address(), value: page.address },
            { key: 'why', label: m.notify_bounce_reason(), value: page.why },
            { key: 'about', label: m.notify_bounce_about(), value: page.about },
            { key: 'when', label: m.notify_bounce_when(), value: page.when },
            { key: 'count', label: m.notify_bounce_count(), value: String(page.count) },
          ]}
        />
        {page.maySolve && !page.solved && (
          <Form operation={page.operation}>
            {page.mayCorrect ? (
              <TextField
                name="address"
                type="email"
                optional
                label={m.notify_bounce_right()}
                hint={m.notify_bounce_right_hint()}
                error={errors.address}
                defaultValue={typedText(answer?.form, 'address')}
              />
            ) : (
              <p>{m.notify_bounce_elsewhere()}</p>
            )}
            <Buttons>
              <Button>{m.notify_bounce_button()}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </OfficeShell>
  )
}
