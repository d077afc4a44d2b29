import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { prepareFundDecision } from '#app/commands/prepare-fund-decision.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { ClosingForm } from '#app/components/fund/closing-form.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { ClosingPost, closingPage } from '#app/server/fund/closing-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.closing_title(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return { ...(await closingPage(actor, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ClosingPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await prepareFundDecision(actor, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/fund/decisions/${verdict.decision}`)
  return refused(verdict, form, await forStaff(actor))
}

/** The end of the fund: what is in the way, what is left, what outlives it, and the first of two people who close it. */
export default function FundClosing() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FundFrame>
      <h1>{m.closing_title()}</h1>
      <Lead>{m.closing_lead()}</Lead>
      {page.closed && (
        <Notice tone="good" title={m.closing_closed({ day: page.closed })}>
          {page.kept ? (
            <>
              <Link href="/manager/fund/closing/file">{m.closing_file()}</Link>{' '}
              {m.closing_file_made({ day: page.kept.made })}{' '}
              <span className="db-small">{page.kept.sha256}</span>
            </>
          ) : (
            m.closing_file_coming()
          )}
        </Notice>
      )}
      {page.obstacles.length > 0 && (
        <Notice tone="wait" title={m.closing_in_the_way()}>
          <ul className="db-list">
            {page.obstacles.map(({ key, text, href }) => (
              <li key={key}>
                <Link href={href}>{text}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Section id="left" title={m.closing_left()} intro={m.closing_left_intro()}>
        <Table
          caption={m.closing_left()}
          captionHidden
          rows={page.left}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              head: m.closing_donor(),
              cell: ({ name, href }) => <Link href={href}>{name}</Link>,
            },
            { key: 'pot', head: m.manager_fund_pot(), cell: ({ pot }) => pot },
            { key: 'amount', head: m.donor_left(), number: true, cell: ({ amount }) => amount },
          ]}
        />
      </Section>
      <Section id="loans" title={m.closing_loans()}>
        {page.loans.length === 0 ? (
          <p>{m.closing_loans_none()}</p>
        ) : (
          <Table
            caption={m.closing_loans()}
            captionHidden
            rows={page.loans}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'name',
                head: m.manager_tranche_grant(),
                cell: ({ name, href }) => <Link href={href}>{name}</Link>,
              },
              { key: 'open', head: m.closing_open(), number: true, cell: ({ open }) => open },
              { key: 'until', head: m.closing_until(), cell: ({ until }) => until },
            ]}
          />
        )}
      </Section>
      {page.prepares && (
        <Section id="close" title={m.closing_prepare()} intro={m.closing_prepare_intro()}>
          <ClosingForm operation={page.operation} answer={answer} />
        </Section>
      )}
    </FundFrame>
  )
}
