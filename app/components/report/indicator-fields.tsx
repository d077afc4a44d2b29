import type { FormMetadata } from '@conform-to/react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import type { ConformField } from '../form/field-source.ts'
import { HiddenField } from '../form/hidden-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { conformRows, RowsEditor } from '../form/rows-editor.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { howSure } from './how-sure.ts'
import type { TypedValues } from './report-view.ts'
import { type Fields, rowsIn } from './story-fields.tsx'

export type AskedIndicator = {
  name: string
  unit: string
  source: string
  agreed: string
  needsBaseline: boolean
  /** Does it count people, who may have taken part before? */
  people: boolean
  /** What earlier reports said, in words, in the order of the rows of corrections. */
  earlier: string[]
  places: { value: string; label: string }[]
}
type IndicatorProps = {
  form: FormMetadata<TypedValues>
  fields: Fields
  indicator: AskedIndicator
  newRow: string
}

/** The figures of one indicator: per place what was counted, and why not where nothing was. */
export function IndicatorFields({ form, fields, indicator, newRow }: IndicatorProps) {
  const rows = rowsIn(fields, 'figures')
  return (
    <>
      {indicator.needsBaseline && <Baseline fields={fields} unit={indicator.unit} />}
      <RowsEditor
        list={fields.figures as ConformField}
        buttons={figureButtons(form, newRow)}
        addLabel={m.results_report_add_place()}
        empty={m.results_report_no_rows()}
        rows={rows.map(({ key, row }, index) => ({
          key,
          title: m.results_report_count({ number: index + 1 }),
          fields: <Figure row={row} indicator={indicator} />,
        }))}
      />
      {fields.noFigureReason && (
        <TextArea
          field={fields.noFigureReason}
          label={m.results_report_ask_no_figure()}
          hint={m.results_report_ask_no_figure_hint()}
          words={60}
          small
          optional
        />
      )}
      {indicator.earlier.length > 0 && <Corrections fields={fields} indicator={indicator} />}
    </>
  )
}

function figureButtons(form: FormMetadata<TypedValues>, newRow: string) {
  const { add, remove } = conformRows(form as unknown as FormMetadata, 'figures', { id: newRow })
  return { add, remove }
}

/** What an earlier report said can be put right; the old figure stays to be seen. */
function Corrections({
  fields,
  indicator: { earlier, unit },
}: {
  fields: Fields
  indicator: AskedIndicator
}) {
  const rows = rowsIn(fields, 'corrections')
  const begun = rows.some(({ row }) => Boolean(row.value?.initialValue) || Boolean(row.reason?.initialValue))
  return (
    <Fold
      title={m.reporting_correct()}
      open={begun || rows.some(({ row }) => Object.values(row).some((field) => field?.errors?.length))}
    >
      <div className="db-stack">
        {rows.map(({ key, row }, index) => (
          <fieldset key={key} className="db-stack">
            <legend className="db-h3">{earlier[index]}</legend>
            {row.measurement && <HiddenField field={row.measurement} />}
            {row.value && (
              <NumberField field={row.value} label={m.reporting_correct_value()} unit={unit} optional />
            )}
            <RangeFields row={row} unit={unit} />
            {row.qualifier && (
              <RadioGroup field={row.qualifier} label={m.results_report_ask_sure()} choices={howSure()} />
            )}
            {row.reason && (
              <TextField
                field={row.reason}
                label={m.reporting_correct_reason()}
                hint={m.reporting_correct_reason_hint()}
                optional
              />
            )}
          </fieldset>
        ))}
      </div>
    </Fold>
  )
}

/** What a figure may have beside its value: the end of a range, and what it is out of. */
function RangeFields({ row, unit }: { row: Fields; unit: string }) {
  return (
    <>
      {row.valueMax && (
        <NumberField
          field={row.valueMax}
          label={m.results_report_ask_max()}
          hint={m.results_report_ask_max_hint()}
          unit={unit}
          optional
        />
      )}
      {row.denominator && (
        <NumberField
          field={row.denominator}
          label={m.reporting_out_of()}
          hint={m.reporting_out_of_hint()}
          unit={unit}
          optional
        />
      )}
    </>
  )
}

function Figure({ row, indicator: { unit, places, people } }: { row: Fields; indicator: AskedIndicator }) {
  return (
    <>
      {row.id && <HiddenField field={row.id} />}
      {row.value && (
        <NumberField
          field={row.value}
          label={m.results_report_ask_value()}
          hint={m.results_report_ask_value_hint()}
          unit={unit}
        />
      )}
      <RangeFields row={row} unit={unit} />
      {people && row.before && (
        <NumberField
          field={row.before}
          label={m.reporting_before()}
          hint={m.reporting_before_hint()}
          unit={unit}
          optional
        />
      )}
      {row.qualifier && (
        <div className="db-rows__wide">
          <RadioGroup field={row.qualifier} label={m.results_report_ask_sure()} choices={howSure()} />
        </div>
      )}
      {row.neighbourhood && (
        <SelectField field={row.neighbourhood} label={m.results_report_ask_place()} options={places} />
      )}
      {row.from && <DateField field={row.from} label={m.results_report_ask_from()} />}
      {row.to && <DateField field={row.to} label={m.results_report_ask_to()} />}
      {row.method && (
        <div className="db-rows__wide">
          <TextField field={row.method} label={m.results_report_ask_method()} />
        </div>
      )}
    </>
  )
}

function Baseline({ fields, unit }: { fields: Fields; unit: string }) {
  return (
    <fieldset className="db-stack">
      <legend className="db-h3">{m.results_report_ask_baseline()}</legend>
      <p className="db-soft">{m.results_report_ask_baseline_hint()}</p>
      {fields.baselineValue && (
        <NumberField
          field={fields.baselineValue}
          label={m.results_report_ask_baseline_value()}
          unit={unit}
          optional
        />
      )}
      {fields.baselineOn && (
        <DateField field={fields.baselineOn} label={m.results_report_ask_baseline_on()} optional />
      )}
      {fields.baselineMethod && (
        <TextField field={fields.baselineMethod} label={m.results_report_ask_method()} optional />
      )}
      {fields.noBaselineReason && (
        <TextArea
          field={fields.noBaselineReason}
          label={m.results_report_ask_no_baseline()}
          words={60}
          small
          optional
        />
      )}
    </fieldset>
  )
}
