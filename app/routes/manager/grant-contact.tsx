import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setGrantContact } from '#app/commands/set-grant-contact.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { GrantContactPost } from '#app/server/near/contact-post.server.ts'
import { keeperPage } from '#app/server/near/note-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.near_keep_title()} – ${data.head.name}`, data.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'note-contact')
  return { ...(await keeperPage(actor, params.grantId)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'note-contact')
  const form = parseWithZod(await request.formData(), { schema: GrantContactPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await setGrantContact(actor, params.grantId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/grants/${verdict.grant}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Who keeps in touch about a grant, and after how many days without a word they call. */
export default function GrantContact() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { days: firstError(answer?.form, 'days', { wrong: m.near_keep_days_wrong() }) }
  return (
    <GrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.near_keep_title()}</h1>
      <p>{m.near_keep_text()}</p>
      <Form operation={page.operation}>
        <SelectField
          name="contact"
          label={m.near_keep_contact()}
          options={page.contacts}
          empty={page.near}
          defaultValue={typedText(answer?.form, 'contact', page.contact)}
        />
        <NumberField
          name="days"
          optional
          label={m.near_keep_days()}
          hint={m.near_keep_days_hint({ days: page.usual })}
          unit={m.near_keep_days_unit()}
          error={errors.days}
          defaultValue={typedText(answer?.form, 'days', page.days)}
        />
        <Checkbox
          name="mails"
          label={m.near_keep_mails()}
          hint={m.near_keep_mails_hint()}
          defaultChecked={answer?.form ? answer.form.initialValue?.mails === 'on' : page.mails}
        />
        <Buttons>
          <Button>{m.near_note_save()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
