import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noteAllowance } from '#app/commands/note-allowance.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { SavedNotice, savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AllowanceMeetings, AllowancePayments } from '#app/components/panel/allowance-tables.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { AllowancePost, allowancePage } from '#app/server/panel/allowances.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.allowance_title()} – ${data.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return { ...(await allowancePage(actor, params.personId)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'pay-allowance')
  const form = parseWithZod(await request.formData(), { schema: AllowancePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const member = params.personId ?? ''
  const verdict = await noteAllowance(actor, member, form.value, clock(request))
  return verdict.ok
    ? redirect(savedAt(`/manager/allowances/${member}`, 'paid'))
    : refused(verdict, form, await forStaff(actor))
}

/** One member: their meetings, what was paid, and the note of a payment. */
export default function Allowance() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const wrong = m.course_day_wrong()
  const errors = {
    amount: firstError(answer?.form, 'amount', {
      empty: m.course_settle_amount_empty(),
      wrong: m.course_settle_amount_wrong(),
    }),
    paidOn: firstError(answer?.form, 'paidOn', { empty: wrong, day: wrong }),
  }
  return (
    <OfficeShell current="/manager">
      <Link href="/manager/allowances" look="back">
        ‹ {m.allowance_title()}
      </Link>
      <div className="db-stack">
        <SavedNotice answered={answer !== undefined} />
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{page.name}</h1>
          <Lead>
            {page.open
              ? m.allowance_open({ amount: page.open })
              : page.over
                ? m.allowance_over({ amount: page.over })
                : m.allowance_open_none()}
          </Lead>
        </div>
        <AllowanceMeetings meetings={page.meetings} />
        <AllowancePayments payments={page.payments} mayTakeBack={page.may} />
        {page.may && page.open && (
          <Section id="payment" title={m.allowance_note()} intro={m.allowance_note_hint()}>
            <Form operation={page.operation}>
              <MoneyField
                name="amount"
                label={m.allowance_amount()}
                error={errors.amount}
                defaultValue={typedText(answer?.form, 'amount', page.openTyped)}
              />
              <DateField
                name="paidOn"
                label={m.allowance_col_paid_on()}
                error={errors.paidOn}
                defaultValue={typedText(answer?.form, 'paidOn')}
              />
              <Buttons>
                <Button>{m.allowance_note()}</Button>
              </Buttons>
            </Form>
          </Section>
        )}
      </div>
    </OfficeShell>
  )
}
