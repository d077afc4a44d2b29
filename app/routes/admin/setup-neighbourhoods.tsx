import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { neighbourhoodTree } from '#app/server/admin/set-up-page.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_step_neighbourhoods() }]

const path = '/manager/programme/neighbourhoods'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return neighbourhoodTree(actor)
}

/** The neighbourhoods of the fund as a tree, each a link to where it is changed. */
export default function SetUpNeighbourhoods() {
  const { tree } = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <div className="db-stack db-column">
        <Link href="/admin/setup" look="back">
          ‹ {m.setup_title()}
        </Link>
        <h1>{m.setup_step_neighbourhoods()}</h1>
        <Lead>{m.setup_neighbourhoods_lead()}</Lead>
        <p>
          <Link href={`${path}/new`} look="alone">
            {m.setup_neighbourhood_add()}
          </Link>
        </p>
        {tree.length > 0 && (
          <ul>
            {tree.map(({ key, name, parts }) => (
              <li key={key}>
                <Place place={key} name={name} />
                {parts.length > 0 && (
                  <ul>
                    {parts.map((part) => (
                      <li key={part.key}>
                        <Place place={part.key} name={part.name} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </AdminShell>
  )
}

function Place({ place, name }: { place: string; name: string }) {
  return <Link href={`${path}/${encodeURIComponent(place)}`}>{name}</Link>
}
