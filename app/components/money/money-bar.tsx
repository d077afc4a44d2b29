import type { ReactNode } from 'react'
import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'

/** Amounts in cents; `total` is what the fund has. */
type MoneyBarProps = { paid: number; agreed: number; free: number; caption: ReactNode; id: string }

/** Where the money is: paid (solid), agreed but not yet paid (hatched), free (open). */
export function MoneyBar({ paid, agreed, free, caption, id }: MoneyBarProps) {
  const total = Math.max(1, paid + agreed + Math.max(0, free))
  const percent = (amount: number) => Math.max(0, Math.round((amount / total) * 1000) / 10)
  const locale = getLocale()
  const words = [
    { key: 'paid', amount: paid, word: m.components_money_paid() },
    { key: 'agreed', amount: agreed, word: m.components_money_agreed() },
    { key: 'free', amount: free, word: m.components_money_free() },
  ] as const
  const said = words.map(({ amount, word }) => `${formatMoney(amount, locale)} ${word}`).join(', ')
  const hatch = `url(#${id}-hatch)`
  return (
    <figure className="db-chart">
      <figcaption>{caption}</figcaption>
      <svg width="100%" height="44" role="img" aria-label={said}>
        <Hatch id={`${id}-hatch`} />
        <rect className="c-actual" x="0" y="4" width={`${percent(paid)}%`} height="36" rx="4" />
        <rect x={`${percent(paid) + 0.2}%`} y="4" width={`${percent(agreed)}%`} height="36" fill={hatch} />
        <rect
          className="c-none c-solid"
          x={`${percent(paid) + percent(agreed) + 0.3}%`}
          y="5"
          width={`${Math.max(0, percent(free) - 0.5)}%`}
          height="34"
          rx="4"
        />
      </svg>
      <ul className="db-key db-key--money">
        {words.map(({ key, amount, word }) => (
          <li key={key}>
            <svg width="18" height="18" aria-hidden="true">
              {key === 'paid' && <rect className="c-actual" width="18" height="18" rx="3" />}
              {key === 'agreed' && <rect width="18" height="18" rx="3" fill={hatch} />}
              {key === 'free' && (
                <rect className="c-none c-solid" x="1" y="1" width="16" height="16" rx="3" />
              )}
            </svg>
            <span>
              <strong className="db-num">{formatMoney(amount, locale)}</strong> {word}
            </span>
          </li>
        ))}
      </ul>
      <p className="db-small db-soft">{m.components_money_free_means()}</p>
    </figure>
  )
}

/** The pattern of what is not certain or not done yet: a band with lines, readable in grey. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="c-band" width="8" height="8" />
        <path className="c-hatch" d="M0 0v8" />
      </pattern>
    </defs>
  )
}
