import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveYearCeilings } from '#app/commands/save-year-ceilings.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { yearsPost } from '#app/server/admin/forms.server.ts'
import { yearsPage } from '#app/server/admin/set-up-page.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.setup_years_title(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return { ...(await yearsPage(actor)), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const { years } = await yearsPage(actor)
  const form = parseWithZod(await request.formData(), { schema: yearsPost(years.map(({ year }) => year)) })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await saveYearCeilings(actor, form.value, clock(request))
  return verdict.ok ? redirect('/admin/setup/pots') : refused(verdict, form)
}

/** What may be decided in each year of the fund. */
export default function SetUpYears() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const names = page.years.map(({ year }) => `y${year}`)
  const saved = Object.fromEntries(page.years.map(({ year, saved: typed }) => [`y${year}`, typed]))
  const field = fieldsOf<string>(answer, saved)
  return (
    <AdminEdit
      title={m.setup_years_title()}
      back={{ href: '/admin/setup/pots', label: m.setup_step_pots() }}
      answer={answer}
      fields={names}
    >
      <Form operation={page.operation}>
        <Lead>{m.setup_years_intro()}</Lead>
        {page.years.map(({ year }) => (
          <MoneyField key={year} {...field(`y${year}`)} label={year} optional />
        ))}
        <Buttons>
          <Button>{m.setup_save()}</Button>
        </Buttons>
      </Form>
    </AdminEdit>
  )
}
