import type { ReactNode } from 'react'
import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'

/** What is expected in a month, and what of that is paid and what is late, in cents. */
export type MoneyMonth = {
  key: string
  name: ReactNode
  expected: number
  paid: number
  late?: number
  now?: boolean
}

/** The months of the tranches: an open bar for what is expected, filled as far as it is paid. */
export function Months({ months }: { months: MoneyMonth[] }) {
  const most = Math.max(1, ...months.map(({ expected, paid }) => Math.max(expected, paid)))
  const share = (amount: number) => `${Math.round((amount / most) * 960) / 10}%`
  const locale = getLocale()
  return (
    <ol className="db-months">
      {months.map(({ key, name, expected, paid, late = 0, now }) => (
        <li key={key} className={now ? 'is-now' : undefined} aria-current={now ? 'date' : undefined}>
          <strong>{name}</strong> {now && <span className="db-soft">{m.components_now()}</span>}
          <svg aria-hidden="true">
            <rect className="c-none c-solid" x="1" y="1" width={share(expected)} height="12" rx="3" />
            <rect className="c-actual" x="1" y="1" width={share(paid)} height="12" rx="3" />
          </svg>
          <span className="db-num">{formatMoney(expected, locale)}</span>
          <br />
          <span className="db-soft">
            {paid > 0
              ? m.components_month_paid({ amount: formatMoney(paid, locale) })
              : m.components_month_nothing()}
          </span>
          {late > 0 && (
            <>
              <br />
              <strong className="db-late">
                {m.components_month_late({ amount: formatMoney(late, locale) })}
              </strong>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
