import { m } from '#app/i18n/paraglide/messages.js'
import { SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { legalFormWords } from './code-words.ts'
import type { PartProps } from './part-props.ts'

export function PartyFields({ fields }: PartProps) {
  return (
    <>
      <SelectField
        field={fields.legalForm}
        label={m.manager_grant_legal_form()}
        options={legalForms.map(([value, label]) => ({ value, label: label() }))}
      />
      <div className="db-rows__fields">
        <TextField field={fields.street} label={m.manager_grant_street()} />
        <TextField field={fields.postcode} label={m.manager_grant_postcode()} width="short" />
        <TextField field={fields.city} label={m.manager_grant_city()} />
      </div>
    </>
  )
}

export function SignerFields({ fields }: PartProps) {
  return (
    <>
      {fields.signers.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        return (
          <fieldset key={row.key ?? at} className="db-rows__row">
            <legend>
              <h3>{at === 0 ? m.manager_grant_first_signer() : m.manager_grant_second_signer()}</h3>
            </legend>
            <div className="db-rows__fields">
              <TextField field={field.name} label={m.manager_grant_signer_name()} />
              <TextField field={field.capacity} label={m.documents_agreement_capacity()} optional />
              <TextField field={field.email} type="email" label={m.manager_grant_signer_email()} />
            </div>
          </fieldset>
        )
      })}
    </>
  )
}

const legalForms = Object.entries(legalFormWords)
