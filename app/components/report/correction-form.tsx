import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { NumberField } from '../form/number-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { GrantFrame } from '../granting/grant-frame.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import { type CorrectionStep, Steps } from './corrections.tsx'
import { howSure } from './how-sure.ts'

type CorrectionProps = {
  page: {
    head: { name: string; reference: string; path: string }
    back: { href: string; label: string }
    name: string
    unit: string
    old: string
    where: string
    stands: boolean
    history: readonly CorrectionStep[]
    values: { value: string; valueMax: string; qualifier: string; denominator: string }
    asking: readonly string[]
    operation: string
  }
  answer: CourseAnswer
}

/** Puts one figure right: what it says, what follows, and what it should have been. */
export function CorrectionForm({ page, answer }: CorrectionProps) {
  const { head, back, name, unit, old, where, stands, history, values, asking } = page
  const wrong = { wrong: m.results_report_error_number(), negative: m.results_report_error_negative() }
  const error = (field: string, words: Record<string, string>) => firstError(answer?.form, field, words)
  const errors = {
    value: error('value', { ...wrong, empty: m.reporting_correction_error_value() }),
    valueMax: error('valueMax', { ...wrong, notAbove: m.results_report_error_not_above() }),
    denominator: error('denominator', { ...wrong, belowValue: m.reporting_error_below() }),
    qualifier: error('qualifier', { wrong: m.results_report_error_choice() }),
    reason: error('reason', {
      empty: m.reporting_error_reason(),
      tooLong: m.results_report_error_too_long(),
    }),
  }
  const typed = (field: keyof typeof values) => typedText(answer?.form, field, values[field])
  return (
    <GrantFrame head={head} back={back}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.reporting_correction_title()}</h1>
      <p>
        {name}: <strong>{old}</strong>
        <br />
        <span className="db-small db-soft">{where}</span>
      </p>
      <Steps steps={history} />
      {stands ? (
        <>
          <h2 className="db-h3">{m.reporting_correction_follows()}</h2>
          <ul className="db-list">
            <li>{m.reporting_correction_public()}</li>
            <li>{m.reporting_correction_told()}</li>
            {asking.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Form operation={page.operation}>
            <NumberField
              name="value"
              label={m.reporting_correct_value()}
              unit={unit}
              defaultValue={typed('value')}
              error={errors.value}
            />
            <NumberField
              name="valueMax"
              label={m.results_report_ask_max()}
              hint={m.results_report_ask_max_hint()}
              unit={unit}
              defaultValue={typed('valueMax')}
              error={errors.valueMax}
              optional
            />
            <NumberField
              name="denominator"
              label={m.reporting_out_of()}
              hint={m.reporting_out_of_hint()}
              unit={unit}
              defaultValue={typed('denominator')}
              error={errors.denominator}
              optional
            />
            <RadioGroup
              name="qualifier"
              label={m.results_report_ask_sure()}
              choices={howSure()}
              defaultValue={typed('qualifier')}
              error={errors.qualifier}
            />
            <TextArea
              name="reason"
              label={m.reporting_correct_reason()}
              hint={m.reporting_correction_reason_hint()}
              defaultValue={typedText(answer?.form, 'reason')}
              error={errors.reason}
              small
            />
            <Buttons>
              <Button>{m.reporting_correction_do()}</Button>
            </Buttons>
          </Form>
        </>
      ) : (
        <p>{m.reporting_correction_stands_no_more()}</p>
      )}
    </GrantFrame>
  )
}
