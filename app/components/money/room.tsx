import type { ReactNode } from 'react'
import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'

/** What is still free under a ceiling. Amounts in cents. */
export type Room = { key: string; name: ReactNode; free: number; ceiling: number }

export function RoomBars({ rooms }: { rooms: Room[] }) {
  return (
    <>
      {rooms.map(({ key, name, free, ceiling }) => (
        <div key={key} className="db-room">
          <p>
            <strong>{name}</strong>
            <span className="db-num">
              {m.components_room({
                free: formatMoney(free, getLocale()),
                ceiling: formatMoney(ceiling, getLocale()),
              })}
            </span>
          </p>
          <svg width="100%" height="18" aria-hidden="true">
            <rect className="c-band" width="100%" height="18" rx="4" />
            <rect className="c-actual" width={`${usedShare(free, ceiling)}%`} height="18" rx="4" />
          </svg>
        </div>
      ))}
    </>
  )
}

function usedShare(free: number, ceiling: number): number {
  if (ceiling <= 0) return 0
  return Math.min(100, Math.max(0, Math.round((1 - free / ceiling) * 1000) / 10))
}
