import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation } from '#app/commands/accept-invitation.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { InitiativeShell } from '#app/components/shell.tsx'
import { Unread } from '#app/components/together/act-page.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound } from '#app/server/answers.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { requirePerson } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'
import { db } from '#db/client.server.ts'
import { ownInvitation } from '#db/queries/together.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: m.together_invitation_title({ name: page?.inviter ?? '' }) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  const invitation = await ownInvitation(db(), person, params.invitationId ?? '')
  if (!invitation) throw notFound()
  if (invitation.accepted && !isShownAgain(context)) throw redirect(proposalPath(invitation.proposal))
  return {
    inviter: invitation.inviterName ?? '',
    title: invitation.name,
    relation: invitation.relation,
    helper: invitation.helper,
    operation: randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await acceptInvitation(person, params.invitationId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(proposalPath(verdict.proposal)) : refusedHere(person, verdict, form)
}

/** Only for the address that was invited: what one is asked, and the button. */
export default function Invitation() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const title = page.title || m.applicant_apply_untitled()
  return (
    <InitiativeShell current="/applicant">
      <div className="db-stack db-column">
        <Unread answer={answer} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.together_invitation_title({ name: page.inviter })}</h1>
        <p>
          {page.relation === 'editor'
            ? m.together_invitation_text_editor({ title })
            : m.together_invitation_text_reader({ title })}
        </p>
        {page.helper && <p>{m.together_invitation_helper()}</p>}
        <Form operation={page.operation}>
          <Buttons>
            <Button>{m.together_invitation_button()}</Button>
          </Buttons>
        </Form>
        <p className="db-soft">{m.together_invitation_not()}</p>
      </div>
    </InitiativeShell>
  )
}
