import type { ReactNode } from 'react'
import { clauseNeeds } from '#app/domain/grant/clauses.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox, CheckboxGroup } from '../form/choices.tsx'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { Section } from '../page/section.tsx'
import { instrumentWord, needWord, regimeWord, trackWord } from './clause-words.ts'

export type ClauseFields = Record<
  'seen' | 'title' | 'plain' | 'legal' | 'lawyerCheck' | 'order' | 'amountFrom' | 'amountTo',
  string
> &
  Record<'instruments' | 'regimes' | 'tracks' | 'needs' | 'byChoice', readonly string[]>

type ClauseFormProps = {
  path: string
  operation: string
  fields: ClauseFields
  errors: Readonly<Record<string, string | undefined>>
  preview?: ReactNode
}

/** An article as a form: its words, when it applies, and the two things one can do with it. */
export function ClauseForm({ path, operation, fields, errors, preview }: ClauseFormProps) {
  const text = (name: 'title' | 'plain' | 'legal' | 'lawyerCheck' | 'order' | 'amountFrom' | 'amountTo') => ({
    name,
    defaultValue: fields[name],
    error: errors[name],
  })
  return (
    <Form action={`${path}/edit`} operation={operation} hidden={{ seen: fields.seen }}>
      <TextField {...text('title')} label={m.agreement_clause_name()} />
      <TextArea
        {...text('plain')}
        label={m.agreement_clause_plain()}
        hint={m.agreement_clause_plain_hint()}
      />
      <TextArea
        {...text('legal')}
        rows={12}
        label={m.agreement_clause_legal()}
        hint={m.agreement_clause_legal_hint()}
      />
      <TextArea
        {...text('lawyerCheck')}
        small
        optional
        label={m.agreement_clause_lawyer()}
        hint={m.agreement_clause_lawyer_hint()}
      />
      <Section id="when" title={m.agreement_clause_when()}>
        <CheckboxGroup
          name="instruments"
          label={m.agreement_clause_instruments()}
          choices={(['gift', 'loan', 'outcome'] as const).map((value) => ({
            value,
            label: instrumentWord(value),
          }))}
          defaultValue={fields.instruments}
          error={errors.appliesWhen}
        />
        <CheckboxGroup
          name="regimes"
          label={m.agreement_clause_regimes()}
          choices={(['private', 'awb'] as const).map((value) => ({ value, label: regimeWord(value) }))}
          defaultValue={fields.regimes}
        />
        <CheckboxGroup
          name="tracks"
          label={m.agreement_clause_tracks()}
          choices={(['full', 'small-start'] as const).map((value) => ({ value, label: trackWord(value) }))}
          defaultValue={fields.tracks}
        />
        <CheckboxGroup
          name="needs"
          optional
          label={m.agreement_clause_needs()}
          choices={clauseNeeds.map((value) => ({ value, label: needWord(value) }))}
          defaultValue={fields.needs}
        />
        <MoneyField {...text('amountFrom')} optional label={m.agreement_clause_amount_from()} />
        <MoneyField
          {...text('amountTo')}
          optional
          label={m.agreement_clause_amount_to()}
          error={errors.amountTo ?? errors.amount}
        />
        <Checkbox
          name="byChoice"
          label={m.agreement_clause_by_choice()}
          hint={m.agreement_clause_by_choice_hint()}
          defaultValue={fields.byChoice}
        />
        <NumberField {...text('order')} label={m.agreement_clause_order()} />
      </Section>
      {preview}
      <Buttons>
        <Button>{m.agreement_clause_save()}</Button>
        <Button look="second" formAction={`${path}/preview#preview`}>
          {m.agreement_clause_preview_button()}
        </Button>
      </Buttons>
    </Form>
  )
}
