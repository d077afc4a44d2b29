import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordOverlap } from '#app/commands/record-overlap.server.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { EditFrame, errorAt, typedIn } from '#app/components/programme/edit-frame.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { OverlapPost } from '#app/server/programme/forms.server.ts'
import { overlapPage } from '#app/server/programme/overlaps.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(`${m.results_programme_overlaps()} – ${page?.name ?? ''}`, page?.failed ?? false),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return { ...(await overlapPage(actor, params.key, currentLocale())), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: OverlapPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { seen: _, least, most, ...said } = form.value
  const both = { least: least ?? 0, most: most ?? least ?? 0 }
  const verdict = await recordOverlap(actor, params.key ?? '', { ...said, ...both }, clock(request))
  return verdict.ok
    ? redirect(`/manager/programme/indicators/${encodeURIComponent(params.key ?? '')}#overlaps`)
    : refused(verdict, form)
}

const fields = ['one', 'other', 'least', 'most', 'source'] as const

export default function OverlapAdd() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = {
    href: `/manager/programme/indicators/${encodeURIComponent(page.key)}`,
    label: `${page.key} ${page.name}`,
  }
  const field = (name: (typeof fields)[number]) => ({
    name,
    defaultValue: typedIn(answer, name, ''),
    error: errorAt(answer, name),
  })
  return (
    <EditFrame title={m.results_programme_overlap_add()} back={back} answer={answer} fields={fields}>
      <Lead>
        {page.counts.length > 1 ? m.results_programme_overlaps_lead() : m.results_programme_overlap_few()}
      </Lead>
      {page.counts.length > 1 && (
        <Form operation={page.operation}>
          <SelectField {...field('one')} label={m.results_programme_overlap_one()} options={page.counts} />
          <SelectField
            {...field('other')}
            label={m.results_programme_overlap_other()}
            options={page.counts}
          />
          <NumberField {...field('least')} label={m.results_programme_overlap_least()} unit={page.unit} />
          <NumberField
            {...field('most')}
            label={m.results_programme_overlap_most()}
            hint={m.results_programme_overlap_most_hint()}
            unit={page.unit}
            optional
          />
          <TextField
            {...field('source')}
            label={m.results_programme_overlap_source()}
            hint={m.results_programme_overlap_source_hint()}
          />
          <Buttons>
            <Button>{m.results_programme_save()}</Button>
          </Buttons>
        </Form>
      )}
    </EditFrame>
  )
}
