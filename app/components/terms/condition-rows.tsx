import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import type { TypedTerms } from '#app/domain/grant/parts/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { HiddenField } from '../form/hidden-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { withoutOrder } from './rows-of.tsx'

type ConditionRowsProps = {
  form: FormMetadata<TypedTerms>
  list: FieldMetadata<TypedTerms['tranches'][number]['conditions']>
  facts: Option[]
}

/**
 * What has to be true before a payment, picked row by row. A value that only some facts have stands there once that fact is
 * chosen: the style sheet does it, so no script is needed.
 */
export function ConditionRows({ form, list, facts }: ConditionRowsProps) {
  const buttons = withoutOrder(form, list.name)
  return (
    <fieldset className="db-conditions">
      <legend>{m.terms_conditions()}</legend>
      <ol className="db-conditions__list">
        {list.getFieldList().map((row, at) => {
          const field = row.getFieldset()
          const number = String(at + 1)
          return (
            <li key={row.key ?? at} className="db-conditions__row">
              {at === 0 ? (
                <HiddenField field={field.join} />
              ) : (
                <SelectField
                  field={field.join}
                  label={m.terms_join({ number })}
                  empty={false}
                  options={[
                    { value: 'and', label: m.terms_join_and() },
                    { value: 'or', label: m.terms_join_or() },
                  ]}
                />
              )}
              <SelectField
                field={field.fact}
                label={m.terms_fact({ number })}
                options={withMissing(facts, field.fact.initialValue)}
              />
              <div className="db-conditions__value" data-of="indicator">
                <NumberField field={field.share} label={m.terms_fact_share()} unit="%" />
              </div>
              <div className="db-conditions__value" data-of="from">
                <DateField field={field.from} hint={m.terms_date_hint()} label={m.terms_fact_from_day()} />
              </div>
              <div className="db-conditions__value" data-of="confirmed">
                <TextField field={field.text} label={m.terms_fact_confirmed_what()} />
              </div>
              <Button look="quiet" about={m.terms_fact({ number })} {...buttons.remove(at)}>
                {m.components_row_remove()}
              </Button>
            </li>
          )
        })}
      </ol>
      <Button look="quiet" {...buttons.add}>
        {m.terms_fact_add()}
      </Button>
    </fieldset>
  )
}

/** A fact that is gone stays to be seen, so that nobody loses it without knowing. */
function withMissing(facts: Option[], chosen: unknown): Option[] {
  if (typeof chosen !== 'string' || chosen === '' || facts.some(({ value }) => value === chosen)) return facts
  return [...facts, { value: chosen, label: m.terms_fact_gone() }]
}
