import { m } from '#app/i18n/paraglide/messages.js'
import { HiddenField } from '../form/hidden-field.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import type { SpendingRow } from './report-view.ts'
import { type Fields, rowsIn } from './story-fields.tsx'

/** What was spent since the last report, line by line beside the budget. */
export function SpendingFields({ fields, lines }: { fields: Fields; lines: SpendingRow[] }) {
  return (
    <>
      {rowsIn(fields, 'spending').map(({ key, row }, index) => {
        const line = lines[index]
        if (!line) return null
        return (
          <div key={key}>
            {row.budgetLine && <HiddenField field={row.budgetLine} value={line.key} />}
            {row.amount && (
              <MoneyField
                field={row.amount}
                label={line.title}
                hint={m.results_report_spent_hint({ budget: line.budget, before: line.before })}
              />
            )}
          </div>
        )
      })}
    </>
  )
}

/** The one thing that others can learn from. */
export function LessonFields({ fields }: { fields: Fields }) {
  return (
    <>
      {fields.lessonTitle && (
        <TextField
          field={fields.lessonTitle}
          label={m.results_report_ask_lesson_title()}
          hint={m.results_report_ask_lesson_title_hint()}
        />
      )}
      {fields.lessonText && (
        <TextArea
          field={fields.lessonText}
          label={m.results_report_ask_lesson_text()}
          hint={m.results_report_ask_lesson_text_hint()}
          words={200}
        />
      )}
    </>
  )
}
