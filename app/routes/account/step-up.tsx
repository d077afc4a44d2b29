import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { askBoundCode } from '#app/commands/ask-code.server.ts'
import { stepUp } from '#app/commands/step-up.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { CodeField } from '#app/components/form/code-field.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { homeOf, safeBack } from '#app/server/back.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { sixDigits } from '#app/server/code-form.server.ts'
import { requirePerson } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { secondFactorOf } from '#db/queries/people.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_step_up_title() }]

const StepUp = z.strictObject({ code: sixDigits.optional(), send: z.literal('yes').optional() })

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  const factor = await secondFactorOf(db(), person.person)
  const asked = new URL(request.url).searchParams.get('asked') === 'yes'
  return { way: factor?.confirmedAt ? ('app' as const) : ('mail' as const), asked }
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: StepUp })
  if (form.status !== 'success') return invalid(form)
  const now = clock(request)
  const url = new URL(request.url)
  const back = safeBack(url.searchParams.get('back')) ?? homeOf(person.roles)
  const factor = await secondFactorOf(db(), person.person)
  if (form.value.send) {
    if (!person.email || factor?.confirmedAt) throw notFound()
    const verdict = await askBoundCode({ ...person, email: person.email }, { kind: 'step-up' }, now)
    return verdict.ok
      ? redirect(`/account/step-up?asked=yes&back=${encodeURIComponent(back)}`)
      : refused(verdict, form)
  }
  const code = form.value.code ?? ''
  const verdict = await stepUp(person, factor?.confirmedAt ? { totp: code } : { code }, now)
  return verdict.ok ? redirect(back) : refused(verdict, form)
}

export default function StepUpPage() {
  const { way, asked } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'code', {
    empty: m.account_code_empty(),
    wrong: m.account_code_six(),
  })
  return (
    <PlainShell>
      <ErrorSummary problems={error ? [{ id: 'code', text: error }] : []} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.account_step_up_title()}</h1>
      <p>{m.account_step_up_intro()}</p>
      {(way === 'app' || asked) && (
        <Form>
          <CodeField
            name="code"
            label={way === 'app' ? m.account_factor_label() : m.account_code_label()}
            error={error}
          />
          <Buttons>
            <Button>{m.account_step_up_button()}</Button>
          </Buttons>
        </Form>
      )}
      {way === 'mail' && (
        <Form hidden={{ send: 'yes' }} look="inline">
          <Buttons>
            <Button look={asked ? 'second' : 'primary'}>
              {asked ? m.account_step_up_again() : m.account_step_up_send()}
            </Button>
          </Buttons>
        </Form>
      )}
    </PlainShell>
  )
}
