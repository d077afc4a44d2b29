import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { removeHarvest } from '#app/commands/remove-harvest.server.ts'
import { ReasonForm } from '#app/components/fund/reason-form.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { ReasonPost } from '#app/server/harvest/forms.server.ts'
import { harvestPage } from '#app/server/harvest/manager-pages.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.harvest_remove() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return harvestPage(actor, params.harvestId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ReasonPost })
  if (form.status !== 'success') return invalid(form)
  const { harvestId = '' } = params
  const verdict = await removeHarvest(actor, harvestId, form.value, clock(request))
  return verdict.ok ? redirect('/manager/harvest') : refused(verdict, form)
}

/** Takes away a harvest that was started by mistake. */
export default function HarvestRemoval() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <HarvestFrame back={{ href: page.path, label: page.title }}>
      <h1>{m.harvest_remove()}</h1>
      <Lead>{m.harvest_remove_lead()}</Lead>
      <ReasonForm
        label={m.harvest_remove_why()}
        button={m.harvest_remove()}
        operation={page.operation}
        answer={answer}
      />
    </HarvestFrame>
  )
}
