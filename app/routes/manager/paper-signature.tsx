import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordPaperSignature } from '#app/commands/record-paper-signature.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { PaperForm, PaperList } from '#app/components/granting/paper-form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { paperPage, receivePaper } from '#app/server/granting/paper-signature.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.agreement_paper_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const page = await paperPage(actor, await officeGrant(actor, params.grantId), currentLocale())
  return { ...page, manager: actor.roles.includes('manager'), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const grant = params.grantId ?? ''
  const received = await receivePaper(request, (file, form) =>
    recordPaperSignature(actor, grant, file, form, clock(request)),
  )
  const { typed } = received
  if ('problems' in received) {
    formWasWrong(context)
    return data({ problems: received.problems, typed, refusal: null }, { status: 400 })
  }
  const { answer } = received
  if (answer.ok) return redirect(`/manager/grants/${grant}/paper-signature`)
  if (answer.reason.code === 'not-found') throw notFound()
  const refusal = verdictWords(answer.reason, currentLocale(), await forStaff(actor))
  return data({ problems: {}, typed, refusal }, { status: 422 })
}

/** The signatures by hand under the printed offer, and the place to record one. */
export default function PaperSignature() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={page.head}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.agreement_paper_title()}</h1>
      <Lead>{m.agreement_paper_lead()}</Lead>
      <PaperList papers={page.papers} />
      {page.manager && page.open && (
        <PaperForm
          operation={page.operation}
          termsVersion={page.termsVersion}
          people={page.people}
          problems={answer?.problems ?? {}}
          typed={answer?.typed ?? null}
        />
      )}
    </GrantFrame>
  )
}
