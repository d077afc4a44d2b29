import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editProgramme } from '#app/commands/edit-programme.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Section } from '#app/components/page/section.tsx'
import { EditFrame, errorAt, typedIn } from '#app/components/programme/edit-frame.tsx'
import { IndicatorNumbers } from '#app/components/programme/indicator-numbers.tsx'
import { MeasuredByGrants } from '#app/components/programme/measured-by-grants.tsx'
import { Overlaps } from '#app/components/programme/overlaps.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { IndicatorPost } from '#app/server/programme/forms.server.ts'
import { indicatorEditPage } from '#app/server/programme/pages.server.ts'
import { newKey } from '#app/server/programme/row-form.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(
      page?.isNew ? m.results_programme_add_indicator() : (page?.name ?? ''),
      page?.failed ?? false,
    ),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return { ...(await indicatorEditPage(actor, params.key, currentLocale())), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: IndicatorPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, ...row } = form.value
  const key = params.key === newKey ? null : (params.key ?? '')
  const verdict = await editProgramme(
    actor,
    { operation, edit: { what: 'indicator', key, ...row } },
    clock(request),
  )
  return verdict.ok
    ? redirect(`/manager/programme/indicators/${encodeURIComponent(verdict.key)}`)
    : refused(verdict, form)
}

const fields = [
  'code',
  'name',
  'unit',
  'type',
  'direction',
  'pillar',
  'subsetOf',
  'source',
  'measuredBy',
] as const

export default function IndicatorEdit() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: (typeof fields)[number]) => ({
    name,
    defaultValue: typedIn(answer, name, page[name]),
    error: errorAt(answer, name),
  })
  const keeps = page.fixed && !answer?.form
  const form = (
    <Form
      operation={page.operation}
      hidden={{
        seen: page.seen,
        ...(page.isNew ? {} : { code: page.code }),
        ...(keeps ? { unit: page.unit, type: page.type } : {}),
      }}
    >
      {page.isNew && (
        <TextField
          {...field('code')}
          width="short"
          label={m.results_programme_code()}
          hint={m.results_programme_code_hint()}
        />
      )}
      <TextField {...field('name')} label={m.results_programme_name()} />
      <UnitAndType page={page} keeps={keeps} field={field} />
      <RadioGroup {...field('direction')} label={m.results_programme_direction()} choices={page.directions} />
      <SelectField
        {...field('pillar')}
        label={m.results_public_pillar()}
        optional
        empty={m.results_public_whole_programme()}
        options={page.pillars}
      />
      <SelectField
        {...field('subsetOf')}
        label={m.results_programme_subset()}
        hint={m.results_programme_subset_hint()}
        optional
        empty={m.results_programme_no_whole()}
        options={page.wholes}
      />
      <TextField {...field('source')} label={m.results_programme_source_label()} optional />
      <TextField {...field('measuredBy')} label={m.results_programme_measured_by()} optional />
      <Buttons>
        <Button>{m.results_programme_save()}</Button>
      </Buttons>
    </Form>
  )
  return (
    <EditFrame
      title={page.isNew ? m.results_programme_add_indicator() : `${page.code} ${page.name}`}
      answer={answer}
      fields={fields}
    >
      {page.numbers && <IndicatorNumbers code={page.code} numbers={page.numbers} />}
      <MeasuredByGrants measured={page.measured} />
      {page.overlaps && <Overlaps code={page.code} overlaps={page.overlaps} />}
      {page.isNew ? (
        form
      ) : (
        <Section id="words" title={m.results_programme_words()}>
          {form}
        </Section>
      )}
    </EditFrame>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type UnitAndTypeProps = {
  page: Page
  keeps: boolean
  field: (name: 'unit' | 'type') => { name: string; defaultValue: string; error: string | undefined }
}

/** Figures and targets say what they count: what has some keeps its unit and its type. What was typed in vain stays shown. */
function UnitAndType({ page, keeps, field }: UnitAndTypeProps) {
  if (keeps)
    return (
      <div>
        <DataList
          items={[
            { key: 'unit', label: m.results_programme_unit(), value: page.unit },
            {
              key: 'type',
              label: m.results_programme_type(),
              value: page.types.find(({ value }) => value === page.type)?.label,
            },
          ]}
        />
        <p className="db-small db-soft">{m.results_programme_fixed()}</p>
      </div>
    )
  return (
    <>
      <TextField
        {...field('unit')}
        width="short"
        label={m.results_programme_unit()}
        hint={page.fixed ? m.results_programme_fixed() : m.results_programme_unit_hint()}
      />
      <SelectField
        {...field('type')}
        label={m.results_programme_type()}
        hint={m.results_programme_type_hint()}
        options={page.types}
      />
    </>
  )
}
