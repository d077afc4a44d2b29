import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askPartners } from '#app/commands/ask-partners.server.ts'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { EditFrame } from '#app/components/programme/edit-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { partnersAskingPage } from '#app/server/programme/partners.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.results_programme_partners_ask() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return partnersAskingPage(actor, clock(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await askPartners(actor, form.value, clock(request))
  return verdict.ok ? redirect(savedAt('/manager/programme/partners', 'asked')) : refused(verdict, form)
}

/** Who gets the yearly question, by name, before it is sent. */
export default function PartnersAsking() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { year, names } = page
  return (
    <EditFrame
      title={m.results_programme_partners_ask()}
      back={{ href: '/manager/programme/partners', label: m.results_programme_partners() }}
      answer={answer}
      fields={[]}
    >
      {names.length === 0 ? (
        <Lead>{m.results_programme_partners_ask_none({ year })}</Lead>
      ) : (
        <Form operation={page.operation}>
          <Lead>{m.results_programme_partners_ask_lead({ year })}</Lead>
          <ul>
            {names.map(({ name, email }) => (
              <li key={email + name}>
                {name} <span className="db-soft">{email}</span>
              </li>
            ))}
          </ul>
          <Buttons>
            <Button>
              {names.length === 1
                ? m.results_programme_partners_ask_one()
                : m.results_programme_partners_ask_go({ count: String(names.length) })}
            </Button>
          </Buttons>
        </Form>
      )}
    </EditFrame>
  )
}
