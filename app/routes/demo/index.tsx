import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { personas } from '#app/server/demo.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_demo_title() }]

export async function loader(_args: LoaderFunctionArgs) {
  return { personas: await personas() }
}

export default function Demo() {
  const { personas } = useLoaderData<typeof loader>()
  return (
    <PublicShell>
      <h1>{m.account_demo_title()}</h1>
      <p>{m.account_demo_intro()}</p>
      <Table
        caption={m.account_demo_title()}
        captionHidden
        rows={personas}
        rowKey={(persona) => persona.key}
        columns={[
          { key: 'name', head: m.account_demo_who(), cell: (persona) => <strong>{persona.name}</strong> },
          { key: 'does', head: m.account_demo_does(), cell: (persona) => persona.does },
          {
            key: 'enter',
            head: m.account_demo_enter(),
            action: true,
            cell: (persona) => (
              <Form action="/demo/sign-in" look="inline" hidden={{ persona: persona.key }}>
                <Button look="second" small about={persona.name}>
                  {m.account_demo_enter()}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <p>
        <Link href="/demo/mailbox" look="alone">
          {m.account_demo_mailbox()}
        </Link>
      </p>
    </PublicShell>
  )
}
