import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { When } from '../form/when.tsx'
import { Section } from '../page/section.tsx'

export const potTermsNames = [
  'kind',
  'repayment',
  'months',
  'graceMonths',
  'grace',
  'interest',
  'paidAtOnceUpTo',
  'twoMiddlePartsAbove',
  'first',
  'final',
  'middleReleasedBy',
  'daysToReport',
  'daysToPay',
  'weeksToFinalReport',
  'budgetFree',
  'budgetNotice',
  'delayFreeWeeks',
  'delayNoticeMonths',
  'paymentDays',
  'reviewDays',
  'settlementWeeks',
  'waiverBelow',
] as const
export type PotTermsName = (typeof potTermsNames)[number]
export type PotTermsFields = Record<PotTermsName, string>

type Field = (name: PotTermsName) => { name: string; defaultValue: string; error: string | undefined }

/** The usual terms of a pot as a form: which money, in which parts, and the numbers of the articles. */
export function PotTermsForm({ operation, seen, field }: { operation: string; seen: string; field: Field }) {
  return (
    <Form operation={operation} hidden={{ seen }}>
      <Section id="money" title={m.agreement_pot_money()}>
        <RadioGroup
          {...field('kind')}
          label={m.agreement_pot_kind()}
          choices={[
            { value: 'gift', label: m.agreement_instrument_gift() },
            { value: 'loan', label: m.agreement_instrument_loan(), hint: m.agreement_pot_loan_hint() },
          ]}
        />
        <When chosen="loan">
          <RadioGroup
            {...field('repayment')}
            label={m.agreement_pot_repayment()}
            choices={[
              { value: 'linear', label: m.agreement_pot_linear() },
              { value: 'annuity', label: m.agreement_pot_annuity() },
              { value: 'bullet', label: m.agreement_pot_bullet() },
            ]}
          />
          <NumberField
            {...field('months')}
            label={m.agreement_pot_months()}
            unit={m.agreement_unit_months()}
          />
          <NumberField
            {...field('graceMonths')}
            label={m.agreement_pot_grace_months()}
            hint={m.agreement_pot_grace_hint()}
            unit={m.agreement_unit_months()}
          />
          <RadioGroup
            {...field('grace')}
            label={m.agreement_pot_grace()}
            choices={[
              { value: 'interest-only', label: m.agreement_pot_interest_paid() },
              { value: 'capitalised', label: m.agreement_pot_interest_added() },
            ]}
          />
          <NumberField {...field('interest')} label={m.agreement_pot_interest()} unit="%" />
        </When>
      </Section>
      <Section id="parts" title={m.agreement_pot_parts()}>
        <MoneyField {...field('paidAtOnceUpTo')} label={m.agreement_pot_at_once()} />
        <NumberField {...field('first')} label={m.agreement_pot_first()} unit="%" />
        <NumberField
          {...field('final')}
          label={m.agreement_pot_final()}
          hint={m.agreement_pot_final_hint()}
          unit="%"
        />
        <MoneyField {...field('twoMiddlePartsAbove')} label={m.agreement_pot_two_middle()} />
        <RadioGroup
          {...field('middleReleasedBy')}
          label={m.agreement_pot_middle()}
          choices={[
            { value: 'milestone-and-report', label: m.agreement_pot_middle_both() },
            { value: 'report', label: m.agreement_pot_middle_report() },
            { value: 'milestone', label: m.agreement_pot_middle_milestone() },
          ]}
        />
        <NumberField
          {...field('daysToReport')}
          label={m.agreement_pot_days_to_report()}
          unit={m.agreement_unit_days()}
        />
        <NumberField
          {...field('weeksToFinalReport')}
          label={m.agreement_pot_weeks_to_final()}
          unit={m.agreement_unit_weeks()}
        />
        <NumberField
          {...field('daysToPay')}
          label={m.agreement_pot_days_to_pay()}
          unit={m.agreement_unit_days()}
        />
      </Section>
      <Section id="numbers" title={m.agreement_pot_numbers()}>
        <div className="db-rows__fields">
          <NumberField {...field('budgetFree')} label={m.agreement_pot_budget_free()} unit="%" />
          <NumberField {...field('budgetNotice')} label={m.agreement_pot_budget_notice()} unit="%" />
          <NumberField
            {...field('delayFreeWeeks')}
            label={m.agreement_pot_delay_free()}
            unit={m.agreement_unit_weeks()}
          />
          <NumberField
            {...field('delayNoticeMonths')}
            label={m.agreement_pot_delay_notice()}
            unit={m.agreement_unit_months()}
          />
          <NumberField
            {...field('paymentDays')}
            label={m.agreement_pot_payment_days()}
            unit={m.agreement_unit_days()}
          />
          <NumberField
            {...field('reviewDays')}
            label={m.agreement_pot_review_days()}
            unit={m.agreement_unit_days()}
          />
          <NumberField
            {...field('settlementWeeks')}
            label={m.agreement_pot_settlement_weeks()}
            unit={m.agreement_unit_weeks()}
          />
          <MoneyField {...field('waiverBelow')} label={m.agreement_pot_waiver_below()} />
        </div>
      </Section>
      <Buttons>
        <Button>{m.agreement_pot_save()}</Button>
      </Buttons>
    </Form>
  )
}
