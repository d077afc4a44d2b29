import { m } from '#app/i18n/paraglide/messages.js'
import { CheckboxGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import type { PartProps } from './part-props.ts'

export function PlaceFields({ fields, about }: PartProps) {
  return (
    <>
      <TextField field={fields.place} label={m.terms_place()} optional />
      <CheckboxGroup
        field={fields.neighbourhoods}
        label={m.terms_neighbourhoods()}
        choices={about.neighbourhoods}
      />
    </>
  )
}

export function PeriodFields({ fields }: PartProps) {
  return (
    <div className="db-rows__fields">
      <DateField field={fields.startsOn} hint={m.terms_date_hint()} label={m.terms_starts_on()} />
      <DateField field={fields.endsOn} hint={m.terms_date_hint()} label={m.terms_ends_on()} />
    </div>
  )
}

export function PurposeFields({ fields }: PartProps) {
  return <TextArea field={fields.purpose} label={m.terms_purpose()} small />
}

export function AccountFields({ fields }: PartProps) {
  return (
    <div className="db-rows__fields">
      <TextField field={fields.iban} label={m.terms_iban()} />
      <TextField field={fields.holder} label={m.terms_holder()} hint={m.terms_holder_hint()} />
    </div>
  )
}

export function ExperimentFields({ fields }: PartProps) {
  return (
    <>
      <p className="db-small db-soft">{m.terms_experiment_intro()}</p>
      <TextArea field={fields.question} label={m.terms_experiment_question()} small optional />
      <TextArea field={fields.sign} label={m.terms_experiment_sign()} small optional />
      <TextArea field={fields.stopRule} label={m.terms_experiment_stop()} small optional />
      <DateField
        field={fields.reviewDate}
        hint={m.terms_date_hint()}
        label={m.terms_experiment_review()}
        optional
      />
    </>
  )
}

export function PublicityFields({ fields }: PartProps) {
  return (
    <TextArea
      field={fields.exception}
      label={m.terms_publicity()}
      hint={m.terms_publicity_hint()}
      small
      optional
    />
  )
}

export function BendFields({ fields }: PartProps) {
  return (
    <div className="db-rows__fields">
      <NumberField field={fields.budgetFree} label={m.manager_grant_budget_free()} unit="%" />
      <NumberField field={fields.budgetNotice} label={m.manager_grant_budget_notice()} unit="%" />
      <NumberField
        field={fields.delayFreeWeeks}
        label={m.manager_grant_delay_free()}
        unit={m.manager_grant_weeks()}
      />
      <NumberField
        field={fields.delayNoticeMonths}
        label={m.manager_grant_delay_notice()}
        unit={m.manager_grant_months()}
      />
    </div>
  )
}
