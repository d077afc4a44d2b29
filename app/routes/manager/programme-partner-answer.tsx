import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { notePartnerAnswer } from '#app/commands/note-partner-answer.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { EditFrame } from '#app/components/programme/edit-frame.tsx'
import { partnerReplyFields, ReplyFields, replyErrors } from '#app/components/programme/reply-fields.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PartnerNotePost } from '#app/server/programme/forms.server.ts'
import { partnerEditPage } from '#app/server/programme/partners.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(
      `${m.results_programme_partner_note()} – ${page?.name ?? ''}`,
      page?.failed ?? false,
    ),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const page = await partnerEditPage(actor, params.key, clock(request), currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: PartnerNotePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await notePartnerAnswer(actor, params.key ?? '', form.value, clock(request))
  return verdict.ok ? redirect('/manager/programme/partners') : refused(verdict, form)
}

export default function PartnerAnswer() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = { href: `/manager/programme/partners/${encodeURIComponent(page.key)}`, label: page.name }
  return (
    <EditFrame
      title={m.results_programme_partner_note()}
      back={back}
      answer={answer}
      fields={partnerReplyFields}
      errors={replyErrors(answer?.form)}
    >
      <Lead>{m.results_programme_partner_note_lead({ name: page.name, year: page.year })}</Lead>
      <Form operation={page.operation}>
        <ReplyFields
          label={m.results_programme_partner_in_year({ year: page.year })}
          form={answer?.form}
          saved={page}
          readBy={m.together_partner_remark_seen_programme()}
        />
      </Form>
    </EditFrame>
  )
}
