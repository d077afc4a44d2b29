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
import { declineOffer } from '#app/commands/decline-offer.server.ts'
import { AgreementShell } from '#app/components/agreement/agreement-shell.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { longestMessage } from '#app/domain/proposal/conversation.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { agreementHead, ownAgreement } from '#app/server/granting/own-agreement.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.agreement_decline_title(), data?.failed ?? false) },
]

const DecliningPost = z.strictObject({
  operation: z.uuid(),
  termsVersion: z.string().max(100),
  reason: z.string({ error: 'empty' }).trim().min(1, 'empty').max(longestMessage, 'tooLong'),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { grant, version } = await ownAgreement(actor, params.grantId)
  return {
    head: agreementHead({ grant, version }, false, currentLocale()),
    open: version.state === 'offered' || version.state === 'signed-by-one',
    termsVersion: version.id,
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: DecliningPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await declineOffer(actor, params.grantId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(`/applicant/grants/${params.grantId}/agreement`) : refused(verdict, form)
}

/** Says no to an offer, and why: the fund then offers something else, or stops. */
export default function Declining() {
  const { head, open, termsVersion, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    reason: firstError(answer?.form, 'reason', {
      empty: m.agreement_decline_empty(),
      tooLong: m.together_message_too_long(),
    }),
  }
  return (
    <AgreementShell head={head}>
      <div className="db-stack db-column">
        <Link href={`${head.path}/agreement`} look="back">
          ‹ {m.documents_agreement_title({ name: head.name })}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.agreement_decline_title()}</h1>
        <Lead>{open ? m.agreement_decline_lead() : m.agreement_decline_closed()}</Lead>
        {(open || answer) && (
          <Form operation={operation} hidden={{ termsVersion }}>
            <TextArea
              name="reason"
              label={m.agreement_decline_reason()}
              hint={m.agreement_decline_hint()}
              defaultValue={typedText(answer?.form, 'reason')}
              error={errors.reason}
            />
            <Buttons>
              <Button look="danger">{m.agreement_decline_button()}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </AgreementShell>
  )
}
