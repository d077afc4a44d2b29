import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { moveHarvestDay } from '#app/commands/move-harvest-day.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField, typedDay } from '#app/components/form/date-field.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { DayPost } from '#app/server/harvest/forms.server.ts'
import { harvestPage } from '#app/server/harvest/manager-pages.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.harvest_move_day() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return harvestPage(actor, params.harvestId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: DayPost })
  if (form.status !== 'success') return invalid(form)
  const { harvestId = '' } = params
  const verdict = await moveHarvestDay(actor, harvestId, form.value, clock(request))
  return verdict.ok ? redirect(`/manager/harvest/${harvestId}`) : refused(verdict, form)
}

/** Another day until which a harvest that is being written tells what was known. */
export default function HarvestLastDay() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { cutOff: firstError(answer?.form, 'cutOff', { wrong: m.harvest_error_day() }) }
  return (
    <HarvestFrame back={{ href: page.path, label: page.title }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.harvest_move_day()}</h1>
      <Lead>{m.harvest_move_day_lead()}</Lead>
      <Form operation={page.operation}>
        <DateField
          name="cutOff"
          label={m.harvest_cut_off()}
          hint={m.harvest_cut_off_hint({ example: typedDay(page.today) ?? '' })}
          defaultValue={typedText(answer?.form, 'cutOff', page.cutOff)}
          error={errors.cutOff}
        />
        <Buttons>
          <Button>{m.harvest_save()}</Button>
        </Buttons>
      </Form>
    </HarvestFrame>
  )
}
