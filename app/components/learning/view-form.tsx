import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox, CheckboxGroup, type Choice, RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedList, typedText } from '../panel/typed.ts'
import { ExperimentCard } from './told.tsx'
import { ViewCard, type ViewShown } from './view-card.tsx'

type ViewFormProps = {
  page: {
    closed: { what: string; whatNow: string } | null
    experiment: Parameters<typeof ExperimentCard>[0]['experiment'] | null
    other: ViewShown | null
    typed: Record<
      | 'outcome'
      | 'saw'
      | 'why'
      | 'lessonTitle'
      | 'lessonText'
      | 'criterion'
      | 'nextQuestion'
      | 'nextReviewOn',
      string
    > & { pillars: string[]; neighbourhoods: string[]; share: boolean }
    criteria: Choice[]
    pillars: Choice[]
    neighbourhoods: Choice[]
    operation: string
  }
  answer: CourseAnswer
}

/** One side says what it saw, what should follow and why, and what it learned. */
export function ViewForm({ page, answer }: ViewFormProps) {
  const { closed, experiment, other, typed, operation } = page
  const reply = answer?.form
  const long = m.learning_too_long()
  const errors = {
    outcome: firstError(reply, 'outcome', { empty: m.learning_outcome_empty() }),
    saw: firstError(reply, 'saw', { empty: m.learning_saw_empty(), tooLong: long }),
    why: firstError(reply, 'why', { empty: m.learning_why_empty(), tooLong: long }),
    nextQuestion: firstError(reply, 'nextQuestion', { tooLong: long }),
    nextReviewOn: firstError(reply, 'nextReviewOn', { day: m.course_day_wrong() }),
    lessonTitle: firstError(reply, 'lessonTitle', {
      empty: m.learning_lesson_title_empty(),
      tooLong: m.learning_lesson_title_long(),
    }),
    lessonText: firstError(reply, 'lessonText', { empty: m.learning_lesson_text_empty(), tooLong: long }),
  }
  const text = (name: Exclude<keyof typeof typed, 'pillars' | 'neighbourhoods' | 'share'>) => ({
    name,
    defaultValue: typedText(reply, name, typed[name]),
  })
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      <h1>{m.learning_write()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      {closed && !answer?.refusal && <Refusal {...closed} />}
      <p>{m.learning_send_intro()}</p>
      {experiment && <ExperimentCard experiment={experiment} />}
      {other && <ViewCard view={other} level={2} />}
      {!closed && (
        <Form operation={operation} hidden={other ? { seen: other.id } : {}}>
          <TextArea
            {...text('saw')}
            label={m.learning_saw()}
            hint={m.learning_saw_hint()}
            error={errors.saw}
            small
          />
          <RadioGroup
            {...text('outcome')}
            label={m.learning_outcome()}
            hint={other ? m.learning_outcome_hint() : undefined}
            error={errors.outcome}
            choices={[
              { value: 'go-on', label: m.learning_go_on(), hint: m.learning_go_on_hint() },
              { value: 'turn', label: m.learning_turn(), hint: m.learning_turn_hint() },
              { value: 'stop', label: m.learning_stop(), hint: m.learning_stop_hint() },
            ]}
          />
          <TextArea {...text('why')} label={m.learning_why()} error={errors.why} small />
          <TextArea
            {...text('nextQuestion')}
            label={m.learning_next_question()}
            hint={m.learning_next_question_hint()}
            error={errors.nextQuestion}
            small
            optional
          />
          <DateField
            {...text('nextReviewOn')}
            label={m.learning_next_day()}
            hint={m.learning_next_day_hint()}
            error={errors.nextReviewOn}
            optional
          />
          <TextField
            {...text('lessonTitle')}
            label={m.learning_lesson_title()}
            hint={m.learning_lesson_title_hint()}
            error={errors.lessonTitle}
          />
          <TextArea
            {...text('lessonText')}
            label={m.learning_lesson_text()}
            error={errors.lessonText}
            small
          />
          <About page={page} answer={answer} />
          <Checkbox
            name="share"
            label={m.learning_share()}
            hint={m.learning_share_hint()}
            defaultChecked={reply ? typedText(reply, 'share') === 'on' : typed.share}
          />
          <Buttons>
            <Button>{m.learning_send()}</Button>
          </Buttons>
        </Form>
      )}
    </>
  )
}

function About({ page: { typed, criteria, pillars, neighbourhoods }, answer }: ViewFormProps) {
  const reply = answer?.form
  const many = (name: 'pillars' | 'neighbourhoods') => ({
    name,
    defaultValue: typedList(reply, name, typed[name]),
  })
  return (
    <Fold title={m.learning_about()} note={m.components_optional()}>
      <div className="db-form">
        <RadioGroup
          name="criterion"
          label={m.learning_criterion()}
          defaultValue={typedText(reply, 'criterion', typed.criterion)}
          choices={[{ value: '', label: m.learning_criterion_none() }, ...criteria]}
        />
        {pillars.length > 0 && (
          <CheckboxGroup {...many('pillars')} label={m.learning_pillars()} choices={pillars} />
        )}
        {neighbourhoods.length > 0 && (
          <CheckboxGroup
            {...many('neighbourhoods')}
            label={m.learning_neighbourhoods()}
            choices={neighbourhoods}
          />
        )}
      </div>
    </Fold>
  )
}
