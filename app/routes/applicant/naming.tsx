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
import { nameMember } from '#app/commands/name-member.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { NamingForm } from '#app/components/together/naming-form.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { db } from '#db/client.server.ts'
import { namingsOf } from '#db/queries/conflict-hints.server.ts'
import { namedPanel } from '#db/queries/named-panel.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.together_naming_title(), page?.failed ?? false) },
]

const NamingPost = z
  .strictObject({
    operation: z.uuid(),
    member: z.union([z.uuid(), z.literal('other')]).optional(),
    words: z.string().trim().max(120, { error: 'tooLong' }).optional(),
    reason: z.string().trim().max(600, { error: 'tooLong' }).optional(),
  })
  .refine(({ member, words }) => (member && member !== 'other') || words, {
    path: ['words'],
    error: 'empty',
  })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const now = clock(request)
  return {
    strip: stripOf(here, now, currentLocale()),
    path: proposalPath(here.proposal.id),
    named: (await namingsOf(db(), here.proposal.id)).map(({ id, name, words }) => ({
      key: id,
      who: name ?? words,
    })),
    members: await namedPanel(db(), applicant.fund, dayOf(now)),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { person, here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const form = parseWithZod(await request.formData(), { schema: NamingPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, member, words, reason } = form.value
  const listed = member && member !== 'other' ? member : null
  const naming = { operation, member: listed, words: listed ? '' : (words ?? ''), reason: reason || null }
  const verdict = await nameMember(person, here.proposal.id, naming, clock(request))
  return verdict.ok ? redirect(pathOf(request)) : refusedHere(applicant, verdict, form)
}

/** Whom of the panel an applicant would rather not be read by. */
export default function Naming() {
  const page = useLoaderData<typeof loader>()
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: m.applicant_apply_where_title() }}>
      <NamingForm page={page} answer={useActionData<typeof action>()} />
    </ApplyingShell>
  )
}
