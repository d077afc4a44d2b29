import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnHarvest } from '#app/commands/return-harvest.server.ts'
import { ReasonForm } from '#app/components/fund/reason-form.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { ReasonPost } from '#app/server/harvest/forms.server.ts'
import { harvestPage } from '#app/server/harvest/manager-pages.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.harvest_return() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'return-harvest')
  return harvestPage(actor, params.harvestId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'return-harvest')
  const form = parseWithZod(await request.formData(), { schema: ReasonPost })
  if (form.status !== 'success') return invalid(form)
  const { harvestId = '' } = params
  const verdict = await returnHarvest(actor, harvestId, form.value, clock(request))
  return verdict.ok ? redirect(`/manager/harvest/${harvestId}`) : refused(verdict, form)
}

/** Gives a harvest that was handed over back to be written on, or takes it back. */
export default function HarvestReturn() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = page.takesBack ? m.harvest_take_back() : m.harvest_return()
  return (
    <HarvestFrame back={{ href: page.path, label: page.title }}>
      <h1>{words}</h1>
      <Lead>{m.harvest_return_lead()}</Lead>
      <ReasonForm label={m.harvest_return_why()} button={words} operation={page.operation} answer={answer} />
    </HarvestFrame>
  )
}
