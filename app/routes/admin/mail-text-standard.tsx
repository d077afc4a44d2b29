import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { writeMailText } from '#app/commands/write-mail-text.server.ts'
import { StandardPost } from '#app/server/admin/mail-text-form.server.ts'
import { mailAsked } from '#app/server/admin/mail-text-pages.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

/** There is nothing to see here but the page with the words. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdministrator(request)
  return redirect(`/admin/mails/${params.template}/${params.locale}`)
}

/** Back to the standard words, as a version of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const { template, language: locale, slots } = mailAsked(params)
  const form = parseWithZod(await request.formData(), { schema: StandardPost })
  if (form.status !== 'success') return invalid(form)
  const about = { template, locale, slots }
  const verdict = await writeMailText(actor, about, { ...form.value, text: null }, clock(request))
  return verdict.ok ? redirect(`/admin/mails/${template}/${locale}`) : refused(verdict, form)
}
