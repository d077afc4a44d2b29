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
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { type EditAnswer, EditFrame, errorAt, typedIn } from '#app/components/programme/edit-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PlanPost } from '#app/server/programme/forms.server.ts'
import { planEditPage } from '#app/server/programme/plans.server.ts'
import { newKey } from '#app/server/programme/row-form.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(
      page?.isNew ? m.results_programme_add_plan() : (page?.label ?? ''),
      page?.failed ?? false,
    ),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return { ...(await planEditPage(actor, params.key, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: PlanPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, plan, execution, ...row } = form.value
  const key = params.key === newKey ? null : (params.key ?? '')
  const edit = { what: 'plan', key, plan: plan ?? '', execution: execution ?? '', ...row } as const
  const verdict = await editProgramme(actor, { operation, edit }, clock(request))
  return verdict.ok ? redirect('/manager/programme/plans') : refused(verdict, form)
}

const fields = ['year', 'kind', 'pillar', 'label', 'plan', 'execution', 'source'] as const

/** The sentence at each field, which says what is asked there. */
function errorsOf(answer: EditAnswer): Record<string, string | undefined> {
  const asked: Partial<Record<(typeof fields)[number], string>> = {
    year: m.results_programme_plan_year_wrong(),
    kind: m.results_programme_plan_kind_empty(),
    label: m.results_programme_plan_label_empty(),
    source: m.results_programme_plan_source_empty(),
  }
  const tooLong = m.results_report_error_too_long()
  return Object.fromEntries(
    fields.map((name) => {
      const empty = asked[name]
      if (!empty) return [name, errorAt(answer, name)]
      return [name, firstError(answer?.form, name, { empty, wrong: empty, tooLong, tooLarge: tooLong })]
    }),
  )
}

export default function PlanEdit() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = errorsOf(answer)
  const field = (name: (typeof fields)[number]) => ({
    name,
    defaultValue: typedIn(answer, name, page[name]),
    error: errors[name],
  })
  return (
    <EditFrame
      title={page.isNew ? m.results_programme_add_plan() : page.label}
      back={{ href: '/manager/programme/plans', label: m.results_programme_plans() }}
      answer={answer}
      fields={fields}
      errors={errors}
    >
      <Form
        operation={page.operation}
        hidden={{ seen: page.seen, ...(page.isNew ? {} : { year: page.year, kind: page.kind }) }}
      >
        {page.isNew ? (
          <>
            <TextField
              {...field('year')}
              width="short"
              inputMode="numeric"
              label={m.results_programme_year()}
            />
            <RadioGroup {...field('kind')} label={m.results_programme_plan_kind()} choices={page.kinds} />
          </>
        ) : (
          <Fixed page={page} />
        )}
        <SelectField
          {...field('pillar')}
          label={m.results_public_pillar()}
          optional
          empty={m.results_public_whole_programme()}
          options={page.pillars}
        />
        <TextField {...field('label')} label={m.results_programme_plan_label()} />
        <TextArea {...field('plan')} label={m.results_programme_plan_text()} words={250} optional />
        <TextArea
          {...field('execution')}
          label={m.results_programme_plan_done()}
          hint={m.results_programme_plan_done_hint()}
          words={250}
          optional
        />
        <TextField
          {...field('source')}
          label={m.results_public_source()}
          hint={m.results_programme_plan_source_hint()}
        />
        <Buttons>
          <Button>{m.results_programme_save()}</Button>
        </Buttons>
      </Form>
    </EditFrame>
  )
}

function Fixed({ page: { year, kind, kinds } }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  return (
    <div>
      <DataList
        items={[
          { key: 'year', label: m.results_programme_year(), value: year },
          {
            key: 'kind',
            label: m.results_programme_plan_kind(),
            value: kinds.find(({ value }) => value === kind)?.label,
          },
        ]}
      />
      <p className="db-small db-soft">{m.results_programme_plan_fixed()}</p>
    </div>
  )
}
