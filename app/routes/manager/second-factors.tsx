import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FactorFrame } from '#app/components/admin/factor-frame.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { roleWord } from '#app/components/role-word.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { factorsPage } from '#app/server/admin/factor-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_factor_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'reset-factor')
  return factorsPage(actor, dayOf(clock(request)))
}

/** Who has a second lock, and for whom a new one waits for a second person. */
export default function SecondFactors() {
  const { people, waiting } = useLoaderData<typeof loader>()
  return (
    <FactorFrame whole>
      <h1>{m.setup_factor_title()}</h1>
      <p>{m.setup_factor_intro()}</p>
      {waiting.length > 0 && (
        <Section id="waiting" title={m.setup_factor_waiting()}>
          <ul className="db-plain">
            {waiting.map(({ id, name, askedBy, until }) => (
              <li key={id}>
                <Link href={`/manager/second-factors/requests/${id}`}>
                  {m.setup_factor_waits({ name, asker: askedBy, until })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Table
        caption={m.setup_factor_people()}
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: m.account_admin_name(), cell: ({ name }) => <strong>{name}</strong> },
          { key: 'roles', head: m.account_admin_role(), cell: ({ roles }) => roles.map(roleWord).join(', ') },
          {
            key: 'lock',
            head: m.setup_factor_lock(),
            cell: ({ locked }) => (locked ? m.setup_factor_has() : m.setup_factor_not_yet()),
          },
          {
            key: 'ask',
            head: m.setup_factor_ask(),
            action: true,
            cell: ({ id, name, ask }) =>
              ask && (
                <Link href={`/manager/second-factors/people/${id}`}>
                  {m.setup_factor_ask()}
                  <span className="db-vh">: {name}</span>
                </Link>
              ),
          },
        ]}
      />
    </FactorFrame>
  )
}
