import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AnswerList } from '#app/components/proposal/answer-list.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { BudgetSums } from '#app/components/proposal/budget-sums.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { checkPage } from '#app/server/applying/check-page.server.ts'
import { applying } from '#app/server/applying/here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.writable ? m.applicant_apply_check_title() : m.applicant_apply_read_sent() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  return checkPage(applicant, await applying(applicant, params.proposalId ?? ''), clock(request))
}

export default function Check() {
  const page = useLoaderData<typeof loader>()
  return (
    <ApplyingShell
      strip={page.strip}
      back={{
        href: page.path,
        label: page.writable ? m.applicant_apply_back_to_list() : m.applicant_apply_where_title(),
      }}
    >
      <div className="db-stack">
        <h1>{page.writable ? m.applicant_apply_check_title() : m.applicant_apply_read_sent()}</h1>
        <Problems problems={page.problems} maySend={page.maySend} />
      </div>
      {page.sections.map(({ key, title, items }) => (
        <Section key={key} id={key} title={title}>
          <AnswerList items={items} />
          {key === 'money' && page.totals && (
            <div className="db-after">
              <BudgetSums totals={page.totals} />
            </div>
          )}
        </Section>
      ))}
      {page.maySend && page.problems.length === 0 && (
        <div className="db-section">
          <Buttons>
            <ButtonLink href={`${page.path}/submission`}>{m.applicant_apply_to_declarations()}</ButtonLink>
          </Buttons>
        </div>
      )}
      {page.mayChange && !page.maySend && page.problems.length === 0 && (
        <div className="db-section">
          <Notice tone="info" title={m.applicant_apply_owner_sends()}>
            {page.sender
              ? m.applicant_apply_owner_sends_name({ name: page.sender })
              : m.applicant_apply_owner_sends_more()}
          </Notice>
        </div>
      )}
    </ApplyingShell>
  )
}

type Problem = { key: string; what: string; whatNow: string; links: { href: string; label: string }[] }

function Problems({ problems, maySend }: { problems: Problem[]; maySend: boolean }) {
  if (problems.length === 0)
    return maySend ? <Notice tone="good" title={m.applicant_apply_nothing_missing()} /> : null
  return (
    <Notice tone="wait" title={m.applicant_apply_first_this()}>
      <ul className="db-list">
        {problems.map(({ key, what, whatNow, links }) => (
          <li key={key}>
            {what} {whatNow}
            {links.map(({ href, label }) => (
              <span key={href}>
                <br />
                <Link href={href}>{label}</Link>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
