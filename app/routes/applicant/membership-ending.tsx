import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endMembership } from '#app/commands/end-membership.server.ts'
import { ActPage } from '#app/components/together/act-page.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { ButtonPost, inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { memberOf } from '#app/server/together/member-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.self ? m.together_leave_title() : m.together_take_off_title({ name: page?.name ?? '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const people = `${proposalPath(here.proposal.id)}/people`
  const { name, self, chooses } = await memberOf(applicant, here, params.personId)
  if (!self && !chooses) throw redirect(people)
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    people,
    name,
    self,
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
  const verdict = await endMembership(applicant, id, params.personId ?? '', form.value, clock(request))
  if (!verdict.ok) return refusedHere(applicant, verdict, form)
  return redirect(verdict.self ? '/applicant' : `${proposalPath(id)}/people`)
}

export default function MembershipEnding() {
  const { strip, people, name, self, operation } = useLoaderData<typeof loader>()
  return (
    <ActPage
      strip={strip}
      back={{ href: people, label: m.together_people_title() }}
      title={self ? m.together_leave_title() : m.together_take_off_title({ name })}
      text={self ? m.together_leave_text() : m.together_take_off_text({ name })}
      button={self ? m.together_leave_button() : m.together_take_off_button()}
      operation={operation}
      answer={useActionData<typeof action>()}
    />
  )
}
