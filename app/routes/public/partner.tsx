import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerAsPartner } from '#app/commands/answer-as-partner.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { ReplyFields, replyErrors } from '#app/components/programme/reply-fields.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { partnerReply } from '#app/server/programme/forms.server.ts'
import { partnerPage } from '#app/server/public/partner-page.server.ts'

/** What the link shows is for who got it, so the page is never kept. */
export const handle = { script: false, kept: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.together_partner_title(), page?.failed ?? false) },
  { name: 'robots', content: 'noindex' },
]

const Reply = z.strictObject(partnerReply)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await partnerPage(linkOf(params), clock(request))
  return data({ ...page, failed: hasWrongForm(context) }, { status: page.known ? 200 : 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = parseWithZod(await request.formData(), { schema: Reply })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await answerAsPartner(linkOf(params), form.value, clock(request))
  const { question, token } = linkOf(params)
  return verdict.ok ? redirect(`/partners/${question}/${token}`) : refused(verdict, form)
}

function linkOf({ question = '', token = '' }: { question?: string; token?: string }) {
  return { question, token }
}

/** What a partner sees who follows the link of its mail: who names it, its task, and one question. */
export default function Partner() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer?.refusal ?? page.refusal
  return (
    <PlainShell>
      <ErrorSummary problems={problemsIn(replyErrors(answer?.form), answer)} />
      {page.thanks && !answer && (
        <Notice tone="good" title={page.thanks}>
          {page.open && m.together_partner_again()}
        </Notice>
      )}
      {refusal && <Refusal what={refusal.what} whatNow={refusal.whatNow} />}
      <h1>{m.together_partner_title()}</h1>
      {page.about && (
        <>
          <Lead>{page.about}</Lead>
          {page.task && <p className="db-lines">{page.task}</p>}
        </>
      )}
      {page.open && (
        <Form>
          <ReplyFields
            label={m.together_partner_question()}
            form={answer?.form}
            saved={page.saved}
            readBy={page.readBy}
          />
        </Form>
      )}
    </PlainShell>
  )
}
