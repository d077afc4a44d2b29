import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editRoundForm } from '#app/commands/edit-round-form.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { DependsField } from '#app/components/asking/depends-field.tsx'
import { RemoveForm } from '#app/components/asking/remove-form.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { When } from '#app/components/form/when.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { QuestionPost, questionForm } from '#app/server/office/asking/asking-forms.server.ts'
import { askingOf } from '#app/server/office/asking/asking-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(titleOf(page?.key ?? null), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const asking = await askingOf(actor, params.roundId, clock(request))
  return { ...questionForm(asking, params.pageKey, params.questionKey), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const posted = await request.formData()
  const more = posted.get('more') === 'on'
  posted.delete('more')
  const form = parseWithZod(posted, { schema: QuestionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { roundId: round = '', pageKey = '', questionKey = '' } = params
  const { text, ...same } = form.value
  const change =
    questionKey === 'new'
      ? { act: 'add-question' as const, page: pageKey, text }
      : { act: 'edit-question' as const, question: questionKey, text }
  const verdict = await editRoundForm(actor, round, { ...same, change }, clock(request))
  if (!verdict.ok) return refused(verdict, form)
  const path = `/manager/rounds/${round}/questions`
  return redirect(more ? `${path}/${pageKey}/new` : path)
}

function titleOf(key: string | null): string {
  return key === null ? m.asking_add_question() : m.asking_edit_question()
}

/** One question of a round: what it asks, what may be answered, who reads it, and when it is asked. */
export default function RoundQuestion() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf(answer, page.fields)
  const typed = answer?.form?.initialValue
  const ticked = (name: 'optional' | 'officeOnly') => (typed ? typed[name] === 'on' : page.boxes[name])
  const path = `/manager/rounds/${page.id}/questions`
  return (
    <AdminEdit
      place="rounds"
      title={titleOf(page.key)}
      back={{ href: path, label: `${m.asking_title()}: ${page.page.title}` }}
      answer={answer}
      fields={['label', 'kind', 'hint', 'options', 'most', 'min', 'max']}
    >
      <Form operation={page.operation} hidden={{ seen: page.seen }}>
        <TextField {...field('label')} label={m.asking_label()} hint={m.asking_label_hint()} />
        <SelectField {...field('kind')} label={m.asking_kind()} options={page.kinds} />
        <TextArea {...field('hint')} label={m.asking_hint()} hint={m.asking_hint_hint()} small optional />
        <When chosen={['choice', 'choices']}>
          <TextArea
            {...field('options')}
            label={m.asking_options()}
            hint={m.asking_options_hint()}
            rows={5}
          />
        </When>
        <When chosen={['text', 'longText']}>
          <NumberField {...field('most')} label={m.asking_most()} hint={m.asking_most_hint()} optional />
        </When>
        <When chosen="number">
          <NumberField {...field('min')} label={m.asking_min()} optional />
          <NumberField {...field('max')} label={m.asking_max()} optional />
        </When>
        <Checkbox name="optional" label={m.asking_optional()} defaultChecked={ticked('optional')} />
        <Checkbox
          name="officeOnly"
          label={m.asking_office_only()}
          hint={m.asking_office_only_hint()}
          defaultChecked={ticked('officeOnly')}
        />
        <DependsField answers={page.answers} dependsOn={page.dependsOn} answer={answer} />
        <Buttons>
          <Button>{m.setup_save()}</Button>
          {page.key === null && (
            <Button look="second" name="more" value="on">
              {m.asking_save_more()}
            </Button>
          )}
        </Buttons>
      </Form>
      {page.key && (
        <RemoveForm
          path={path}
          act="remove-question"
          target={page.key}
          operation={page.operation}
          seen={page.seen}
        />
      )}
    </AdminEdit>
  )
}
