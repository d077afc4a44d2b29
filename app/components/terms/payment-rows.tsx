import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { instrumentKinds } from '#app/domain/grant/instrument.ts'
import type { TypedTerms } from '#app/domain/grant/parts/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { DateField, typedDay } from '../form/date-field.tsx'
import { HiddenField } from '../form/hidden-field.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { RowsEditor } from '../form/rows-editor.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { ConditionRows } from './condition-rows.tsx'
import { instrumentWords } from './instrument-words.ts'
import type { PartProps } from './part-props.ts'
import { namedRows, Wide, withoutOrder } from './rows-of.tsx'
import { SettledRow, settledBy } from './settled-row.tsx'

/** The payments: how much, when, of which kind of money, and what has to be true first. */
export function PaymentRows({ form, fields, about }: PartProps) {
  const list = fields.tranches
  const facts = factsFor({ form, fields, about })
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.manager_grant_add_tranche()}
      total={m.manager_grant_total({ total: about.sums.tranches, amount: about.sums.amount })}
      buttons={withoutOrder(form, list.name, about.newRow)}
      rows={list.getFieldList().map((row, at) => ({
        key: row.key ?? String(at),
        title: m.manager_grant_tranche_number({ number: String(at + 1) }),
        fixed: settledBy(about.settled, row.getFieldset().id) !== undefined,
        fields: <Payment form={form} row={row} facts={facts} about={about} />,
      }))}
    />
  )
}

type PaymentProps = Pick<PartProps, 'about'> & {
  form: FormMetadata<TypedTerms>
  row: FieldMetadata<TypedTerms['tranches'][number]>
  facts: Option[]
}

function Payment({ form, row, facts, about }: PaymentProps) {
  const field = row.getFieldset()
  const said = about.sentences[String(field.id.initialValue ?? '')]
  const settled = settledBy(about.settled, field.id)
  if (settled) {
    return (
      <SettledRow
        what={m.terms_settled_payment({
          amount: String(field.amount.initialValue ?? ''),
          day: typedDay(field.plannedOn.initialValue) ?? '',
        })}
        said={settled}
      >
        <HiddenField field={field.id} />
        <HiddenField field={field.amount} />
        <HiddenField field={field.plannedOn} />
        <HiddenField field={field.instrument} />
        <HiddenField field={field.kept} value="on" />
      </SettledRow>
    )
  }
  return (
    <>
      <HiddenField field={field.id} />
      <MoneyField field={field.amount} label={m.manager_grant_amount()} />
      <DateField field={field.plannedOn} hint={m.terms_date_hint()} label={m.manager_grant_planned()} />
      <SelectField
        field={field.instrument}
        label={m.terms_payment_kind()}
        empty={false}
        options={instrumentKinds.map((value) => ({ value, label: instrumentWords[value]() }))}
      />
      {said && (
        <Wide>
          <p>
            {m.manager_grant_pays_when()} <strong>{said}</strong>
          </p>
        </Wide>
      )}
      <Wide>
        {field.kept.initialValue === 'on' ? (
          <HiddenField field={field.kept} />
        ) : (
          <ConditionRows form={form} list={field.conditions} facts={facts} />
        )}
      </Wide>
    </>
  )
}

/** Everything that a condition can ask for, as one list to pick from. */
function factsFor({ fields, about: { known } }: PartProps): Option[] {
  const prefixed = (kind: string, options: Option[], say: (name: string) => string) =>
    options.map(({ value, label }) => ({ value: `${kind}:${value}`, label: say(label) }))
  const milestones = namedRows(fields.milestones?.getFieldList() ?? [], 'title', known.milestones)
  const reports = namedRows(fields.reports?.getFieldList() ?? [], 'title', known.reports)
  const indicators = namedRows(fields.indicators?.getFieldList() ?? [], 'name', known.indicators)
  return [
    { value: 'signed', label: m.terms_fact_signed() },
    { value: 'baseline', label: m.terms_fact_baseline() },
    ...prefixed('milestone', milestones, (name) => m.terms_fact_milestone({ name })),
    ...prefixed('report', reports, (name) => m.terms_fact_report({ name })),
    ...prefixed('indicator', indicators, (name) => m.terms_fact_indicator({ name })),
    ...prefixed('tranche', known.tranches, (name) => m.terms_fact_tranche({ name })),
    { value: 'from', label: m.terms_fact_from() },
    { value: 'confirmed', label: m.terms_fact_confirmed() },
  ]
}
