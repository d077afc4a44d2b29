import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeBackNaming } from '#app/commands/take-back-naming.server.ts'
import { ActPage } from '#app/components/together/act-page.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { ButtonPost, inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { db } from '#db/client.server.ts'
import { namingsOf } from '#db/queries/conflict-hints.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.together_naming_end_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const naming = (await namingsOf(db(), here.proposal.id)).find(({ id }) => id === params.namingId)
  if (!naming) throw notFound()
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    back: `${proposalPath(here.proposal.id)}/naming`,
    who: naming.name ?? naming.words,
    operation: randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { person, here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { id } = here.proposal
  const verdict = await takeBackNaming(person, id, params.namingId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(`${proposalPath(id)}/naming`) : refusedHere(applicant, verdict, form)
}

export default function NamingEnding() {
  const page = useLoaderData<typeof loader>()
  return (
    <ActPage
      strip={page.strip}
      back={{ href: page.back, label: m.together_naming_title() }}
      title={m.together_naming_end_title()}
      text={m.together_naming_end_text({ name: page.who })}
      button={m.together_naming_end()}
      operation={page.operation}
      answer={useActionData<typeof action>()}
    />
  )
}
