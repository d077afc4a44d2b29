import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeSetting } from '#app/commands/change-setting.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { History } from '#app/components/admin/history.tsx'
import { SavedNotice, savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { SettingPost } from '#app/server/admin/forms.server.ts'
import { settingNamed, settingPage } from '#app/server/admin/settings-page.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(page?.label ?? m.setup_settings_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return { ...(await settingPage(actor, params.setting, currentLocale())), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const name = settingNamed(params.setting)
  const form = parseWithZod(await request.formData(), { schema: SettingPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { value: typed, ...about } = form.value
  const verdict = await changeSetting(actor, name, { typed, ...about }, clock(request))
  if (verdict.ok) return redirect(savedAt(`/admin/settings/${name}`, 'setting'))
  formWasWrong(context)
  return refused(verdict, form)
}

/** One choice of the fund: what it does, what it is now, and what it was before. */
export default function Setting() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = { ...fieldsOf<'value'>(answer, { value: page.typed })('value'), label: page.label }
  return (
    <AdminEdit
      title={page.label}
      back={{ href: '/admin/settings', label: m.setup_settings_title() }}
      answer={answer}
      fields={['value']}
    >
      <SavedNotice answered={Boolean(answer)} />
      <p>{page.effect}</p>
      <Form operation={page.operation} hidden={{ seen: page.seen }}>
        {page.kind === 'regime' && <RadioGroup {...field} choices={page.regimes} />}
        {page.kind === 'text' && <TextField {...field} optional />}
        {page.kind === 'money' && <MoneyField {...field} />}
        {page.kind === 'share' && <NumberField {...field} unit="%" />}
        {page.kind === 'whole' && <NumberField {...field} />}
        <Buttons>
          <Button>{m.setup_save()}</Button>
        </Buttons>
      </Form>
      <History lines={page.history} />
    </AdminEdit>
  )
}
