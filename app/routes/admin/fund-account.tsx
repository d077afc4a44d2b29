import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setFundAccount } from '#app/commands/set-fund-account.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { AdminShell } from '#app/components/shell.tsx'
import { fundAccountSchema } from '#app/domain/payment/fund-account.ts'
import { formatIban } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'
import { stepUpFirst } from '#app/server/step-up.server.ts'
import { db } from '#db/client.server.ts'
import { fundAccount } from '#db/queries/accounts.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.payments_own_title(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const account = await fundAccount(db(), actor.fund)
  return {
    iban: account ? formatIban(account.iban) : '',
    bic: account?.bic ?? '',
    holder: account?.holder ?? '',
    version: account?.painVersion ?? '09',
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const typed = await request.formData()
  const form = parseWithZod(typed, { schema: fundAccountSchema })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await setFundAccount(actor, form.value, clock(request))
  if (verdict.ok) return redirect('/admin/fund-account')
  if (verdict.reason.code === 'step-up-needed') return stepUpFirst(request, actor, typed)
  return refused(verdict, form)
}

/** The account that the fund pays from, and which file its bank asks for. */
export default function FundAccount() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    iban: firstError(answer?.form, 'iban', {
      empty: m.payments_own_iban_empty(),
      iban: m.payments_own_iban_wrong(),
    }),
    bic: firstError(answer?.form, 'bic', { bic: m.payments_own_bic_wrong() }),
    holder: firstError(answer?.form, 'holder', {
      empty: m.payments_own_holder_empty(),
      tooLong: m.payments_own_holder_empty(),
    }),
    painVersion: firstError(answer?.form, 'painVersion', { empty: m.payments_own_version_empty() }),
  }
  return (
    <AdminShell current="/admin">
      <div className="db-stack">
        <Link href="/admin" look="back">
          ‹ {m.account_admin_title()}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.payments_own_title()}</h1>
        <Lead>{m.payments_own_lead()}</Lead>
        <Form operation={page.operation}>
          <TextField
            name="iban"
            label={m.payments_own_iban()}
            error={errors.iban}
            defaultValue={typedText(answer?.form, 'iban', page.iban)}
          />
          <TextField
            name="bic"
            label={m.payments_own_bic()}
            optional
            error={errors.bic}
            defaultValue={typedText(answer?.form, 'bic', page.bic)}
          />
          <TextField
            name="holder"
            label={m.payments_own_holder()}
            error={errors.holder}
            defaultValue={typedText(answer?.form, 'holder', page.holder)}
          />
          <RadioGroup
            name="painVersion"
            label={m.payments_own_version()}
            error={errors.painVersion}
            defaultValue={typedText(answer?.form, 'painVersion', page.version)}
            choices={[
              { value: '09', label: m.payments_own_newest() },
              { value: '03', label: m.payments_own_older() },
            ]}
          />
          <Buttons>
            <Button>{m.payments_own_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </AdminShell>
  )
}
