import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { LoanFacts } from '#app/components/granting/loan-facts.tsx'
import { LoanHistory } from '#app/components/granting/loan-history.tsx'
import { LoanTable } from '#app/components/granting/loan-table.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { loanPage } from '#app/server/granting/loan-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.loan_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return loanPage(actor, params.grantId, clock(request))
}

/** The loan of a grant: how it stands, its schedule, and what can be done. */
export default function Loan() {
  const page = useLoaderData<typeof loader>()
  const { head, loan, prepared, manages, corrects } = page
  return (
    <GrantFrame head={head}>
      <h1>{m.loan_title()}</h1>
      <p>
        <StateTag machine="loan" state={loan.state}>
          {loan.word}
        </StateTag>
      </p>
      {!loan.paidOut && (
        <Notice tone="wait" title={m.loan_planned()}>
          {m.loan_planned_text({ day: loan.plannedOn })}
        </Notice>
      )}
      {prepared && (
        <Notice tone="wait" title={m.loan_letgo_waits()}>
          <p>{prepared.kind}</p>
          <p>
            <Link href={`${head.path}/loan/decision/approval`}>{m.loan_decide_title()}</Link>
          </p>
        </Notice>
      )}
      <LoanFacts loan={loan} />
      <Acts page={page} />
      <Section id="schedule" title={m.loan_schedule()}>
        <LoanTable rows={loan.rows} totals={loan.totals} side="staff" />
      </Section>
      <LoanHistory
        {...loan}
        correct={
          manages && corrects ? (receipt) => `${head.path}/loan/receipts/${receipt}/correction` : undefined
        }
      />
    </GrantFrame>
  )
}

function Acts({ page: { head, loan, manages, changes } }: { page: Awaited<ReturnType<typeof loanPage>> }) {
  if (!manages || loan.over || !loan.paidOut) return null
  return (
    <>
      <p className="db-row">
        <ButtonLink href={`${head.path}/loan/receipt`}>{m.loan_book_title()}</ButtonLink>
        <Link href={`${head.path}/loan/decision`}>{m.loan_letgo_title()}</Link>
        {changes && <Link href={`${head.path}/change/money`}>{m.loan_restructure_do()}</Link>}
      </p>
      {changes && <p className="db-soft">{m.loan_restructure_text()}</p>}
    </>
  )
}
