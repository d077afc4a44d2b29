import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { publishRound } from '#app/commands/edit-round.server.ts'
import { AdminEdit } from '#app/components/admin/admin-edit.tsx'
import { DataList } from '#app/components/block/data-list.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import type { SetUpStep } from '#app/domain/set-up.ts'
import type { Reason } from '#app/domain/verdict.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { missingWords, officeRoundPage } from '#app/server/office/round-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_round_publish() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  return officeRoundPage(actor, params.roundId, clock(request), currentLocale())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') return invalid(form)
  const round = params.roundId ?? ''
  const verdict = await publishRound(actor, round, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/rounds/${round}`)
    : refused(verdict, form, { values: { 'round.missing': wordsOf(verdict.reason) } })
}

function wordsOf({ missing }: Reason): string[] {
  return missingWords((missing ?? []) as SetUpStep[])
}

export default function RoundPublication() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AdminEdit
      place="rounds"
      title={page.isTest ? m.setup_round_publish_trial() : m.setup_round_publish()}
      back={{ href: `/manager/rounds/${page.id}`, label: page.name }}
      answer={answer}
      fields={[]}
    >
      <Lead>{page.isTest ? m.setup_round_publish_test() : m.setup_round_publish_lead()}</Lead>
      {page.missing.length > 0 && (
        <>
          <p>{m.setup_round_missing()}</p>
          <ul>
            {page.missing.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </>
      )}
      <DataList items={page.facts} />
      <Form operation={page.operation}>
        <Buttons>
          <Button>{page.isTest ? m.setup_round_publish_trial() : m.setup_round_publish_go()}</Button>
        </Buttons>
      </Form>
    </AdminEdit>
  )
}
