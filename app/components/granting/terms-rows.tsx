import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Checkbox, CheckboxGroup, RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { HiddenField } from '../form/hidden-field.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { conformRows, RowsEditor } from '../form/rows-editor.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import type { TypedTerms } from './typed-terms.ts'

type List<Name extends 'milestones' | 'reports' | 'tranches'> = {
  form: FormMetadata<TypedTerms>
  list: FieldMetadata<TypedTerms[Name]>
  newRow: string
}
type Named = { value: string; label: string }

export function MilestoneRows({ form, list, newRow }: List<'milestones'>) {
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.manager_grant_add_milestone()}
      buttons={withoutOrder(form, list.name, newRow)}
      rows={list.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        return {
          key: row.key ?? String(at),
          title: m.manager_grant_milestone_number({ number: String(at + 1) }),
          fields: (
            <>
              <HiddenField field={field.id} />
              <Wide>
                <TextField field={field.title} label={m.manager_grant_milestone_title()} />
              </Wide>
              <DateField field={field.due} label={m.manager_grant_milestone_due()} />
              <Wide>
                <TextArea field={field.evidence} label={m.manager_grant_milestone_evidence()} small />
              </Wide>
            </>
          ),
        }
      })}
    />
  )
}

export function ReportRows({ form, list, newRow, milestones }: List<'reports'> & { milestones: Named[] }) {
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.manager_grant_add_report()}
      buttons={withoutOrder(form, list.name, newRow)}
      rows={list.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        return {
          key: row.key ?? String(at),
          title: m.manager_grant_report_number({ number: String(at + 1) }),
          fields: (
            <>
              <HiddenField field={field.id} />
              <TextField field={field.title} label={m.manager_grant_report_title()} />
              <DateField field={field.due} label={m.manager_grant_due()} />
              <SelectField
                field={field.kind}
                label={m.manager_grant_report_kind()}
                empty={false}
                options={[
                  { value: 'interim', label: m.manager_grant_report_interim() },
                  { value: 'final', label: m.manager_grant_report_final() },
                ]}
              />
              <Wide>
                <CheckboxGroup
                  field={field.milestones}
                  label={m.manager_grant_report_about()}
                  choices={milestones}
                  optional
                />
              </Wide>
            </>
          ),
        }
      })}
    />
  )
}

type TrancheRowsProps = List<'tranches'> & {
  milestones: Named[]
  reports: Named[]
  /** What each tranche says now, by its id. */
  sentences: Record<string, string>
  total: string
}

export function TrancheRows({ form, list, newRow, milestones, reports, sentences, total }: TrancheRowsProps) {
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.manager_grant_add_tranche()}
      total={total}
      buttons={withoutOrder(form, list.name, newRow)}
      rows={list.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        const said = sentences[String(field.id.initialValue ?? '')]
        return {
          key: row.key ?? String(at),
          title: m.manager_grant_tranche_number({ number: String(at + 1) }),
          fields: (
            <>
              <HiddenField field={field.id} />
              <MoneyField field={field.amount} label={m.manager_grant_amount()} />
              <DateField field={field.plannedOn} label={m.manager_grant_planned()} />
              {said && (
                <Wide>
                  <p>
                    {m.manager_grant_pays_when()} <strong>{said}</strong>
                  </p>
                </Wide>
              )}
              {field.kept.initialValue === 'on' ? (
                <HiddenField field={field.kept} />
              ) : (
                <Condition field={field} milestones={milestones} reports={reports} later={at > 0} />
              )}
            </>
          ),
        }
      })}
    />
  )
}

type TrancheFields = ReturnType<FieldMetadata<TypedTerms['tranches'][number]>['getFieldset']>

function Condition({
  field,
  milestones,
  reports,
  later,
}: {
  field: TrancheFields
  milestones: Named[]
  reports: Named[]
  later: boolean
}) {
  return (
    <Wide>
      <div className="db-stack-s">
        <Checkbox field={field.signed} label={m.manager_grant_when_signed()} />
        <Checkbox
          field={field.baseline}
          label={m.manager_grant_when_baseline()}
          hint={later ? m.manager_grant_baseline_always() : undefined}
        />
        <RadioGroup
          field={field.of}
          label={m.manager_grant_when_picked()}
          choices={[
            { value: 'all', label: m.manager_grant_when_all() },
            { value: 'any', label: m.manager_grant_when_any() },
          ]}
        />
        <CheckboxGroup
          field={field.milestones}
          label={m.manager_grant_when_milestones()}
          choices={milestones}
          optional
        />
        <CheckboxGroup
          field={field.reports}
          label={m.manager_grant_when_reports()}
          choices={reports}
          optional
        />
        <DateField field={field.from} label={m.manager_grant_when_from()} optional />
        <TextField
          field={field.confirmation}
          label={m.manager_grant_when_confirmed()}
          hint={m.manager_grant_when_confirmed_hint()}
          optional
        />
      </div>
    </Wide>
  )
}

/** The order of these rows is that of their days, so they are not moved by hand. */
function withoutOrder(form: FormMetadata<TypedTerms>, name: string, id: string) {
  const { add, remove } = conformRows(form as unknown as FormMetadata, name, { id })
  return { add, remove }
}

function Wide({ children }: { children: ReactNode }) {
  return <div className="db-rows__wide">{children}</div>
}
