import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { inviteCoApplicant } from '#app/commands/invite-co-applicant.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { InviteForm } from '#app/components/together/invite-form.tsx'
import { PeopleList } from '#app/components/together/people-list.tsx'
import { invitedRelations } from '#app/domain/proposal/together.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { peoplePage } from '#app/server/together/people-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.together_people_title(), page?.failed ?? false) },
]

const InvitePost = z.strictObject({
  operation: z.uuid(),
  email: z
    .string({ error: 'empty' })
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: 'wrong' }).max(254, { error: 'wrong' })),
  relation: z.enum(invitedRelations, { error: 'empty' }),
  helper: z.literal('on').optional(),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const now = clock(request)
  return {
    strip: stripOf(here, now, currentLocale()),
    ...(await peoplePage(applicant, here, now)),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const form = parseWithZod(await request.formData(), { schema: InvitePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { helper, ...asked } = form.value
  const invitation = { ...asked, helper: helper === 'on' }
  const verdict = await inviteCoApplicant(applicant, here.proposal.id, invitation, clock(request))
  return verdict.ok ? redirect(pathOf(request)) : refusedHere(applicant, verdict, form)
}

export default function People() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ApplyingShell strip={page.strip}>
      <PeopleList page={page} />
      {page.chooses ? (
        <InviteForm operation={page.operation} answer={answer} />
      ) : (
        <p className="db-soft">{m.together_people_only_owner()}</p>
      )}
    </ApplyingShell>
  )
}
