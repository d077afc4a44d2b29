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
import { makePaymentFile } from '#app/commands/make-payment-file.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { CheckboxGroup } from '#app/components/form/choices.tsx'
import { DateField, typedDay } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { StepUpFirst } from '#app/components/granting/step-up-first.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedList, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { steppedUp } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { day } from '#app/server/granting/course-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { waitingLines } from '#app/server/payments/payments-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { stepUpFirst } from '#app/server/step-up.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.payments_new_title(), data?.failed ?? false) },
]

const path = '/manager/payments/file'
const FilePost = z.strictObject({
  operation: z.uuid(),
  executeOn: day,
  releases: z.array(z.uuid()).min(1, { error: 'empty' }).max(500),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-payment-file')
  const now = clock(request)
  const lines = (await waitingLines(actor, now)).filter(({ no }) => no === null)
  const fresh = steppedUp(actor, now)
  return {
    lines,
    today: dayOf(now),
    refusal: fresh.ok
      ? null
      : { code: fresh.reason.code, ...verdictWords(fresh.reason, currentLocale(), await forStaff(actor)) },
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-payment-file')
  const typed = await request.formData()
  const form = parseWithZod(typed, { schema: FilePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await makePaymentFile(actor, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/payments/files/${verdict.file}`)
  if (verdict.reason.code === 'step-up-needed') return stepUpFirst(request, actor, typed)
  return refused(verdict, form, await forStaff(actor))
}

/** Puts approved payments in a file for the bank. */
export default function PaymentFileNew() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    releases: firstError(answer?.form, 'releases', { empty: m.payments_new_choose_empty() }),
    executeOn: firstError(answer?.form, 'executeOn', {
      empty: m.payments_day_wrong(),
      day: m.payments_day_wrong(),
    }),
  }
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <Link href="/manager/payments" look="back">
          ‹ {m.payments_title()}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.payments_new_title()}</h1>
        {page.lines.length === 0 && <p>{m.payments_waiting_none()}</p>}
        {page.lines.length > 0 && page.refusal && <StepUpFirst refusal={page.refusal} back={path} />}
        {page.lines.length > 0 && !page.refusal && (
          <>
            <Lead>{m.payments_new_lead()}</Lead>
            <Form operation={page.operation}>
              <CheckboxGroup
                name="releases"
                label={m.payments_new_choose()}
                error={errors.releases}
                defaultValue={[
                  ...typedList(
                    answer?.form,
                    'releases',
                    page.lines.map(({ key }) => key),
                  ),
                ]}
                choices={page.lines.map(({ key, name, part, amount, iban }) => ({
                  value: key,
                  label: m.payments_new_line({ name, part, amount }),
                  hint: iban,
                }))}
              />
              <DateField
                name="executeOn"
                label={m.payments_new_day()}
                error={errors.executeOn}
                defaultValue={typedText(answer?.form, 'executeOn', typedDay(page.today))}
              />
              <Buttons>
                <Button>{m.payments_new_button()}</Button>
              </Buttons>
            </Form>
          </>
        )}
      </div>
    </OfficeShell>
  )
}
