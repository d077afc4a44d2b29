import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Card } from '#app/components/block/card.tsx'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Link } from '#app/components/link.tsx'
import { DeskFilter } from '#app/components/office/desk-filter.tsx'
import { deskTitle, WorkDesk, WorkElsewhere } from '#app/components/office/work-desk.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { roleWord } from '#app/components/role-word.ts'
import { noticesLink, OfficeShell } from '#app/components/shell.tsx'
import { Tag } from '#app/components/state/state-tag.tsx'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatMoney, formatWeekday } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { checksLine } from '#app/server/books/checks-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { bulksAhead } from '#app/server/office/bulk-page.server.ts'
import { deskWork } from '#app/server/office/desk-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { fundToday } from '#db/queries/desk.server.ts'
import { unreadNotices } from '#db/queries/notifications.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? deskTitle(data) : '' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const now = clock(request)
  const today = dayOf(now)
  const language = currentLocale()
  const [work, fund, checks, ahead, unread] = await Promise.all([
    deskWork(actor, new URL(request.url).searchParams, today),
    fundToday(db(), actor.fund, today),
    checksLine(actor.fund),
    bulksAhead(actor, now),
    unreadNotices(db(), actor.fund, actor.person),
  ])
  return {
    name: actor.name,
    roles: [...actor.roles],
    mayLookBack: can(actor, 'see-openings').ok,
    today: formatWeekday(today, language),
    ...work,
    checks,
    ahead,
    unread,
    fund: {
      received: formatMoney(fund.received, language),
      expected: fund.expected > 0 ? formatMoney(fund.expected, language) : null,
      agreed: formatMoney(fund.agreed, language),
      paid: formatMoney(fund.paid, language),
      free: formatMoney(fund.free, language),
      tightest: fund.tightest && {
        day: formatDay(fund.tightest.on, language),
        amount: formatMoney(fund.tightest.cover, language),
        short: fund.tightest.cover < 0,
      },
    },
  }
}

export default function Desk() {
  const page = useLoaderData<typeof loader>()
  const { fund } = page
  const where = (
    <>
      <strong>{page.name}</strong> · {page.roles.map(roleWord).join(', ')} · {page.today}
    </>
  )
  const side = (
    <Card title={m.manager_desk_fund()}>
      <DataList
        sums
        items={[
          { key: 'received', label: m.manager_desk_received(), value: fund.received },
          ...(fund.expected
            ? [{ key: 'expected', label: m.manager_fund_expected(), value: fund.expected }]
            : []),
          { key: 'agreed', label: m.manager_desk_agreed(), value: fund.agreed },
          { key: 'paid', label: m.manager_desk_paid(), value: fund.paid },
          { key: 'free', label: m.manager_desk_free(), value: fund.free },
        ]}
      />
      <p className="db-small db-soft db-after">{m.manager_desk_free_means()}</p>
      {fund.tightest && (
        <p className="db-small db-soft db-after">
          {fund.tightest.short ? m.manager_desk_short(fund.tightest) : m.manager_desk_tightest(fund.tightest)}
        </p>
      )}
      {page.checks && (
        <p className="db-small db-after">
          <Tag knot={page.checks.well ? 'check' : 'diamond'} tone={page.checks.well ? 'good' : 'bad'}>
            {page.checks.well ? m.checks_ok() : m.checks_bad()}
          </Tag>{' '}
          {page.checks.when} <Link href="/manager/checks">{m.checks_desk_look()}</Link>
        </p>
      )}
      <p className="db-small">
        <Link href="/manager/fund">{m.manager_desk_to_fund()}</Link>
      </p>
      <p className="db-small">
        <Link href="/manager/call-backs">{m.manager_call_title()}</Link>
      </p>
      <p className="db-small">
        <Link href="/manager?sort=steps&whose=all">{m.near_desk_steps_all()}</Link>
      </p>
      <p className="db-small">
        <Link href="/manager/complaints">{m.complaint_office_title()}</Link>
      </p>
      <p className="db-small">
        <Link href="/manager/allowances">{m.allowance_title()}</Link>
      </p>
      {page.mayLookBack && (
        <p className="db-small">
          <Link href="/manager/openings">{m.privacy_open_title()}</Link>
        </p>
      )}
    </Card>
  )
  const notices = noticesLink(page.unread)
  return (
    <OfficeShell
      current="/manager"
      strip={{
        where,
        end: (
          <>
            <Link href={notices.href} look="alone">
              {notices.label}
            </Link>
            <Link href="/manager/proposals" look="alone">
              {m.manager_desk_to_proposals()}
            </Link>
          </>
        ),
      }}
    >
      <Columns side={side} sideLabel={m.manager_desk_fund()}>
        <div className="db-worklist">
          {page.ahead.map(({ href, words }) => (
            <Notice key={href} tone="wait" title={m.manager_bulk_desk()}>
              <p>
                <Link href={href}>{words}</Link>
              </p>
            </Notice>
          ))}
          <WorkDesk work={page} />
          {page.filter && <DeskFilter filter={page.filter} />}
          {page.together && (
            <p>
              <Link href="/manager/approvals">{m.manager_desk_together()}</Link>
            </p>
          )}
          <WorkElsewhere elsewhere={page.elsewhere} />
        </div>
      </Columns>
    </OfficeShell>
  )
}
