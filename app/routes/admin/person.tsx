import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { roleWord } from '#app/components/role-word.ts'
import { AdminShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { personPage } from '#app/server/admin/person-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.access_one_title()} – ${data.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return personPage(actor, params.personId, dayOf(clock(request)))
}

type Page = Awaited<ReturnType<typeof personPage>>

/** What one person can see and do here. */
export default function AdminPerson() {
  const page = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <Link href="/admin" look="back">
        ‹ {m.account_admin_title()}
      </Link>
      <div className="db-stack-s">
        <h1>{page.name}</h1>
        <Lead>{m.access_one_lead()}</Lead>
        <p>{page.email}</p>
      </div>
      {page.held.length > 0 && <Roles page={page} />}
      {page.may.map(({ role, actions }) => (
        <Section key={role} id={`may-${role}`} title={`${m.access_by_role()}: ${roleWord(role)}`}>
          <ul className="db-found">
            {actions.map(({ key, what, ofPanel }) => (
              <li key={key}>
                {what}
                {ofPanel && <span className="db-small db-soft">{m.access_panel()}</span>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {page.near.length > 0 && <Initiatives page={page} />}
      <Named id="reads" title={m.access_one_reads()} names={page.reads} />
      <Named id="closed" title={m.access_one_closed()} names={page.closed} />
      {page.isContact && <p>{m.access_one_contact()}</p>}
      <Section id="always" title={m.access_person()}>
        <p>{page.always.join(' · ')}</p>
      </Section>
    </AdminShell>
  )
}

function Roles({ page: { held, stoodFor } }: { page: Page }) {
  return (
    <Section id="roles" title={m.access_one_roles()}>
      <Table
        caption={m.access_one_roles()}
        captionHidden
        rows={held}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'role',
            head: m.account_admin_role(),
            cell: ({ role, standsIn, because }) => (
              <div>
                {roleWord(role)}
                {standsIn && (
                  <small>
                    {because === 'away'
                      ? m.access_one_for_away({ name: standsIn })
                      : m.access_one_for_near({ name: standsIn })}
                  </small>
                )}
              </div>
            ),
          },
          { key: 'from', head: m.account_admin_since(), cell: ({ from }) => from },
          { key: 'until', head: m.setup_role_last_day(), cell: ({ until }) => until ?? '–' },
          {
            key: 'now',
            head: m.access_one_now(),
            cell: ({ holds }) => (holds ? m.manager_tranche_file_yes() : m.manager_tranche_file_no()),
          },
        ]}
      />
      {stoodFor.length > 0 && (
        <ul className="db-plain">
          {stoodFor.map(({ key, role, ...one }) => (
            <li key={key}>{m.access_one_stood({ role: roleWord(role), ...one })}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Initiatives({ page: { near } }: { page: Page }) {
  return (
    <Section id="near" title={m.access_own()} intro={m.access_own_intro()}>
      <Table
        caption={m.access_own()}
        captionHidden
        rows={near}
        rowKey={({ key }) => key}
        columns={[
          { key: 'initiative', head: m.desk_filter_initiative(), cell: ({ initiative }) => initiative },
          { key: 'relation', head: m.access_who(), cell: ({ relation }) => relation },
          { key: 'about', head: m.access_one_about(), cell: ({ about }) => about || '–' },
          { key: 'may', head: m.access_what(), text: true, cell: ({ actions }) => actions },
        ]}
      />
    </Section>
  )
}

/** References under a title; nothing when there are none. */
function Named({ id, title, names }: { id: string; title: string; names: string[] }) {
  if (names.length === 0) return null
  return (
    <Section id={id} title={title}>
      <p>{names.join(', ')}</p>
    </Section>
  )
}
