import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawComplaint } from '#app/commands/withdraw-complaint.server.ts'
import { ActPage } from '#app/components/together/act-page.tsx'
import { complaintKindWords } from '#app/i18n/complaint-words.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { complaintToWithdraw } from '#app/server/complaining/own-complaint.server.ts'
import { formWasRefused, formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { ButtonPost, inGroup, pathOf } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.complaint_withdraw_title() }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const complaint = await complaintToWithdraw(applicant, here.proposal, params.complaintId)
  const path = `${proposalPath(here.proposal.id)}/complaints/${complaint.id}`
  if (!complaint.mayWithdraw && !isShownAgain(context)) throw redirect(path)
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    path,
    kind: complaintKindWords[complaint.kind](),
    operation: randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const complaint = await complaintToWithdraw(applicant, here.proposal, params.complaintId)
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await withdrawComplaint(applicant, complaint.id, form.value, clock(request))
  if (verdict.ok) return redirect(`${proposalPath(here.proposal.id)}/complaints/${complaint.id}`)
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

export default function ComplaintWithdrawal() {
  const page = useLoaderData<typeof loader>()
  return (
    <ActPage
      strip={page.strip}
      back={{ href: page.path, label: page.kind }}
      title={m.complaint_withdraw_title()}
      text={m.complaint_withdraw_text()}
      button={m.complaint_withdraw()}
      operation={page.operation}
      answer={useActionData<typeof action>()}
    />
  )
}
