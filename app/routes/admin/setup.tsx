import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { TaskList } from '#app/components/state/task-list.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { setUpPage } from '#app/server/admin/set-up-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return setUpPage(actor, clock(request), currentLocale())
}

/** Everything a fund needs before it can begin, in the order in which one does it; it can be left and resumed. */
export default function SetUp() {
  const { steps, ready } = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <div className="db-stack db-column">
        <Link href="/admin" look="back">
          ‹ {m.account_admin_title()}
        </Link>
        <h1>{m.setup_title()}</h1>
        <Lead>{m.setup_lead()}</Lead>
        {ready && (
          <Notice tone="good" title={m.setup_ready()}>
            {m.setup_ready_text()}
          </Notice>
        )}
        <TaskList
          tasks={steps.map(({ key, title, hint, href, done }) => ({
            key,
            title,
            hint: href ? hint : `${hint} ${m.setup_by_manager()}`,
            href: href ?? undefined,
            state: done ? 'done' : 'open',
            word: done ? m.setup_done() : m.setup_to_do(),
          }))}
        />
        <p>
          <Link href="/admin/settings" look="alone">
            {m.setup_settings_title()}
          </Link>
        </p>
      </div>
    </AdminShell>
  )
}
