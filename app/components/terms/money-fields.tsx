import { graceKinds, repaymentKinds } from '#app/domain/grant/loan.ts'
import { attestors, paymentMoments } from '#app/domain/grant/outcome.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { MoneyField } from '../form/money-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { attestorWords, graceWords, momentWords, repaymentWords } from './code-words.ts'
import type { PartProps } from './part-props.ts'
import { namedRows, Wide } from './rows-of.tsx'

/** Given, lent, paid per result, or a mix: each with its amount, and what belongs to it. */
export function InstrumentFields({ fields, about }: PartProps) {
  const indicators = namedRows(fields.indicators?.getFieldList() ?? [], 'name', about.known.indicators)
  return (
    <>
      <div className="db-rows__fields">
        <MoneyField field={fields.gift} label={m.terms_kind_gift()} optional />
        <MoneyField field={fields.loan} label={m.terms_kind_loan()} optional />
        <MoneyField
          field={fields.outcome}
          label={m.terms_kind_outcome()}
          hint={m.terms_outcome_cap()}
          optional
        />
      </div>
      <fieldset className="db-rows__row">
        <legend>
          <h3>{m.terms_loan_title()}</h3>
        </legend>
        <p className="db-small db-soft">{m.terms_loan_intro()}</p>
        <div className="db-rows__fields">
          <SelectField
            field={fields.loanRepayment}
            label={m.terms_loan_repayment()}
            empty={false}
            options={repaymentKinds.map((value) => ({ value, label: repaymentWords[value]() }))}
          />
          <NumberField
            field={fields.loanMonths}
            label={m.terms_loan_months()}
            unit={m.manager_grant_months()}
            optional
          />
          <NumberField
            field={fields.loanGraceMonths}
            label={m.terms_loan_grace_months()}
            unit={m.manager_grant_months()}
            optional
          />
          <SelectField
            field={fields.loanGrace}
            label={m.terms_loan_grace()}
            empty={false}
            options={graceKinds.map((value) => ({ value, label: graceWords[value]() }))}
          />
          <NumberField field={fields.loanInterest} label={m.terms_loan_interest()} unit="%" optional />
          <NumberField
            field={fields.loanReminderDays}
            label={m.terms_loan_reminder()}
            unit={m.terms_days()}
            optional
          />
          <SelectField
            field={fields.waiverIndicator}
            label={m.terms_waiver_indicator()}
            options={indicators}
            optional
          />
          <NumberField field={fields.waiverShare} label={m.terms_waiver_share()} unit="%" optional />
          <NumberField field={fields.waiverPart} label={m.terms_waiver_part()} unit="%" optional />
        </div>
      </fieldset>
      <fieldset className="db-rows__row">
        <legend>
          <h3>{m.terms_outcome_title()}</h3>
        </legend>
        <div className="db-rows__fields">
          <SelectField
            field={fields.outcomeIndicator}
            label={m.terms_outcome_indicator()}
            options={indicators}
            optional
          />
          <MoneyField field={fields.outcomePrice} label={m.terms_outcome_price()} optional />
          <SelectField
            field={fields.outcomeAttestor}
            label={m.terms_outcome_attestor()}
            empty={false}
            options={attestors.map((value) => ({ value, label: attestorWords[value]() }))}
          />
          <NumberField field={fields.outcomeSample} label={m.terms_outcome_sample()} unit="%" optional />
          <SelectField
            field={fields.outcomeMoments}
            label={m.terms_outcome_moments()}
            empty={false}
            options={paymentMoments.map((value) => ({ value, label: momentWords[value]() }))}
          />
          <Wide>
            <TextArea field={fields.outcomeMethod} label={m.terms_outcome_method()} small optional />
          </Wide>
        </div>
      </fieldset>
    </>
  )
}
