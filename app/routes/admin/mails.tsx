import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { mailTextsPage } from '#app/server/admin/mail-text-pages.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.notify_text_list_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return { mails: await mailTextsPage(actor), language: currentLocale() }
}

/** Every mail that goes out, and who worded it. */
export default function Mails() {
  const { mails, language } = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <div className="db-stack">
        <Link href="/admin" look="back">
          ‹ {m.account_admin_title()}
        </Link>
        <h1>{m.notify_text_list_title()}</h1>
        <Lead>{m.notify_text_list_lead()}</Lead>
        <Table
          caption={m.notify_text_list_title()}
          captionHidden
          rows={mails}
          rowKey={({ template }) => template}
          columns={[
            {
              key: 'subject',
              head: m.notify_text_subject(),
              cell: ({ subject, template }) => (
                <Link href={`/admin/mails/${template}/${language}`}>{subject}</Link>
              ),
            },
            { key: 'kind', head: m.notify_text_kind(), cell: ({ kind }) => kind },
            { key: 'why', head: m.notify_text_who(), text: true, cell: ({ why }) => why },
            {
              key: 'own',
              head: m.notify_text_whose(),
              cell: ({ own }) =>
                own.length > 0
                  ? m.notify_text_own_in({ languages: own.join(', ') })
                  : m.notify_text_standard(),
            },
          ]}
        />
      </div>
    </AdminShell>
  )
}
