import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { nameFund } from '#app/commands/name-fund.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { History } from '#app/components/admin/history.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { clauseSeed } from '#app/i18n/clause-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { FundPost } from '#app/server/admin/forms.server.ts'
import { fundPage } from '#app/server/admin/fund-page.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.setup_step_fund(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return { ...(await fundPage(actor, currentLocale())), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const form = parseWithZod(await request.formData(), { schema: FundPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await nameFund(actor, form.value, clauseSeed(), clock(request))
  return verdict.ok ? redirect('/admin/setup') : refused(verdict, form)
}

const fields = [
  'name',
  'legalName',
  'seat',
  'kvkNumber',
  'court',
  'referencePrefix',
  'startsOn',
  'endsOn',
  'ceilingCents',
  'vision',
  'mainAim',
] as const

/** Who the fund is, for how long, and with how much. */
export default function SetUpFund() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf<(typeof fields)[number]>(answer, page.saved)
  return (
    <AdminEdit
      title={m.setup_step_fund()}
      back={{ href: '/admin/setup', label: m.setup_title() }}
      answer={answer}
      fields={fields}
    >
      <Form operation={page.operation} hidden={{ seen: page.seen }}>
        <TextField {...field('name')} label={m.setup_fund_name()} hint={m.setup_fund_name_hint()} />
        <TextField
          {...field('legalName')}
          label={m.setup_fund_legal_name()}
          hint={m.setup_fund_legal_name_hint()}
        />
        <TextField {...field('seat')} label={m.setup_fund_seat()} />
        <TextField
          {...field('kvkNumber')}
          width="short"
          inputMode="numeric"
          label={m.setup_fund_kvk()}
          hint={m.setup_fund_kvk_hint()}
        />
        <TextField
          {...field('court')}
          label={m.setup_fund_court()}
          hint={m.setup_fund_court_hint()}
          optional
        />
        {page.inUse && <p className="db-soft">{m.setup_fund_in_use()}</p>}
        <TextField
          {...field('referencePrefix')}
          width="short"
          label={m.setup_fund_prefix()}
          hint={m.setup_fund_prefix_hint()}
        />
        <DateField {...field('startsOn')} label={m.setup_fund_starts()} />
        <DateField {...field('endsOn')} label={m.setup_fund_ends()} />
        <MoneyField
          {...field('ceilingCents')}
          label={m.setup_fund_ceiling()}
          hint={m.setup_fund_ceiling_hint()}
        />
        <TextArea {...field('vision')} label={m.setup_fund_vision()} words={150} small optional />
        <TextArea {...field('mainAim')} label={m.setup_fund_aim()} words={80} small optional />
        <Buttons>
          <Button>{m.setup_save()}</Button>
        </Buttons>
      </Form>
      <History lines={page.history} />
    </AdminEdit>
  )
}
