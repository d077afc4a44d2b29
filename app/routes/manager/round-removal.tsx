import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { removeRound } from '#app/commands/edit-round.server.ts'
import { AdminEdit } from '#app/components/admin/admin-edit.tsx'

import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'

import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { officeRoundPage } from '#app/server/office/round-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_round_remove() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  return officeRoundPage(actor, params.roundId, clock(request), currentLocale())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') return invalid(form)
  const round = params.roundId ?? ''
  const verdict = await removeRound(actor, round, form.value, clock(request))
  return verdict.ok ? redirect('/manager/rounds') : refused(verdict, form)
}

export default function RoundRemoval() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AdminEdit
      place="rounds"
      title={m.setup_round_remove()}
      back={{ href: `/manager/rounds/${page.id}`, label: page.name }}
      answer={answer}
      fields={[]}
    >
      <Lead>{m.setup_round_remove_lead({ name: page.name })}</Lead>

      <Form operation={page.operation}>
        <Buttons>
          <Button>{m.setup_round_remove_go()}</Button>
        </Buttons>
      </Form>
    </AdminEdit>
  )
}
