import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'

export type FigureProps = {
  id: string
  /** The finding: "34 taalkoppels, het doel is 40". */
  title: ReactNode
  /** What is shown and by whom it was counted. */
  by?: ReactNode
  level?: 2 | 3
}

type FrameProps<Row> = FigureProps & {
  children: ReactNode
  tableCaption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** More than three columns: on a phone the rows become blocks. */
  manyColumns?: boolean
}

/** The finding as title, what and by whom, the drawing, and the same as a table. */
export function Figure<Row>(props: FrameProps<Row>) {
  const { title, by, level = 3, children, tableCaption, columns, rows, rowKey, manyColumns } = props
  const Title = `h${level}` as const
  return (
    <figure className="db-chart">
      <figcaption>
        <Title className="db-h3">{title}</Title>
        {by && <p className="db-soft">{by}</p>}
      </figcaption>
      {children}
      <details className="db-fold db-fold--chart">
        <summary>
          <span>{m.components_see_table()}</span>
        </summary>
        <div>
          <Table narrow={!manyColumns} caption={tableCaption} captionHidden {...{ columns, rows, rowKey }} />
        </div>
      </details>
    </figure>
  )
}

/** Figures beside each other. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className="db-charts">{children}</div>
}

export type TwoCells = { key: string; what: string; value: ReactNode }

/** What was measured, and how much: the table of most figures. */
export function twoColumns(what: string, value: string): Column<TwoCells>[] {
  return [
    { key: 'what', head: what, cell: (row) => row.what },
    { key: 'value', head: value, number: true, cell: (row) => row.value },
  ]
}
