import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endInvitation } from '#app/commands/end-invitation.server.ts'
import { ActPage } from '#app/components/together/act-page.tsx'
import { can } from '#app/domain/access.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { ButtonPost, inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { db } from '#db/client.server.ts'
import { invitationTo } from '#db/queries/together.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.together_take_back_title() }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const people = `${proposalPath(here.proposal.id)}/people`
  const invitation = await invitationTo(db(), here.proposal.initiative, params.invitationId ?? '')
  if (!invitation) throw notFound()
  const possible =
    can(applicant, 'choose-people', { relation: actingRelation(applicant.roles, here.proposal) }).ok &&
    invitation.open
  if (!possible && !isShownAgain(context)) throw redirect(people)
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    people,
    email: invitation.email,
    operation: randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { id } = here.proposal
  const verdict = await endInvitation(applicant, id, params.invitationId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(`${proposalPath(id)}/people`) : refusedHere(applicant, verdict, form)
}

export default function InvitationEnding() {
  const page = useLoaderData<typeof loader>()
  return (
    <ActPage
      strip={page.strip}
      back={{ href: page.people, label: m.together_people_title() }}
      title={m.together_take_back_title()}
      text={m.together_take_back_text({ email: page.email })}
      button={m.together_take_back_button()}
      operation={page.operation}
      answer={useActionData<typeof action>()}
    />
  )
}
