import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { unsubscribe } from '#app/commands/unsubscribe.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { unsubscribePage } from '#app/server/public/unsubscribe-page.server.ts'

/** What the link shows is for who got the mail, so the page is never kept. */
export const handle = { script: false, kept: false }
export const meta: MetaFunction = () => [
  { title: m.notify_stop_title() },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ params: { mailId: mail = '', token = '' } }: LoaderFunctionArgs) {
  const page = await unsubscribePage({ mail, token })
  return data(page, { status: page.known ? 200 : 404 })
}

/** The button, and the one click of a mail program (RFC 8058), which wants a plain answer instead of another address. */
export async function action({ request, params: { mailId: mail = '', token = '' } }: ActionFunctionArgs) {
  const verdict = await unsubscribe({ mail, token }, 'none', clock(request))
  return verdict.ok ? null : refused(verdict)
}

/** Getting no more mails of a kind, without an account: opening the page changes nothing. */
export default function Unsubscribe() {
  const { known, kind, chosen, mayDigest } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  if (!known)
    return (
      <PlainShell>
        <h1>{m.notify_stop_title()}</h1>
        <Refusal what={m.notify_stop_unknown()} whatNow={m.notify_stop_unknown_text()} />
      </PlainShell>
    )
  return (
    <PlainShell>
      <h1>{m.notify_stop_title()}</h1>
      {chosen === 'none' && (
        <Notice tone="good" title={m.notify_stop_done({ kind })} announce>
          {m.notify_stop_done_text()}
        </Notice>
      )}
      {chosen === 'digest' && (
        <Notice tone="good" title={m.notify_stop_digest_done({ kind })} announce>
          {m.notify_stop_done_text()}
        </Notice>
      )}
      {chosen !== 'none' && (
        <>
          <Lead>{m.notify_stop_question({ kind })}</Lead>
          <Form>
            <Button>{m.notify_stop_button()}</Button>
          </Form>
        </>
      )}
      {mayDigest && chosen !== 'digest' && (
        <Form action={`${pathname}/digest`}>
          <p>{m.notify_stop_or()}</p>
          <Button look="second">{m.notify_stop_digest()}</Button>
        </Form>
      )}
      <p>{m.notify_always()}</p>
      <p>
        <Link href="/account/notifications">{m.notify_stop_all()}</Link>
      </p>
    </PlainShell>
  )
}
