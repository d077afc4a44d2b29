import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { classes } from '../classes.ts'

export type DataItem = {
  key: string
  label: string
  /** A text keeps its lines. Left out: "Nog niet ingevuld". */
  value?: ReactNode
  /** Where it can be changed; says "Wijzigen: label". */
  change?: string
}

type DataListProps = {
  items: DataItem[]
  /** Amounts at the right, the last row is the sum. */
  sums?: boolean
}

/** Question and answer in rows: check answers, the fund today. */
export function DataList({ items, sums }: DataListProps) {
  const changes = items.some((item) => item.change)
  return (
    <dl className={classes('utrecht-data-list utrecht-data-list--rows', listClass(sums, changes))}>
      {items.map(({ key, label, value, change }) => (
        <div key={key} className="utrecht-data-list__item">
          <dt className="utrecht-data-list__item-key">{label}</dt>
          <dd className={classes(valueClass, typeof value === 'string' && multiline, sums && 'db-num')}>
            {value ?? <span className="db-soft">{m.components_not_filled()}</span>}
          </dd>
          {changes && (
            <dd className="utrecht-data-list__actions utrecht-data-list__actions--html-dd">
              {change && (
                <a href={change} className="utrecht-link utrecht-link--html-a db-link">
                  {m.components_change()}
                  <span className="db-vh">: {label}</span>
                </a>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

const valueClass = 'utrecht-data-list__item-value utrecht-data-list__item-value--html-dd'
const multiline = 'utrecht-data-list__item-value--multiline'

function listClass(sums: boolean | undefined, changes: boolean): string {
  return classes('db-dl', sums && 'db-dl--num', changes && 'db-dl--change')
}
