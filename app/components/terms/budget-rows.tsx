import { budgetCategories } from '#app/domain/proposal/schema/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { HiddenField } from '../form/hidden-field.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { RowsEditor } from '../form/rows-editor.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { categoryWords } from './code-words.ts'
import type { PartProps } from './part-props.ts'
import { Wide, withoutOrder } from './rows-of.tsx'

export function BudgetRows({ form, fields: { budgetLines: list }, about }: PartProps) {
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.terms_add_cost()}
      total={m.terms_costs_total({ total: about.sums.budget })}
      buttons={withoutOrder(form, list.name, about.newRow)}
      rows={list.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        return {
          key: row.key ?? String(at),
          title: m.terms_cost_number({ number: String(at + 1) }),
          fields: (
            <>
              <HiddenField field={field.id} />
              <Wide>
                <TextField field={field.title} label={m.terms_cost_title()} />
              </Wide>
              <MoneyField field={field.amount} label={m.manager_grant_amount()} />
              <SelectField
                field={field.category}
                label={m.terms_cost_category()}
                empty={false}
                options={budgetCategories.map((value) => ({ value, label: categoryWords[value]() }))}
              />
            </>
          ),
        }
      })}
    />
  )
}

/** Who does what, and who does it when they cannot. */
export function RoleRows({ form, fields: { roles: list }, about }: PartProps) {
  return (
    <RowsEditor
      list={list}
      level={3}
      addLabel={m.terms_add_role()}
      buttons={withoutOrder(form, list.name, about.newRow)}
      rows={list.getFieldList().map((row, at) => {
        const field = row.getFieldset()
        return {
          key: row.key ?? String(at),
          title: m.terms_role_number({ number: String(at + 1) }),
          fields: (
            <>
              <HiddenField field={field.id} />
              <Wide>
                <TextField field={field.task} label={m.terms_role_task()} />
              </Wide>
              <TextField field={field.who} label={m.terms_role_who()} />
              <TextField field={field.standIn} label={m.terms_role_stand_in()} />
            </>
          ),
        }
      })}
    />
  )
}
