import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { promiseContribution } from '#app/commands/promise-contribution.server.ts'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { ContributionForm } from '#app/components/fund/contribution-form.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { ContributionPost, contributionsPage } from '#app/server/fund/contributions-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.fund_in_title(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return { ...(await contributionsPage(actor, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ContributionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await promiseContribution(actor, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/contributions/${verdict.contribution}`)
  return refused(verdict, form, await forStaff(actor))
}

/** The money that donors promised and gave, by donor, and the form for more. */
export default function Contributions() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FundFrame>
      <h1>{m.fund_in_title()}</h1>
      <Lead>{m.fund_in_lead()}</Lead>
      {page.groups.length === 0 ? (
        <Empty title={m.fund_in_empty()}>{m.fund_in_empty_text()}</Empty>
      ) : (
        <Table
          caption={m.fund_in_title()}
          captionHidden
          groups={page.groups.map(({ name, href, ...group }) => ({
            ...group,
            title: <Link href={href}>{name}</Link>,
          }))}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'amount',
              head: m.fund_in_amount(),
              cell: ({ amount, href }) => <a href={href}>{amount}</a>,
            },
            { key: 'due', head: m.fund_in_due(), cell: ({ dueOn }) => dueOn },
            { key: 'pot', head: m.manager_fund_pot(), cell: ({ pot }) => pot },
            { key: 'received', head: m.fund_in_received(), number: true, cell: ({ received }) => received },
            { key: 'state', head: m.fund_in_state(), cell: ({ state }) => state },
          ]}
          turn={({ late }) => late}
        />
      )}
      {page.groups.length > 0 && <ListFiles list="contributions" />}
      {page.writes && (
        <Section id="new" title={m.fund_in_new()} intro={m.fund_in_new_intro()}>
          <ContributionForm page={page} answer={answer} />
        </Section>
      )}
    </FundFrame>
  )
}
