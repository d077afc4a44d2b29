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
import { takeBackRelease } from '#app/commands/take-back-release.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { PaymentFacts } from '#app/components/granting/payment-facts.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { releasePage } from '#app/server/granting/tranche-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.payments_back_title({ part: data.part })} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

const ReturnPost = z.strictObject({
  operation: z.uuid(),
  reason: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(500, { error: 'tooLong' }),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'take-back-release')
  const page = await releasePage(actor, params.releaseId, clock(request))
  return { ...page, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'take-back-release')
  const form = parseWithZod(await request.formData(), { schema: ReturnPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await takeBackRelease(actor, params.releaseId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/grants/${verdict.grant}#tranches`)
    : refused(verdict, form, await forStaff(actor))
}

/** Gives a payment that is not yet in a file back to who prepared it, with a reason. */
export default function ReleaseReturn() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'reason', {
    empty: m.payments_back_empty(),
    tooLong: m.payments_proof_too_long(),
  })
  return (
    <GrantFrame head={page.head}>
      <Link href={`/manager/releases/${page.release}/approval`} look="back">
        ‹ {m.manager_tranche_approval_title({ part: page.part })}
      </Link>
      <ErrorSummary problems={problemsIn({ reason: error }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.payments_back_title({ part: page.part })}</h1>
      <PaymentFacts {...page} />
      {page.takesBack ? (
        <Form operation={page.operation}>
          <p>{m.payments_back_intro({ name: page.preparer })}</p>
          <TextArea
            name="reason"
            label={m.payments_back_reason()}
            defaultValue={typedText(answer?.form, 'reason')}
            error={error}
          />
          <Buttons>
            <Button>{m.payments_back_button()}</Button>
          </Buttons>
        </Form>
      ) : (
        <Notice tone="info" title={m.payments_back_no()}>
          {m.payments_back_no_text()}
        </Notice>
      )}
    </GrantFrame>
  )
}
