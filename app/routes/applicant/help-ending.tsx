import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endHelp } from '#app/commands/end-help.server.ts'
import { ActPage } from '#app/components/together/act-page.tsx'
import { can } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { ButtonPost, inGroup, pathOf } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.together_help_end_title() }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const { id, helpAskedAt, relation } = here.proposal
  const help = `${proposalPath(id)}/help`
  const possible = helpAskedAt !== null && can(applicant, 'ask-help', { relation }).ok
  if (!possible && !isShownAgain(context)) throw redirect(help)
  return { strip: stripOf(here, clock(request), currentLocale()), help, operation: randomUUID() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await endHelp(applicant, here.proposal.id, form.value, clock(request))
  if (verdict.ok) return redirect(`${proposalPath(here.proposal.id)}/help`)
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

export default function HelpEnding() {
  const page = useLoaderData<typeof loader>()
  return (
    <ActPage
      strip={page.strip}
      back={{ href: page.help, label: m.together_help_title() }}
      title={m.together_help_end_title()}
      text={m.together_help_end_text()}
      button={m.together_help_end_button()}
      operation={page.operation}
      answer={useActionData<typeof action>()}
    />
  )
}
