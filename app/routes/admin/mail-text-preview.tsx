import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MailTextEdit } from '#app/components/admin/mail-text-edit.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { MailTextPost } from '#app/server/admin/mail-text-form.server.ts'
import { mailTextPage, withTyped } from '#app/server/admin/mail-text-pages.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.notify_text_reads() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return mailTextPage(actor, params)
}

/** Shows how the typed words would read; nothing is saved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const page = await mailTextPage(actor, params)
  const form = parseWithZod(await request.formData(), { schema: MailTextPost })
  if (form.status !== 'success')
    return data({ ...page, errors: [{ id: 'subject', text: m.notify_text_not_read() }] }, { status: 400 })
  const { operation: _operation, seen: _seen, ...text } = form.value
  return data(withTyped(page, text))
}

export default function MailTextPreview() {
  const page = useLoaderData<typeof loader>()
  return <MailTextEdit page={useActionData<typeof action>() ?? page} />
}
