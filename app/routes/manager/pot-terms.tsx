import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changePotTerms } from '#app/commands/change-pot-terms.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { PotTermsForm, type PotTermsName, potTermsNames } from '#app/components/granting/pot-terms-fields.tsx'
import { potTermsLabel } from '#app/components/granting/pot-terms-labels.ts'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PotTermsPost, potTermsIn } from '#app/server/granting/pot-terms-form.server.ts'
import { potTermsPage } from '#app/server/granting/pot-terms-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? titleWithError(m.agreement_pot_title({ name: data.name }), data.failed) : '' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const page = await potTermsPage(actor, params.potId, clock(request), currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const { terms } = await potTermsPage(actor, params.potId, clock(request), currentLocale())
  const form = parseWithZod(await request.formData(), { schema: PotTermsPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, seen } = form.value
  const change = { operation, seen, terms: potTermsIn(form.value, terms) }
  const verdict = await changePotTerms(actor, params.potId ?? '', change, clock(request))
  return verdict.ok
    ? redirect(`/manager/pots/${params.potId}/terms`)
    : refused(verdict, form, await forStaff(actor))
}

/** The usual terms of a pot, beside what an example comes to with them. */
export default function PotTerms() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = {
    number: m.manager_grant_error_number(),
    share: m.agreement_pot_share_wrong(),
    amount: m.manager_grant_error_amount(),
  }
  const errors = Object.fromEntries(
    potTermsNames.map((name) => [name, firstError(answer?.form, name, words)]),
  )
  const field = (name: PotTermsName) => ({
    name,
    defaultValue: typedText(answer?.form, name, page.fields[name]),
    error: errors[name],
  })
  return (
    <OfficeShell current="/manager/fund">
      <div className="db-stack">
        <Link href="/manager/fund#pots" look="back">
          ‹ {m.manager_fund_title()}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.agreement_pot_title({ name: page.name })}</h1>
        <Lead>{m.agreement_pot_lead()}</Lead>
      </div>
      <Section id="example" title={m.agreement_pot_example({ amount: page.amount })}>
        <Table
          caption={m.agreement_pot_example({ amount: page.amount })}
          captionHidden
          rows={page.example}
          rowKey={({ key }) => key}
          columns={[
            { key: 'number', head: m.agreement_pot_part(), cell: ({ number }) => number },
            { key: 'amount', head: m.manager_grant_amount(), number: true, cell: ({ amount }) => amount },
            { key: 'planned', head: m.agreement_pot_planned(), cell: ({ planned }) => planned },
            {
              key: 'condition',
              head: m.agreement_pot_condition(),
              text: true,
              cell: ({ condition }) => condition,
            },
          ]}
        />
      </Section>
      {page.manager ? (
        <PotTermsForm operation={page.operation} seen={page.seen} field={field} />
      ) : (
        <DataList
          items={potTermsNames.map((name) => ({
            key: name,
            label: potTermsLabel(name),
            value: page.fields[name],
          }))}
        />
      )}
      <Section id="history" title={m.agreement_pot_history()}>
        <ul className="db-list">
          {page.history.map(({ version, what, changed }) => (
            <li key={version}>
              {what}
              {changed.map(({ name, was, is }) => (
                <p key={name} className="db-small">
                  {potTermsLabel(name)}: {was} → {is}
                </p>
              ))}
            </li>
          ))}
        </ul>
      </Section>
    </OfficeShell>
  )
}
