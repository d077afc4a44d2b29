import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Notice } from '../block/notice.tsx'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { When } from '../form/when.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import type { CourseAnswer } from './course-answer.ts'
import { GrantFrame } from './grant-frame.tsx'
import { SettlementReturned } from './settlement-facts.tsx'

type SettlementFormProps = {
  page: {
    head: { name: string; reference: string; path: string }
    lines: { key: string; label: string; value: string }[]
    reported: boolean
    usual: string
    below: string
    months: string
    operation: string
    /** What an approver gave back, and what stood in it. */
    returned: { by: string; reason: string } | null
    typed: Record<string, string> | null
  }
  answer: CourseAnswer
}

/** Prepares the final amount: how much, why, what need not come back, and in how many parts. */
export function SettlementForm({ page, answer }: SettlementFormProps) {
  const money = { empty: m.course_settle_amount_empty(), wrong: m.course_settle_amount_wrong() }
  const errors = {
    final: firstError(answer?.form, 'final', money),
    ground: firstError(answer?.form, 'ground', { empty: m.course_settle_ground_empty() }),
    explanation: firstError(answer?.form, 'explanation', {
      empty: m.course_settle_explanation_empty(),
      tooLong: m.course_too_long(),
    }),
    heardOn: firstError(answer?.form, 'heardOn', { day: m.course_day_wrong() }),
    waived: firstError(answer?.form, 'waived', money),
    waiverReason: firstError(answer?.form, 'waiverReason', { tooLong: m.course_too_long() }),
    lessonTitle: firstError(answer?.form, 'lessonTitle', { tooLong: m.lessons_hide_long() }),
    lessonText: firstError(answer?.form, 'lessonText', {
      both: m.lessons_settle_both(),
      tooLong: m.course_too_long(),
    }),
    planMonths: firstError(answer?.form, 'planMonths', { wrong: m.course_settle_months_wrong() }),
  }
  const typed = (name: string, saved = '') => typedText(answer?.form, name, page.typed?.[name] ?? saved)
  return (
    <GrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_settle_title()}</h1>
      <p>{m.course_settle_intro()}</p>
      {page.returned && <SettlementReturned returned={page.returned} />}
      {!page.reported && (
        <Notice tone="wait" title={m.course_settle_no_report()}>
          {m.course_settle_no_report_text()}
        </Notice>
      )}
      <DataList items={page.lines} />
      <Form operation={page.operation}>
        <MoneyField
          name="final"
          label={m.course_settle_final()}
          error={errors.final}
          defaultValue={typed('final', page.usual)}
        />
        <RadioGroup
          name="ground"
          label={m.course_settle_why()}
          error={errors.ground}
          defaultValue={typed('ground')}
          choices={[
            { value: 'as-agreed', label: m.course_settle_as_agreed() },
            { value: 'costs-lower', label: m.course_settle_costs_lower() },
            { value: 'not-done', label: m.course_end_not_done() },
            { value: 'duties-not-met', label: m.course_end_duties() },
            { value: 'wrong-data', label: m.course_end_wrong_data() },
            { value: 'wrongly-awarded', label: m.course_settle_wrongly_awarded() },
          ]}
        />
        <TextArea
          name="explanation"
          label={m.course_settle_explanation()}
          hint={m.course_in_letter()}
          error={errors.explanation}
          defaultValue={typed('explanation')}
          small
        />
        <When chosen="lower">
          <DateField
            name="heardOn"
            label={m.course_heard_on()}
            hint={m.course_end_heard_hint()}
            error={errors.heardOn}
            defaultValue={typed('heardOn')}
          />
          <MoneyField
            name="waived"
            label={m.course_settle_waive()}
            hint={m.course_settle_waive_hint({ below: page.below })}
            error={errors.waived}
            defaultValue={typed('waived')}
          />
          <TextArea
            name="waiverReason"
            label={m.course_settle_waive_why()}
            error={errors.waiverReason}
            defaultValue={typed('waiverReason')}
            small
          />
          <NumberField
            name="planMonths"
            label={m.course_settle_months()}
            hint={m.course_settle_months_hint({ months: page.months })}
            error={errors.planMonths}
            defaultValue={typed('planMonths', '1')}
          />
        </When>
        <TextField
          name="lessonTitle"
          label={m.lessons_settle_title()}
          hint={m.lessons_settle_hint()}
          error={errors.lessonTitle}
          defaultValue={typed('lessonTitle')}
          optional
        />
        <TextArea
          name="lessonText"
          label={m.lessons_settle_text()}
          error={errors.lessonText}
          defaultValue={typed('lessonText')}
          optional
          small
        />
        <Buttons>
          <Button>{m.course_end_button()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
