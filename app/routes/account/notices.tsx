import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readNotices } from '#app/commands/read-notices.server.ts'
import { NoticeList } from '#app/components/block/notice-list.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { InitiativeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { noticesPage } from '#app/server/notifying/notices-page.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.notify_list_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return noticesPage(actor, new URL(request.url))
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  await readNotices(actor, clock(request))
  return redirect('/account/notices')
}

/** Everything somebody was told, by mail or only here. */
export default function Notices() {
  const page = useLoaderData<typeof loader>()
  return (
    <InitiativeShell current="/account/notices">
      <Link href="/account" look="back">
        ‹ {m.account_title()}
      </Link>
      <div className="db-stack db-column">
        <h1>{m.notify_list_title()}</h1>
        <Lead>{m.notify_list_lead()}</Lead>
        {page.unread > 0 && (
          <Form look="inline">
            <Button look="second">{m.notify_list_read_all()}</Button>
          </Form>
        )}
        <NoticeList notices={page.rows} />
        {(page.newer || page.older) && (
          <nav className="db-row" aria-label={m.notify_list_pages()}>
            {page.newer && <Link href={page.newer}>{m.notify_list_newer()}</Link>}
            {page.older && <Link href={page.older}>{m.notify_list_older()}</Link>}
          </nav>
        )}
        <p>
          <Link href="/account/notifications">{m.notify_title()}</Link>
        </p>
      </div>
    </InitiativeShell>
  )
}
