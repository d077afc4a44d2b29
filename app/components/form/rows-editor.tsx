import type { FormMetadata } from '@conform-to/react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button } from './button.tsx'
import { FieldError } from './field-frame.tsx'
import type { ConformField } from './field-source.ts'

type Attributes = Pick<ButtonHTMLAttributes<HTMLButtonElement>, 'name' | 'value' | 'form' | 'formNoValidate'>

/** What the buttons of the rows send. `up` and `down` are left out where the order says nothing. */
export type RowButtons = {
  add: Attributes
  remove: (index: number) => Attributes
  up?: (index: number) => Attributes
  down?: (index: number) => Attributes
}

/** A `fixed` row can be neither changed nor taken away; its fields only travel along. */
export type EditableRow = { key: string; title: string; fields: ReactNode; fixed?: boolean }

type RowsEditorProps = {
  /** Conform's field of the list: its errors and its id. */
  list?: Pick<ConformField, 'id' | 'errorId' | 'errors'>
  rows: EditableRow[]
  buttons: RowButtons
  /** "Regel toevoegen". */
  addLabel: ReactNode
  /** The sum or the count of the rows. */
  total?: ReactNode
  /** Stands there while there is no row. */
  empty?: ReactNode
  /** The level of the rows' headings: 2 when the question is the title of the page. */
  level?: 2 | 3
}

/** Rows that repeat. Every button is a plain submit button of the form: adding and moving works without JavaScript. */
export function RowsEditor({ list, rows, buttons, addLabel, total, empty, level = 2 }: RowsEditorProps) {
  return (
    <div id={list?.id} tabIndex={-1}>
      <DefaultSubmit />
      <FieldError id={list?.errorId}>{list?.errors?.[0]}</FieldError>
      {rows.length === 0 && empty && <p className="db-soft">{empty}</p>}
      <ol className="db-rows">
        {rows.map((row, index) => (
          <li key={row.key} className="db-rows__row">
            <RowHead
              {...{ buttons, index, level }}
              title={row.title}
              last={index === rows.length - 1}
              fixed={row.fixed}
            />
            <div className="db-rows__fields">{row.fields}</div>
          </li>
        ))}
      </ol>
      <div className="db-rows__foot">
        <Button look="second" {...buttons.add}>
          {addLabel}
        </Button>
        {total && <p className="db-rows__total">{total}</p>}
      </div>
    </div>
  )
}

/** The buttons of a list in a Conform form; `newRow` is what an added row starts with (its `id`). */
export function conformRows(form: FormMetadata, name: string, newRow?: Record<string, string>): RowButtons {
  return {
    add: form.insert.getButtonProps<Record<string, string>[]>({ name, defaultValue: newRow }),
    remove: (index) => form.remove.getButtonProps({ name, index }),
    up: (index) => form.reorder.getButtonProps({ name, from: index, to: index - 1 }),
    down: (index) => form.reorder.getButtonProps({ name, from: index, to: index + 1 }),
  }
}

type RowHeadProps = {
  buttons: RowButtons
  index: number
  last: boolean
  title: string
  level: 2 | 3
  fixed?: boolean | undefined
}

function RowHead({ buttons, index, last, title, level, fixed }: RowHeadProps) {
  const Title = `h${level}` as const
  return (
    <div className="db-rows__head">
      <Title>{title}</Title>
      <span className="db-rowact">
        {buttons.up && index > 0 && (
          <Button look="quiet" about={title} {...buttons.up(index)}>
            {m.components_row_up()}
          </Button>
        )}
        {buttons.down && !last && (
          <Button look="quiet" about={title} {...buttons.down(index)}>
            {m.components_row_down()}
          </Button>
        )}
        {!fixed && (
          <Button look="quiet" about={title} {...buttons.remove(index)}>
            {m.components_row_remove()}
          </Button>
        )}
      </span>
    </div>
  )
}

/** Enter in a field presses the first submit button of a form: that must be this one, not "Omhoog". */
function DefaultSubmit() {
  return <button type="submit" className="db-vh" tabIndex={-1} aria-hidden="true" />
}
