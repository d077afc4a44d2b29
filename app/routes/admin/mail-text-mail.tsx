import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { MailTextPost } from '#app/server/admin/mail-text-form.server.ts'
import { drawnMail } from '#app/server/admin/mail-text-pages.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

/** The mail as it is drawn in a mail program, in the words that go out now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return asMail(await drawnMail(actor, params, null))
}

/** The same in the words that were typed; nothing is saved, and words that do not fit give way to those that go out now. What is no form of that page is refused. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const form = parseWithZod(await request.formData(), { schema: MailTextPost })
  if (form.status !== 'success') return asMail(await drawnMail(actor, params, null), 400)
  const { operation: _operation, seen: _seen, ...text } = form.value
  return asMail(await drawnMail(actor, params, text))
}

/** A mail has its looks on its own elements, and does nothing here but be looked at. */
function asMail(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
    },
  })
}
