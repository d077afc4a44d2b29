import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { judgeAccountProof } from '#app/commands/judge-account-proof.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { proofJudgementSchema } from '#app/domain/payment/account.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { hasWrongForm } from '#app/server/failed-form.server.ts'
import { fundSide } from '#app/server/granting/agreement-side.server.ts'
import { takeStep } from '#app/server/granting/agreement-step.server.ts'
import { checkedAccount } from '#app/server/payments/account-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.payments_proof(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'check-account')
  const page = await checkedAccount(actor, params.grantId)
  return { ...page, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireAction(args.request, 'check-account')
  return takeStep(args, fundSide(actor), {
    schema: proofJudgementSchema,
    act: ({ grant, now }, form) => judgeAccountProof(actor, grant.id, form, now),
    next: () => '/account',
  })
}

/** What the proof of an account shows, and how it was seen. */
export default function GrantAccountProof() {
  const { head, account, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    result: firstError(answer?.form, 'result', { empty: m.payments_proof_result_empty() }),
    way: firstError(answer?.form, 'way', { empty: m.payments_proof_way_empty() }),
    words: firstError(answer?.form, 'words', {
      empty: m.payments_proof_words_empty(),
      too_big: m.payments_proof_too_long(),
    }),
  }
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/account`, label: m.payments_bank_title() }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.payments_proof()}</h1>
      <p>{m.payments_proof_judge_lead({ holder: account.holder, iban: account.iban })}</p>
      {account.proofFile && (
        <p>
          <Link href={account.proofFile}>{m.payments_proof_file()}</Link>
        </p>
      )}
      <Form operation={operation} hidden={{ account: account.key }}>
        <RadioGroup
          name="way"
          label={m.payments_proof_way()}
          hint={m.payments_proof_way_hint()}
          error={errors.way}
          defaultValue={typedText(answer?.form, 'way')}
          choices={[
            ...(account.proofFile ? [{ value: 'file', label: m.payments_proof_way_file_long() }] : []),
            { value: 'paper', label: m.payments_proof_way_paper_long() },
            { value: 'screen', label: m.payments_proof_way_screen_long() },
          ]}
        />
        <RadioGroup
          name="result"
          label={m.payments_proof_result()}
          error={errors.result}
          defaultValue={typedText(answer?.form, 'result')}
          choices={[
            { value: 'right', label: m.payments_proof_result_right() },
            { value: 'other', label: m.payments_proof_result_other() },
          ]}
        />
        <TextArea
          name="words"
          label={m.payments_proof_words()}
          hint={m.payments_proof_words_hint()}
          error={errors.words}
          defaultValue={typedText(answer?.form, 'words')}
          small
          optional
        />
        <Buttons>
          <Button>{m.payments_save()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
