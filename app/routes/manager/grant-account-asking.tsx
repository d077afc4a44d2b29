import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askAccountProof } from '#app/commands/ask-account-proof.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { proofQuestionSchema } from '#app/domain/payment/account.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { hasWrongForm } from '#app/server/failed-form.server.ts'
import { fundSide } from '#app/server/granting/agreement-side.server.ts'
import { takeStep } from '#app/server/granting/agreement-step.server.ts'
import { checkedAccount } from '#app/server/payments/account-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.payments_proof_ask(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'check-account')
  const page = await checkedAccount(actor, params.grantId)
  return { ...page, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireAction(args.request, 'check-account')
  return takeStep(args, fundSide(actor), {
    schema: proofQuestionSchema,
    act: ({ grant, now }, form) => askAccountProof(actor, grant.id, form, now),
    next: () => '/account',
  })
}

/** Asking an initiative to send a proof of its account. */
export default function GrantAccountAsking() {
  const { head, account, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { words: firstError(answer?.form, 'words', { too_big: m.payments_proof_too_long() }) }
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/account`, label: m.payments_bank_title() }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.payments_proof_ask()}</h1>
      <p>{m.payments_proof_ask_lead()}</p>
      <Form operation={operation} hidden={{ account: account.key }}>
        <TextArea
          name="words"
          label={m.payments_proof_ask_words()}
          error={errors.words}
          defaultValue={typedText(answer?.form, 'words')}
          small
          optional
        />
        <Buttons>
          <Button>{m.payments_proof_ask_send()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
