import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Link } from '#app/components/link.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { db } from '#db/client.server.ts'
import { demoMail } from '#db/queries/demo.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.mail.subject ?? m.account_mailbox_title() },
]

export async function loader({ params }: LoaderFunctionArgs) {
  const mail = await demoMail(db(), params.mailId ?? '')
  if (!mail) throw notFound()
  return { mail: { address: mail.address, subject: mail.subject, text: mail.text, shownAt: mail.shownAt } }
}

/** A mail as plain text; addresses in it can be clicked. */
export default function DemoMail() {
  const { mail } = useLoaderData<typeof loader>()
  const { locale } = useRootData()
  return (
    <PlainShell>
      <Link href="/demo/mailbox" look="back">
        {m.account_mailbox_title()}
      </Link>
      <h1>{mail.subject}</h1>
      <DataList
        items={[
          { key: 'to', label: m.account_mailbox_to(), value: mail.address },
          { key: 'at', label: m.account_mailbox_at(), value: formatDateTime(mail.shownAt, locale) },
        ]}
      />
      {mail.text.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a mail never change
        <p key={index}>
          {paragraph.split(/(https?:\/\/\S+)/).map((part) =>
            part.startsWith('http') ? (
              <Link key={part} href={part}>
                {part}
              </Link>
            ) : (
              part
            ),
          )}
        </p>
      ))}
    </PlainShell>
  )
}
