import { m } from '#app/i18n/paraglide/messages.js'
import { CheckboxGroup } from '../form/choices.tsx'
import { DateField, typedDay } from '../form/date-field.tsx'
import { HiddenField } from '../form/hidden-field.tsx'
import { RowsEditor } from '../form/rows-editor.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { reportKindWords } from './code-words.ts'
import type { PartProps } from './part-props.ts'
import { namedRows, Wide, withoutOrder } from './rows-of.tsx'
import { SettledRow, settledBy } from './settled-row.tsx'

export function MilestoneRows({ form, fields: { milestones: list }, about }: PartProps) {
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.manager_grant_add_milestone()}
      buttons={withoutOrder(form, list.name, about.newRow)}
      rows={list.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        const settled = settledBy(about.settled, field.id)
        return {
          key: row.key ?? String(at),
          title: m.manager_grant_milestone_number({ number: String(at + 1) }),
          fixed: settled !== undefined,
          fields: settled ? (
            <SettledRow
              what={m.terms_settled_milestone({
                title: String(field.title.initialValue ?? ''),
                day: typedDay(field.due.initialValue) ?? '',
              })}
              said={settled}
            >
              <HiddenField field={field.id} />
              <HiddenField field={field.title} />
              <HiddenField field={field.due} />
              <HiddenField field={field.evidence} />
            </SettledRow>
          ) : (
            <>
              <HiddenField field={field.id} />
              <Wide>
                <TextField field={field.title} label={m.manager_grant_milestone_title()} />
              </Wide>
              <DateField
                field={field.due}
                hint={m.terms_date_hint()}
                label={m.manager_grant_milestone_due()}
              />
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

export function ReportRows({ form, fields, about }: PartProps) {
  const list = fields.reports
  const milestones = namedRows(fields.milestones?.getFieldList() ?? [], 'title', about.known.milestones)
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.manager_grant_add_report()}
      buttons={withoutOrder(form, list.name, about.newRow)}
      rows={list.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        return {
          key: row.key ?? String(at),
          title: m.manager_grant_report_number({ number: String(at + 1) }),
          fields: (
            <>
              <HiddenField field={field.id} />
              <TextField field={field.title} label={m.manager_grant_report_title()} />
              <DateField field={field.due} hint={m.terms_date_hint()} label={m.manager_grant_due()} />
              <SelectField
                field={field.kind}
                label={m.manager_grant_report_kind()}
                empty={false}
                options={Object.entries(reportKindWords).map(([value, label]) => ({ value, label: label() }))}
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
