import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { approveHarvest } from '#app/commands/approve-harvest.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { HarvestContents } from '#app/components/harvest/harvest-contents.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { HarvestSections } from '#app/components/harvest/harvest-sections.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { ApprovalPost } from '#app/server/harvest/forms.server.ts'
import { harvestPage } from '#app/server/harvest/manager-pages.server.ts'
import { requireApprover } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.harvest_approval_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireApprover(request)
  return harvestPage(actor, params.harvestId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: ApprovalPost })
  if (form.status !== 'success') return invalid(form)
  const { harvestId = '' } = params
  const verdict = await approveHarvest(actor, harvestId, form.value, clock(request))
  return verdict.ok ? redirect(`/manager/harvest/${harvestId}`) : refused(verdict, form)
}

/** What is approved is what stands on this page. */
export default function HarvestApproval() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <HarvestFrame back={{ href: page.path, label: page.title }}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.harvest_approval_title()}</h1>
      <Lead>{m.harvest_approve_intro()}</Lead>
      <HarvestContents sections={page.sections} />
      <HarvestSections whole sections={page.sections} />
      {page.approves && (
        <Form operation={page.operation} hidden={{ seen: page.hash }}>
          <Buttons>
            <Button>{m.harvest_approve()}</Button>
            <ButtonLink look="second" href={`${page.path}/return`}>
              {m.harvest_return()}
            </ButtonLink>
          </Buttons>
        </Form>
      )}
    </HarvestFrame>
  )
}
