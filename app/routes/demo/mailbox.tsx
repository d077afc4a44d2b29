import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { demoMailList } from '#db/queries/demo.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_mailbox_title() }]

export async function loader(_args: LoaderFunctionArgs) {
  return { mails: await demoMailList(db()) }
}

export default function Mailbox() {
  const { mails } = useLoaderData<typeof loader>()
  const { locale } = useRootData()
  return (
    <PublicShell>
      <h1>{m.account_mailbox_title()}</h1>
      <p>{m.account_mailbox_intro()}</p>
      {mails.length === 0 ? (
        <Empty title={m.account_mailbox_empty()}>{m.account_mailbox_wait()}</Empty>
      ) : (
        <Table
          caption={m.account_mailbox_title()}
          captionHidden
          rows={mails}
          rowKey={(mail) => mail.id}
          columns={[
            {
              key: 'subject',
              head: m.account_mailbox_subject(),
              cell: (mail) => <Link href={`/demo/mailbox/${mail.id}`}>{mail.subject}</Link>,
            },
            { key: 'to', head: m.account_mailbox_to(), cell: (mail) => mail.address },
            { key: 'at', head: m.account_mailbox_at(), cell: (mail) => formatDateTime(mail.shownAt, locale) },
          ]}
        />
      )}
    </PublicShell>
  )
}
