import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { CodeField } from '#app/components/form/code-field.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { CodeForm } from '#app/server/code-form.server.ts'
import { visitor } from '#app/server/session.server.ts'
import { signInHere } from '#app/server/sign-in-here.server.ts'
import { db } from '#db/client.server.ts'
import { addressAsked } from '#db/queries/codes.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_code_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const now = clock(request)
  const here = await visitor(request, now)
  if (!here) throw redirect('/account/sign-in')
  return { address: await addressAsked(db(), here.session.idHash, now) }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = parseWithZod(await request.formData(), { schema: CodeForm })
  if (form.status !== 'success') return invalid(form)
  return signInHere(request, { code: form.value.code }, form)
}

export default function Code() {
  const { address } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer?.refusal
  const another = refusal?.code === 'code-wrong' ? `${refusal.what} ${refusal.whatNow}` : undefined
  const error =
    another ??
    firstError(answer?.form, 'code', {
      empty: m.account_code_empty(),
      wrong: m.account_code_six(),
    })
  return (
    <PlainShell>
      <ErrorSummary problems={error ? [{ id: 'code', text: error }] : []} />
      {refusal && !another && <Refusal {...refusal} />}
      <Form>
        <h1>{m.account_code_title()}</h1>
        <p>{address ? m.account_code_sent_to({ address }) : m.account_code_intro()}</p>
        <CodeField name="code" label={m.account_code_label()} hint={m.account_code_hint()} error={error} />
        <Buttons>
          <Button>{m.account_code_button()}</Button>
        </Buttons>
      </Form>
      <p>
        <Link href="/account/sign-in" look="alone">
          {m.account_new_code()}
        </Link>
      </p>
    </PlainShell>
  )
}
