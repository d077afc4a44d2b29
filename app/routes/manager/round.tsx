import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { History } from '#app/components/admin/history.tsx'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { officeRoundPage } from '#app/server/office/round-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.name ?? '' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return officeRoundPage(actor, params.roundId, clock(request), currentLocale())
}

/** A round of the fund: what it is, and what can be done with it. */
export default function OfficeRound() {
  const page = useLoaderData<typeof loader>()
  const path = `/manager/rounds/${page.id}`
  return (
    <OfficeShell current="/manager/proposals">
      <div className="db-stack db-column">
        <Link href="/manager/rounds" look="back">
          ‹ {m.manager_rounds_title()}
        </Link>
        <h1>{page.name}</h1>
        <Lead>{page.state}</Lead>
        {page.missing.length > 0 && (
          <Notice tone="wait" title={m.setup_round_missing()}>
            <ul>
              {page.missing.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </Notice>
        )}
        {page.makes && !page.known && (
          <Buttons>
            <ButtonLink href={`${path}/publication`}>
              {page.isTest ? m.setup_round_publish_trial() : m.setup_round_publish()}
            </ButtonLink>
          </Buttons>
        )}
        <DataList items={page.facts} />
        <ul className="db-plain">
          <li>
            <Link href={page.href}>{m.setup_round_see()}</Link>
          </li>
          <li>
            <Link href={`${page.href}/questions`}>{m.setup_round_see_questions()}</Link>
          </li>
          {page.makes && (
            <li>
              <Link href={`${path}/edit`}>{m.setup_round_change()}</Link>
            </li>
          )}
          <li>
            <Link href={`${path}/questions`}>{m.asking_title()}</Link>
          </li>
          <li>
            <Link href={`${path}/rubric`}>{m.manager_rubric_title()}</Link>
          </li>
          <li>
            <Link href={`${path}/waiting-list`}>{m.manager_waiting_title()}</Link>
          </li>
          {page.makes && (
            <li>
              <Link href={`${path}/copy`}>{m.setup_round_copy()}</Link>
            </li>
          )}
          {page.removable && (
            <li>
              <Link href={`${path}/removal`}>{m.setup_round_remove()}</Link>
            </li>
          )}
        </ul>
        {page.burden.length > 0 && (
          <Section id="burden" title={m.near_burden_title()} intro={m.near_burden_intro()}>
            <Table
              caption={m.near_burden_title()}
              captionHidden
              rows={page.burden}
              rowKey={({ key }) => key}
              columns={[
                { key: 'part', head: m.near_burden_part(), cell: ({ title }) => title },
                { key: 'median', head: m.near_burden_median(), number: true, cell: ({ median }) => median },
                { key: 'half', head: m.near_burden_middle(), number: true, cell: ({ half }) => half },
                { key: 'plans', head: m.near_burden_plans(), number: true, cell: ({ plans }) => plans },
              ]}
            />
          </Section>
        )}
        {page.history.length > 0 && <History lines={page.history} />}
      </div>
    </OfficeShell>
  )
}
