import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { offerHarvest } from '#app/commands/offer-harvest.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { HarvestMarks } from '#app/components/harvest/harvest-marks.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OfferPost } from '#app/server/harvest/forms.server.ts'
import { harvestPage } from '#app/server/harvest/manager-pages.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.harvest_offer() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return harvestPage(actor, params.harvestId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OfferPost })
  if (form.status !== 'success') return invalid(form)
  const { harvestId = '' } = params
  const verdict = await offerHarvest(actor, harvestId, form.value, clock(request))
  return verdict.ok ? redirect(`/manager/harvest/${harvestId}`) : refused(verdict, form)
}

/** Hands a harvest over for approval, with what to look at once more before. */
export default function HarvestOffer() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <HarvestFrame back={{ href: page.path, label: page.title }}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.harvest_offer()}</h1>
      <Lead>{m.harvest_offer_lead()}</Lead>
      {page.edits && (
        <>
          <HarvestMarks page={page} path={page.path} />
          <Form operation={page.operation}>
            <Buttons>
              <Button>{m.harvest_offer()}</Button>
            </Buttons>
          </Form>
        </>
      )}
    </HarvestFrame>
  )
}
