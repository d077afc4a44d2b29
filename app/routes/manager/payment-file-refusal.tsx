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
import { refusePaymentFile } from '#app/commands/refuse-payment-file.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { words } from '#app/server/granting/course-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { filePage } from '#app/server/payments/file-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { stepUpFirst } from '#app/server/step-up.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.payments_refuse_title(), data?.failed ?? false) },
]

const RefusalPost = z.strictObject({ operation: z.uuid(), reason: words })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-payment-file')
  const { number, href } = await filePage(actor, params.paymentFileId)
  return { number, href, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-payment-file')
  const typed = await request.formData()
  const form = parseWithZod(typed, { schema: RefusalPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const path = `/manager/payments/files/${params.paymentFileId}`
  const verdict = await refusePaymentFile(actor, params.paymentFileId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(path)
  if (verdict.reason.code === 'step-up-needed') return stepUpFirst(request, actor, typed)
  return refused(verdict, form, await forStaff(actor))
}

/** Says that the bank took none of a file. */
export default function PaymentFileRefusal() {
  const { number, href, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { reason: firstError(answer?.form, 'reason', { empty: m.payments_refuse_reason_empty() }) }
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <Link href={href} look="back">
          ‹ {m.payments_file_number({ number })}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.payments_refuse_title()}</h1>
        <p>{m.payments_refuse_lead({ number })}</p>
        <Form operation={operation}>
          <TextArea
            name="reason"
            label={m.payments_refuse_reason()}
            error={errors.reason}
            defaultValue={typedText(answer?.form, 'reason')}
            small
          />
          <Buttons>
            <Button look="danger">{m.payments_refuse_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
