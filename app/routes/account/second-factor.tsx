import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import {
  authenticatorAddress,
  confirmSecondFactor,
  offeredSecret,
  showSecondFactor,
} from '#app/commands/second-factor.server.ts'
import { QrPicture } from '#app/components/block/qr-picture.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { CodeField } from '#app/components/form/code-field.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { homeOf, safeBack } from '#app/server/back.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { qrModules } from '#app/server/qr.server.ts'
import { requirePerson } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { secondFactorOf } from '#db/queries/people.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_factor_title() }]

const Factor = z.strictObject({
  code: z.string({ error: 'empty' }).trim().min(6, { error: 'wrong' }).max(40, { error: 'wrong' }),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  const factor = await secondFactorOf(db(), person.person)
  if (factor?.confirmedAt) return { offer: null }
  const secret = await offeredSecret(person.person)
  const address = authenticatorAddress(secret, person.email ?? person.name, 'Dichtbij')
  return { offer: { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), qr: qrModules(address) } }
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: Factor })
  if (form.status !== 'success') return invalid(form)
  const now = clock(request)
  const back = safeBack(new URL(request.url).searchParams.get('back')) ?? homeOf(person.roles)
  const factor = await secondFactorOf(db(), person.person)
  if (factor?.confirmedAt) {
    const verdict = await showSecondFactor(person, form.value.code, now)
    return verdict.ok ? redirect(back) : refused(verdict, form)
  }
  const verdict = await confirmSecondFactor(person, form.value.code, now)
  if (!verdict.ok) return refused(verdict, form)
  return data({ form: null, refusal: null, recoveryCodes: verdict.recoveryCodes, back })
}

export default function SecondFactor() {
  const { offer } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'recoveryCodes' in answer)
    return <RecoveryCodes codes={answer.recoveryCodes} back={answer.back} />
  const error = firstError(answer?.form, 'code', {
    empty: m.account_code_empty(),
    wrong: m.account_code_six(),
  })
  return (
    <PlainShell>
      <ErrorSummary problems={error ? [{ id: 'code', text: error }] : []} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form>
        <h1>{m.account_factor_title()}</h1>
        <p>{offer ? m.account_factor_offer() : m.account_factor_ask()}</p>
        {offer && (
          <>
            <QrPicture modules={offer.qr} title={m.account_factor_qr()} />
            <p>
              {m.account_factor_secret()} <strong>{offer.secret}</strong>
            </p>
          </>
        )}
        <CodeField
          name="code"
          label={m.account_factor_label()}
          hint={offer ? undefined : m.account_factor_hint()}
          error={error}
        />
        <Buttons>
          <Button>{m.account_factor_button()}</Button>
        </Buttons>
      </Form>
    </PlainShell>
  )
}

function RecoveryCodes({ codes, back }: { codes: string[]; back: string }) {
  return (
    <PlainShell>
      <h1>{m.account_recovery_title()}</h1>
      <p>{m.account_recovery_intro()}</p>
      <ul className="db-plain">
        {codes.map((code) => (
          <li key={code} className="db-num">
            {code}
          </li>
        ))}
      </ul>
      <Buttons>
        <ButtonLink href={back}>{m.account_recovery_done()}</ButtonLink>
      </Buttons>
    </PlainShell>
  )
}
