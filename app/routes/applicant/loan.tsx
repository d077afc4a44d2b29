import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { PersonCard } from '#app/components/block/person-card.tsx'
import { LoanFacts } from '#app/components/granting/loan-facts.tsx'
import { LoanHistory } from '#app/components/granting/loan-history.tsx'
import { LoanTable } from '#app/components/granting/loan-table.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { ownLoanPage } from '#app/server/granting/loan-page.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.loan_own_title()} – ${data.head.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return ownLoanPage(actor, params.grantId, clock(request))
}

type Page = Awaited<ReturnType<typeof ownLoanPage>>

/** One's own loan: what to pay and where, what was paid, and what to do when it does not work out. */
export default function OwnLoan() {
  const page = useLoaderData<typeof loader>()
  const { head, loan } = page
  return (
    <OwnGrantFrame head={head}>
      <h1>{m.loan_own_title()}</h1>
      <ToPay page={page} />
      <LoanFacts loan={loan} />
      {!loan.over && <Help page={page} />}
      <Section id="schedule" title={m.loan_schedule()}>
        <LoanTable rows={loan.rows} totals={loan.totals} side="applicant" />
      </Section>
      <LoanHistory {...loan} />
    </OwnGrantFrame>
  )
}

function ToPay({ page: { loan, where } }: { page: Page }) {
  if (loan.over) return <Notice tone="good" title={m.loan_own_over()} />
  if (!loan.paidOut)
    return (
      <Notice tone="wait" title={m.loan_planned()}>
        {m.loan_planned_text({ day: loan.plannedOn })}
      </Notice>
    )
  if (loan.arrears)
    return (
      <Notice tone="turn" title={m.loan_own_late({ amount: loan.arrears.amount })}>
        <p>{m.loan_own_late_text({ day: loan.arrears.since })}</p>
        <p>{where}</p>
      </Notice>
    )
  return loan.next ? (
    <Notice tone="info" title={m.loan_own_pay(loan.next)}>
      {where}
    </Notice>
  ) : null
}

function Help({ page: { ask, change } }: { page: Page }) {
  const { person } = useRootData()
  return (
    <Section id="help" title={m.loan_own_help()} intro={m.loan_own_help_text()}>
      {person && <PersonCard person={person} title={m.components_person_initiative()} level={3} />}
      <p className="db-row">
        <Link href={ask}>{m.loan_own_ask()}</Link>
        {change && <Link href={change}>{m.loan_own_change()}</Link>}
      </p>
    </Section>
  )
}
