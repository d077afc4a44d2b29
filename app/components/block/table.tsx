// biome-ignore-all lint/a11y/noRedundantRoles: under 48 em CSS lays the rows out as blocks, which takes the roles away
// biome-ignore-all lint/a11y/useSemanticElements: the same
import type { ReactNode } from 'react'
import { classes } from '../classes.ts'

export type Column<Row> = {
  key: string
  head: ReactNode
  /** The head as text for the blocks of a phone, when `head` is not a text. */
  label?: string
  cell: (row: Row) => ReactNode
  /** Figures and amounts: at the right, under each other. */
  number?: boolean
  /** Sentences: on a phone they stand under their label, over the whole width. */
  text?: boolean
  /** Links and buttons: the head is heard, not seen. */
  action?: boolean
}

type TableProps<Row> = {
  caption: ReactNode
  /** The caption is heard, not seen, because a heading says it. */
  captionHidden?: boolean
  /** The first column is the head of the row. */
  columns: readonly Column<Row>[]
  rows?: readonly Row[]
  /** Rows under a band: a month, a round. */
  groups?: readonly { key: string; title: ReactNode; note?: ReactNode; rows: readonly Row[] }[]
  rowKey: (row: Row) => string
  /** Rows that ask something of the reader get the lamp at their edge. */
  turn?: (row: Row) => boolean
  foot?: { label: ReactNode; cells: Record<string, ReactNode> }
  /** Stays a table on a phone: two narrow columns. */
  narrow?: boolean
}

/**
 * Hairlines only, numbers at the right. Under 48 em each row is a block with labels; CSS then takes the table's
 * meaning away, so every part carries its role.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, columns, rows = [], groups = [], rowKey, turn, foot, narrow } = props
  const bodyRow = (row: Row) => <BodyRow key={rowKey(row)} {...{ row, columns }} turn={turn?.(row)} />
  return (
    <table
      role="table"
      className={classes('utrecht-table utrecht-table--html-table db-table', !narrow && 'db-table--phone')}
    >
      <caption className={captionHidden ? 'db-vh' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, head, number, action }) => (
            <th key={key} role="columnheader" scope="col" className={number ? 'db-num' : undefined}>
              {action ? <span className="db-vh">{head}</span> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(bodyRow)}
        {groups.flatMap(({ key, title, note, rows: grouped }) => [
          <tr key={key} role="row" className="db-group">
            <th role="rowheader" scope="colgroup" colSpan={columns.length}>
              {title} {note && <span>{note}</span>}
            </th>
          </tr>,
          ...grouped.map(bodyRow),
        ])}
      </tbody>
      {foot && <FootRow columns={columns} {...foot} />}
    </table>
  )
}

function BodyRow<Row>(props: { row: Row; columns: readonly Column<Row>[]; turn?: boolean }) {
  const [first, ...others] = props.columns
  return (
    <tr role="row" className={props.turn ? 'is-turn' : undefined}>
      <th role="rowheader" scope="row">
        {first?.cell(props.row)}
      </th>
      {others.map(({ key, head, label, cell, number, text, action }) => (
        <td
          key={key}
          role="cell"
          className={classes(number && 'db-num', text && 'db-text', action && 'db-act') || undefined}
          data-label={action ? undefined : (label ?? textOf(head))}
        >
          {cell(props.row)}
        </td>
      ))}
    </tr>
  )
}

function FootRow<Row>(props: {
  columns: readonly Column<Row>[]
  label: ReactNode
  cells: Record<string, ReactNode>
}) {
  const many = Object.keys(props.cells).length > 1
  return (
    <tfoot role="rowgroup">
      <tr role="row" className={many ? 'db-foot-many' : undefined}>
        <th role="rowheader" scope="row">
          {props.label}
        </th>
        {props.columns.slice(1).map(({ key, head, label, number }) => (
          <td
            key={key}
            role="cell"
            className={number ? 'db-num' : undefined}
            data-label={many && key in props.cells ? (label ?? textOf(head)) : undefined}
          >
            {props.cells[key]}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

function textOf(head: ReactNode): string | undefined {
  return typeof head === 'string' ? head : undefined
}
