import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { Link } from '#app/components/link.tsx'
import { MovementTable } from '#app/components/payments/movement-table.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { movementLine } from '#app/server/payments/movement-line.server.ts'
import { namesSeen } from '#app/server/payments/payments-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { entriesOfImport, importsOf } from '#db/queries/statements.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.payments_import_result({ name: data.name }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const found = (await importsOf(db(), actor.fund)).find(({ id }) => id === params.importId)
  if (!found) throw notFound()
  const names = await namesSeen(actor)
  return {
    name: found.fileName,
    again: new URL(request.url).searchParams.has('again'),
    movements: (await entriesOfImport(db(), actor.fund, found.id)).map((entry) => movementLine(entry, names)),
  }
}

/** What a statement brought, movement by movement. */
export default function Statement() {
  const { name, again, movements } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <Link href="/manager/payments#statements" look="back">
          ‹ {m.payments_title()}
        </Link>
        <h1>{m.payments_import_result({ name })}</h1>
        {again && <Notice tone="calm" title={m.payments_import_again()} />}
        {movements.length === 0 ? (
          <p>{m.payments_import_nothing()}</p>
        ) : (
          <MovementTable caption={m.payments_movements()} movements={movements} />
        )}
      </div>
    </OfficeShell>
  )
}
