import { countedTypes } from '#app/domain/proposal/schema/vooruitgang.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { DateField } from '../form/date-field.tsx'
import { HiddenField } from '../form/hidden-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { RowsEditor } from '../form/rows-editor.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { typeWords } from './code-words.ts'
import type { PartProps } from './part-props.ts'
import { Wide, withoutOrder } from './rows-of.tsx'

/** What is measured: from where, to where, by when, how, and for which figure of the programme it counts. */
export function MeasureRows({ form, fields: { indicators: list }, about }: PartProps) {
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.terms_add_measure()}
      buttons={withoutOrder(form, list.name, about.newRow)}
      rows={list.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        return {
          key: row.key ?? String(at),
          title: m.terms_measure_number({ number: String(at + 1) }),
          fields: (
            <>
              <HiddenField field={field.id} />
              <Wide>
                <TextField field={field.name} label={m.terms_measure_name()} />
              </Wide>
              <TextField field={field.unit} label={m.terms_measure_unit()} />
              <SelectField
                field={field.type}
                label={m.terms_measure_type()}
                empty={false}
                options={countedTypes.map((value) => ({ value, label: typeWords[value]() }))}
              />
              <NumberField field={field.baseline} label={m.manager_grant_baseline()} optional />
              <DateField
                field={field.baselineOn}
                hint={m.terms_date_hint()}
                label={m.manager_grant_baseline_on()}
                optional
              />
              <Wide>
                <TextArea
                  field={field.noBaselineReason}
                  label={m.manager_grant_no_baseline()}
                  small
                  optional
                />
              </Wide>
              <NumberField field={field.target} label={m.terms_measure_target()} />
              <DateField
                field={field.targetOn}
                hint={m.terms_date_hint()}
                label={m.terms_measure_target_on()}
              />
              <Wide>
                <TextField field={field.source} label={m.terms_measure_source()} />
              </Wide>
              <SelectField
                field={field.programmeIndicator}
                label={m.terms_measure_programme()}
                options={about.programmeIndicators}
                optional
              />
              <NumberField field={field.share} label={m.terms_measure_share()} unit="%" optional />
            </>
          ),
        }
      })}
    />
  )
}
