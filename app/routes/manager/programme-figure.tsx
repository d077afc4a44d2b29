import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editProgramme } from '#app/commands/edit-programme.server.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '#app/components/form/choices.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { chosenIn, EditFrame, errorAt, typedIn } from '#app/components/programme/edit-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { figurePost } from '#app/server/programme/forms.server.ts'
import { numberPage } from '#app/server/programme/pages.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(`${m.results_programme_add_figure()} – ${page?.name ?? ''}`, page?.failed ?? false),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return { ...(await numberPage(actor, params.key)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const { key, type } = await numberPage(actor, params.key)
  const form = parseWithZod(await request.formData(), { schema: figurePost(type) })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, seen: _, value, valueMax, denominator, qualifier, quote, ...figure } = form.value
  const measured = { value: value ?? 0, valueMax, denominator, qualifier }
  const edit = { what: 'figure', indicator: key, value: measured, quote: quote ?? '', ...figure } as const
  const verdict = await editProgramme(actor, { operation, edit }, clock(request))
  return verdict.ok
    ? redirect(`/manager/programme/indicators/${encodeURIComponent(key)}`)
    : refused(verdict, form)
}

const fields = [
  'value',
  'valueMax',
  'denominator',
  'qualifier',
  'period',
  'places',
  'source',
  'quote',
] as const

export default function FigureAdd() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = answer?.form?.initialValue
  const back = {
    href: `/manager/programme/indicators/${encodeURIComponent(page.key)}`,
    label: `${page.key} ${page.name}`,
  }
  const field = (name: (typeof fields)[number], saved = '') => ({
    name,
    defaultValue: typedIn(answer, name, saved),
    error: errorAt(answer, name),
  })
  return (
    <EditFrame title={m.results_programme_add_figure()} back={back} answer={answer} fields={fields}>
      <Lead>{m.results_programme_about({ name: page.name, type: page.typeWord })}</Lead>
      <Form operation={page.operation}>
        <NumberField {...field('value')} label={m.results_public_number()} unit={page.unit} />
        <NumberField
          {...field('valueMax')}
          label={m.results_report_ask_max()}
          hint={m.results_report_ask_max_hint()}
          unit={page.unit}
          optional
        />
        <NumberField
          {...field('denominator')}
          label={m.results_programme_denominator()}
          hint={m.results_programme_denominator_hint()}
          optional={!page.needsDenominator}
        />
        <RadioGroup
          {...field('qualifier', 'exact')}
          label={m.results_report_ask_sure()}
          choices={page.qualifiers}
        />
        <TextField
          {...field('period')}
          width="short"
          label={m.results_public_when()}
          hint={m.results_programme_period_hint()}
        />
        <CheckboxGroup
          name="places"
          label={m.results_public_where()}
          hint={m.results_programme_places_hint()}
          choices={page.places}
          defaultValue={chosenIn(answer, 'places')}
        />
        <TextField
          {...field('source')}
          label={m.results_public_source()}
          hint={m.results_programme_source_hint()}
        />
        <TextArea {...field('quote')} label={m.results_programme_quote()} words={80} small optional />
        <Checkbox
          name="baseline"
          label={m.results_programme_baseline()}
          defaultChecked={typed?.baseline === 'on'}
        />
        <Checkbox
          name="published"
          label={m.results_programme_publish()}
          defaultChecked={typed ? typed.published === 'on' : true}
        />
        <Buttons>
          <Button>{m.results_programme_save()}</Button>
        </Buttons>
      </Form>
    </EditFrame>
  )
}
