import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { askSignInCode } from '#app/commands/ask-code.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { safeBack } from '#app/server/back.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { isPerson, openSession, visitor } from '#app/server/session.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_sign_in_title() }]

const Address = z.strictObject({
  email: z
    .string({ error: 'empty' })
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: 'email' }).max(254)),
  back: z.string().optional(),
})

/** Who is signed in already goes on: mails lead here with the page they are about. */
export async function loader({ request }: LoaderFunctionArgs) {
  const back = safeBack(new URL(request.url).searchParams.get('back'))
  const here = await visitor(request, clock(request))
  if (back && here && isPerson(here.actor)) throw redirect(back)
  return { back }
}

export async function action({ request }: ActionFunctionArgs) {
  const now = clock(request)
  const form = parseWithZod(await request.formData(), { schema: Address })
  if (form.status !== 'success') return invalid(form)
  const here = await visitor(request, now)
  const { idHash, headers } = here
    ? { idHash: here.session.idHash, headers: new Headers() }
    : await openSession(now)
  const asked = { email: form.value.email, back: safeBack(form.value.back ?? null) }
  const verdict = await askSignInCode(idHash, asked, now)
  return verdict.ok ? redirect('/account/code', { headers }) : refused(verdict, form)
}

export default function SignIn() {
  const { back } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'email', {
    empty: m.account_email_empty(),
    email: m.account_email_wrong(),
  })
  return (
    <PlainShell>
      <ErrorSummary problems={error ? [{ id: 'email', text: error }] : []} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form hidden={back ? { back } : {}}>
        <h1>{m.account_sign_in_title()}</h1>
        <p>{m.account_sign_in_intro()}</p>
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={m.account_email_label()}
          hint={m.account_email_hint()}
          error={error}
          defaultValue={
            typeof answer?.form?.initialValue?.email === 'string' ? answer.form.initialValue.email : ''
          }
        />
        <Buttons>
          <Button>{m.account_send_code()}</Button>
        </Buttons>
      </Form>
    </PlainShell>
  )
}
