import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeRubric } from '#app/commands/change-rubric.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { roundState } from '#app/domain/round.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { RubricPost, rubricFields, rubricIn } from '#app/server/office/rubric-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? titleWithError(`${m.manager_rubric_title()} – ${data.name}`, data.failed) : '' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const round = await roundById(db(), actor.fund, params.roundId ?? '')
  if (!round) throw notFound()
  const language = currentLocale()
  return {
    name: round.name,
    slug: round.slug,
    opens: formatDay(dayOf(round.opensAt), language),
    open: roundState(round, clock(request)) === 'planned' && can(actor, 'change-rubric').ok,
    practice: round.practice,
    fields: rubricFields(round, language),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: RubricPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const round = params.roundId ?? ''
  const rubric = { operation: form.value.operation, ...rubricIn(form.value, currentLocale()) }
  const verdict = await changeRubric(actor, round, rubric, clock(request))
  return verdict.ok
    ? redirect(`/manager/rounds/${round}/rubric`)
    : refused(verdict, form, await forStaff(actor))
}

type Field = ReturnType<typeof rubricFields>[number]
const texts = ['question', 'one', 'three', 'five'] as const

export default function RoundRubric() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = {
    empty: m.manager_rubric_empty(),
    weight: m.manager_rubric_weight_wrong(),
    long: m.manager_rubric_long(),
  }
  const errorAt = (name: string) => firstError(answer?.form, name, words)
  const names = [
    ...page.fields.flatMap(({ key }) => ['weight', ...texts].map((part) => `${key}.${part}`)),
    'practice',
  ]
  const errors = Object.fromEntries(names.map((name) => [name, errorAt(name)]))
  const typed = (name: string, saved: string) => typedAt(answer?.form, name, saved)
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/rounds" look="back">
        ‹ {m.manager_rounds_title()}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{m.manager_rubric_title()}</h1>
          <Lead>
            {page.open
              ? m.manager_rubric_lead({ round: page.name, day: page.opens })
              : m.manager_rubric_frozen_lead({ round: page.name, day: page.opens })}
          </Lead>
          <p>
            <Link href={`/rounds/${page.slug}#how`}>{m.manager_rubric_public()}</Link>
          </p>
        </div>
        {page.open || answer ? (
          <Form operation={page.operation}>
            {page.fields.map((field) => (
              <Section key={field.key} id={field.key} title={field.name}>
                <NumberField
                  name={`${field.key}.weight`}
                  label={m.manager_rubric_weight()}
                  unit="%"
                  defaultValue={typed(`${field.key}.weight`, field.weight)}
                  error={errors[`${field.key}.weight`]}
                />
                {texts.map((part) => (
                  <TextArea
                    key={part}
                    name={`${field.key}.${part}`}
                    label={partWord(part)}
                    small
                    defaultValue={typed(`${field.key}.${part}`, field[part] ?? '')}
                    error={errors[`${field.key}.${part}`]}
                  />
                ))}
              </Section>
            ))}
            <RadioGroup
              name="practice"
              label={m.manager_rubric_practice()}
              hint={m.manager_rubric_practice_hint()}
              choices={[
                { value: 'yes', label: m.manager_rubric_practice_yes() },
                { value: 'no', label: m.manager_rubric_practice_no() },
              ]}
              defaultValue={typedText(answer?.form, 'practice', page.practice ? 'yes' : 'no')}
              error={errors.practice}
            />
            <Buttons>
              <Button>{m.manager_rubric_save()}</Button>
            </Buttons>
          </Form>
        ) : (
          <>
            <Notice tone="calm" title={m.manager_rubric_frozen()} />
            {page.fields.map((field) => (
              <Frozen key={field.key} field={field} />
            ))}
            <p>
              {m.manager_rubric_practice()}{' '}
              {page.practice ? m.manager_rubric_practice_yes() : m.manager_rubric_practice_no()}
            </p>
          </>
        )}
      </div>
    </OfficeShell>
  )
}

function Frozen({ field }: { field: Field }) {
  return (
    <Section id={field.key} title={`${field.name}, ${field.weight} %`}>
      <DataList items={texts.map((part) => ({ key: part, label: partWord(part), value: field[part] }))} />
    </Section>
  )
}

function partWord(part: (typeof texts)[number]): string {
  const words = {
    question: m.manager_rubric_question,
    one: m.manager_rubric_one,
    three: m.manager_rubric_three,
    five: m.manager_rubric_five,
  }
  return words[part]()
}

/** What was typed in a field of a V, which comes back nested. */
function typedAt(
  reply: { initialValue?: Record<string, unknown> | null } | null | undefined,
  name: string,
  saved: string,
): string {
  if (!reply) return saved
  const [key = '', part = ''] = name.split('.')
  const group = reply.initialValue?.[key]
  const value = typeof group === 'object' && group !== null ? (group as Record<string, unknown>)[part] : null
  return typeof value === 'string' ? value : ''
}
