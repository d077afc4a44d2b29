import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writeMailText } from '#app/commands/write-mail-text.server.ts'
import { MailTextEdit } from '#app/components/admin/mail-text-edit.tsx'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { StandardPost } from '#app/server/admin/mail-text-form.server.ts'
import { mailAsked, mailTextPage } from '#app/server/admin/mail-text-pages.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title ?? m.notify_text_list_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return mailTextPage(actor, params)
}

/** Back to the standard words, as a version of its own. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const page = await mailTextPage(actor, params)
  const form = parseWithZod(await request.formData(), { schema: StandardPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return data({ ...page, errors: [{ id: 'subject', text: m.notify_text_not_read() }] }, { status: 400 })
  }
  const { template, language: locale, slots } = mailAsked(params)
  const about = { template, locale, slots }
  const verdict = await writeMailText(actor, about, { ...form.value, text: null }, clock(request))
  if (verdict.ok) return redirect(savedAt(page.path, 'mail-text'))
  return data({ ...page, refusal: verdictWords(verdict.reason, currentLocale()) }, { status: 422 })
}

/** The words of one mail, where the standard ones were asked back. */
export default function MailTextStandard() {
  const page = useLoaderData<typeof loader>()
  return <MailTextEdit page={useActionData<typeof action>() ?? page} />
}
