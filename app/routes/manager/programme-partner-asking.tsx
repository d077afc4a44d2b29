import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askPartner } from '#app/commands/ask-partner.server.ts'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { EditFrame } from '#app/components/programme/edit-frame.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { partnerEditPage } from '#app/server/programme/partners.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${m.results_programme_partner_ask_alone()} – ${page?.name ?? ''}` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return partnerEditPage(actor, params.key, clock(request), currentLocale())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await askPartner(actor, params.key ?? '', form.value, clock(request))
  if (!verdict.ok) return refused(verdict, form)
  return redirect(savedAt('/manager/programme/partners', verdict.again ? 'asked-again' : 'asked'))
}

/** The yearly question to one partner, or the same question once more. */
export default function PartnerAsking() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const title = page.asked ? m.results_programme_partner_ask_again() : m.results_programme_partner_ask_alone()
  return (
    <EditFrame
      title={title}
      back={{ href: `/manager/programme/partners/${encodeURIComponent(page.key)}`, label: page.name }}
      answer={answer}
      fields={[]}
    >
      <Lead>{m.results_programme_partner_ask_lead({ name: page.name, year: page.year })}</Lead>
      <p>{page.email || m.results_programme_partner_no_email()}</p>
      <p>{page.reply}</p>
      <Form operation={page.operation}>
        <Buttons>
          <Button>{title}</Button>
        </Buttons>
      </Form>
    </EditFrame>
  )
}
