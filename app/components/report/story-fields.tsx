import type { FieldMetadata } from '@conform-to/react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'
import { Checkbox, RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { HiddenField } from '../form/hidden-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import type { AskedMilestone, TypedRow, TypedValues } from './report-view.ts'

export type Fields = Record<string, FieldMetadata<unknown, TypedValues> | undefined>

/** The rows of a list in a form, each by the names of its fields. */
export function rowsIn(fields: Fields, name: string): { key: string; row: Fields }[] {
  const list = fields[name] as FieldMetadata<TypedRow[], TypedValues> | undefined
  return (list?.getFieldList() ?? []).map((row, index) => ({
    key: row.key ?? String(index),
    row: row.getFieldset() as unknown as Fields,
  }))
}

type StoryProps = { fields: Fields; milestones: AskedMilestone[]; delays: { value: string; label: string }[] }

/** What happened: each milestone that is reached with its story, what changed, and what is later and why. */
export function StoryFields({ fields, milestones, delays }: StoryProps) {
  const asked = rowsIn(fields, 'milestones').flatMap(({ key, row }, index) => {
    const milestone = milestones[index]
    return milestone ? [{ key, row, milestone }] : []
  })
  const later = asked.filter(({ milestone }) => !milestone.now)
  const one = ({ key, row, milestone }: AskedRow) => <Milestone key={key} row={row} milestone={milestone} />
  return (
    <>
      {asked.filter(({ milestone }) => milestone.now).map(one)}
      {later.length > 0 && (
        <Fold title={m.results_report_later_milestones()} open={later.some(isBegun)}>
          <div className="db-stack">{later.map(one)}</div>
        </Fold>
      )}
      {fields.whatChanged && (
        <TextArea
          field={fields.whatChanged}
          label={m.results_report_ask_changed()}
          hint={milestones.length > 0 ? m.results_report_ask_changed_hint() : undefined}
          words={300}
        />
      )}
      <fieldset className="db-stack">
        <legend className="db-h3">{m.results_report_ask_delay()}</legend>
        <p className="db-soft">{m.results_report_ask_delay_hint()}</p>
        {fields.delayWeeks && (
          <NumberField
            field={fields.delayWeeks}
            label={m.results_report_ask_weeks()}
            unit={m.results_report_weeks()}
            optional
          />
        )}
        {fields.delayReason && (
          <RadioGroup
            field={fields.delayReason}
            label={m.results_report_ask_reason()}
            choices={delays}
            optional
          />
        )}
        {fields.delayExplanation && (
          <TextArea
            field={fields.delayExplanation}
            label={m.results_report_ask_explanation()}
            words={100}
            small
            optional
          />
        )}
      </fieldset>
    </>
  )
}

type AskedRow = { key: string; row: Fields; milestone: AskedMilestone }

/** Is there something in it already, or something to mend? */
function isBegun({ row }: AskedRow): boolean {
  const { reached, reachedOn, whatHappened } = row
  return [reached, reachedOn, whatHappened].some(
    (field) => Boolean(field?.initialValue) || (field?.errors?.length ?? 0) > 0,
  )
}

function Milestone({ row, milestone }: { row: Fields; milestone: AskedMilestone }) {
  const { number, title, agreed, evidence } = milestone
  return (
    <fieldset className="db-stack">
      <legend className="db-h3">
        {m.results_report_milestone({ number })}: {title}
      </legend>
      <p className="db-soft">
        {agreed} {m.results_report_evidence({ evidence })}
      </p>
      {row.milestone && <HiddenField field={row.milestone} value={milestone.key} />}
      {row.reached && <Checkbox field={row.reached} label={m.results_report_ask_reached()} />}
      {row.reachedOn && <DateField field={row.reachedOn} label={m.results_report_ask_reached_on()} />}
      {row.whatHappened && (
        <TextArea
          field={row.whatHappened}
          label={m.results_report_ask_happened()}
          hint={m.results_report_ask_happened_hint()}
          words={200}
          small
        />
      )}
    </fieldset>
  )
}
