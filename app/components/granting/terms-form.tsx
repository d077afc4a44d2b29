import { type SubmissionResult, useForm } from '@conform-to/react'
import type { Terms } from '#app/domain/grant/terms.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary, problemsOf } from '../form/error-summary.tsx'
import { Form } from '../form/form.tsx'
import { HiddenField } from '../form/hidden-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { MilestoneRows, ReportRows, TrancheRows } from './terms-rows.tsx'
import type { TypedTerms } from './typed-terms.ts'

type TermsFormProps = {
  typed: TypedTerms
  reply: SubmissionResult<string[]> | null | undefined
  operation: string
  seen: string
  newRow: string
  sentences: Record<string, string>
  indicators: { id: string; name: string; unit: string; target: number }[]
  amount: string
  total: string
  /** To look at only. */
  readOnly: boolean
}

const order = [
  'legalForm',
  'street',
  'postcode',
  'city',
  'signers',
  'milestones',
  'reports',
  'tranches',
  'indicators',
  'budgetFree',
]

/** What the manager sets on top of the proposal, in one form of plain HTML; it can be kept before it is right. */
export function TermsForm(props: TermsFormProps) {
  const { typed, reply, operation, seen, newRow, sentences, indicators, amount, total, readOnly } = props
  const [form, fields] = useForm<TypedTerms>({ id: 'terms', lastResult: reply, defaultValue: typed })
  const milestones = fields.milestones.getFieldList().flatMap((row) => named(row.getFieldset()))
  const reports = fields.reports.getFieldList().flatMap((row) => named(row.getFieldset()))
  const kept = typeof reply?.initialValue?.seen === 'string' ? reply.initialValue.seen : seen
  return (
    <Form id={form.id} operation={operation} hidden={{ seen: kept }}>
      <ErrorSummary problems={problemsOf(form, order)} />
      <h2>{m.manager_grant_milestones()}</h2>
      <MilestoneRows form={form} list={fields.milestones} newRow={newRow} />
      <h2>{m.manager_grant_reports()}</h2>
      <ReportRows form={form} list={fields.reports} newRow={newRow} milestones={milestones} />
      <h2>{m.manager_tranche_title()}</h2>
      <p>{m.manager_grant_tranches_intro({ amount })}</p>
      <TrancheRows
        form={form}
        list={fields.tranches}
        newRow={newRow}
        milestones={milestones}
        reports={reports}
        sentences={sentences}
        total={m.manager_grant_total({ total, amount })}
      />
      <h2>{m.manager_grant_measures()}</h2>
      {fields.indicators.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        const about = indicators.find(({ id }) => id === field.id.initialValue)
        return (
          <fieldset key={row.key ?? at} className="db-rows__row">
            <legend>
              <h3>
                {about &&
                  m.manager_grant_measure({
                    name: about.name,
                    target: String(about.target),
                    unit: about.unit,
                  })}
              </h3>
            </legend>
            <HiddenField field={field.id} />
            <div className="db-rows__fields">
              <NumberField
                field={field.baseline}
                label={m.manager_grant_baseline()}
                unit={about?.unit}
                optional
              />
              <DateField field={field.baselineOn} label={m.manager_grant_baseline_on()} optional />
            </div>
            <TextArea field={field.noBaselineReason} label={m.manager_grant_no_baseline()} small optional />
          </fieldset>
        )
      })}
      <h2>{m.manager_grant_bend()}</h2>
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
      <h2>{m.manager_grant_grantee()}</h2>
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
      <h2>{m.manager_grant_signers()}</h2>
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
      {!readOnly && (
        <Buttons>
          <Button>{m.manager_grant_save()}</Button>
        </Buttons>
      )}
    </Form>
  )
}

function named(field: { id: { initialValue?: unknown }; title: { initialValue?: unknown } }) {
  const { initialValue: value } = field.id
  const { initialValue: label } = field.title
  return typeof value === 'string' && typeof label === 'string' && label !== '' ? [{ value, label }] : []
}

const legalFormWords: Record<NonNullable<Terms['grantee']['legalForm']>, () => string> = {
  foundation: m.manager_grant_form_foundation,
  association: m.manager_grant_form_association,
  school: m.manager_grant_form_school,
  company: m.manager_grant_form_company,
  other: m.manager_grant_form_other,
}
const legalForms = Object.entries(legalFormWords)
