import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox, CheckboxGroup } from '../form/choices.tsx'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { Section } from '../page/section.tsx'

type AcceptProps = {
  path: string
  operation: string
  milestones: readonly { key: string; number: number; title: string; word: string }[]
  hasLesson: boolean
  final: boolean
  /** What was ticked before a rule said no. */
  typed?: { milestones: readonly string[]; publishLesson: boolean } | null
}

/** Ticks the milestones that are accepted and says whether everybody may read the lesson. */
export function AcceptForm({ path, operation, milestones, hasLesson, final, typed }: AcceptProps) {
  return (
    <Section
      id="accept"
      title={m.results_report_judge_accept()}
      intro={m.results_report_judge_accept_intro()}
    >
      <Form action={`${path}/acceptance`} operation={operation}>
        {milestones.length > 0 ? (
          <CheckboxGroup
            name="milestones"
            label={m.results_report_judge_milestones()}
            hint={m.results_report_judge_unticked()}
            defaultValue={typed?.milestones ?? []}
            choices={milestones.map(({ key, number, title, word }) => ({
              value: key,
              label: `${number}. ${title}`,
              hint: word,
            }))}
          />
        ) : (
          <p className="db-soft">{m.results_report_judge_no_milestones()}</p>
        )}
        {hasLesson && (
          <Checkbox
            name="publishLesson"
            label={m.results_report_judge_lesson()}
            hint={m.results_report_judge_lesson_hint()}
            defaultChecked={typed?.publishLesson ?? false}
          />
        )}
        {final && <p>{m.results_report_judge_final()}</p>}
        <Buttons>
          <Button>{m.results_report_judge_accept_do()}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

type ReturnProps = { path: string; operation: string; typed?: string; error?: string | undefined }

/** Gives the report back with one question. */
export function ReturnForm({ path, operation, typed, error }: ReturnProps) {
  return (
    <Section id="return" title={m.results_report_judge_return()}>
      <Form action={`${path}/return`} operation={operation}>
        <TextArea
          name="question"
          label={m.results_report_judge_question()}
          hint={m.results_report_judge_question_hint()}
          defaultValue={typed}
          error={error}
          small
        />
        <Buttons>
          <Button look="second">{m.results_report_judge_return_do()}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}
