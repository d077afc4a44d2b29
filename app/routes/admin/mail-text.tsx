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
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { MailTextPost } from '#app/server/admin/mail-text-form.server.ts'
import { mailAsked, mailTextPage, withTyped } from '#app/server/admin/mail-text-pages.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(page?.title ?? m.notify_text_list_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return { ...(await mailTextPage(actor, params)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const page = await mailTextPage(actor, params)
  const form = parseWithZod(await request.formData(), { schema: MailTextPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return data({ ...page, errors: [{ id: 'subject', text: m.notify_text_not_read() }] }, { status: 400 })
  }
  const { operation, seen, ...text } = form.value
  const typed = withTyped(page, text)
  if (typed.errors.length > 0) {
    formWasWrong(context)
    return data(typed, { status: 400 })
  }
  const { template, language: locale, slots } = mailAsked(params)
  const verdict = await writeMailText(
    actor,
    { template, locale, slots },
    { operation, seen, text },
    clock(request),
  )
  if (verdict.ok) return redirect(savedAt(page.path, 'mail-text'))
  return data({ ...typed, refusal: verdictWords(verdict.reason, currentLocale()) }, { status: 422 })
}

/** The words of one mail in one language. */
export default function MailText() {
  const page = useLoaderData<typeof loader>()
  return <MailTextEdit page={useActionData<typeof action>() ?? page} />
}
