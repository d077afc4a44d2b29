import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Filters } from '#app/components/block/filters.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { roleWord } from '#app/components/role-word.ts'
import { AdminShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { accessPage } from '#app/server/admin/access-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.access_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return accessPage(actor, new URL(request.url).searchParams.get('role'), dayOf(clock(request)))
}

/** Who may do what, read from the table that every page asks. */
export default function Access() {
  const { role, roles, may, people, others } = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <Link href="/admin" look="back">
        ‹ {m.account_admin_title()}
      </Link>
      <div className="db-stack">
        <h1>{m.access_title()}</h1>
        <p>{m.access_intro()}</p>
        <Notice tone="calm" title={m.access_near()} />
        <Filters
          label={m.access_role()}
          filters={roles.map((one) => ({
            key: one,
            label: roleWord(one),
            href: `/admin/access?role=${one}`,
            current: one === role,
          }))}
        />
      </div>
      <Section id="may" title={`${m.access_by_role()}: ${roleWord(role)}`}>
        <ul className="db-found">
          {may.map(({ key, what, ofPanel }) => (
            <li key={key}>
              {what}
              {ofPanel && <span className="db-small db-soft">{m.access_panel()}</span>}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="people" title={m.access_people()}>
        {people.length === 0 ? (
          <p>{m.access_people_none()}</p>
        ) : (
          <ul className="db-plain">
            {people.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/admin/people/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="own" title={m.access_own()} intro={m.access_own_intro()}>
        <Table
          caption={m.access_own()}
          captionHidden
          rows={others}
          rowKey={({ key }) => key}
          columns={[
            { key: 'what', head: m.access_what(), cell: ({ what }) => what },
            { key: 'who', head: m.access_who(), cell: ({ who }) => who },
          ]}
        />
      </Section>
    </AdminShell>
  )
}
