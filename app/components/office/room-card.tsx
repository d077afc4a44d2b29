import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { Card } from '../block/card.tsx'
import { RoomBars } from '../money/room.tsx'

export type RoomWords = {
  rooms: { key: 'round' | 'pot' | 'year' | 'fund'; name: string; free: number; ceiling: number }[]
  /** Cents; negative when a later day is short. */
  headroom: number
  from: string
  /** What would be given now, in cents: it is taken off what is shown. */
  award?: number
}

/** What may still be given under each ceiling, and what the money itself still carries. */
export function RoomCard({ room }: { room: RoomWords }) {
  const award = room.award ?? 0
  const least = Math.min(room.headroom, ...room.rooms.map(({ free }) => free))
  const left = formatMoney(Math.abs(least - award), getLocale())
  return (
    <Card title={m.manager_panel_room()}>
      <RoomBars
        rooms={room.rooms.map((one) => ({
          ...one,
          free: Math.max(0, one.free - award),
          name: nameOf(one),
        }))}
      />
      {award > 0 && (
        <p className="db-after" aria-live="polite">
          <strong>
            {least >= award ? m.manager_room_after({ left }) : m.manager_room_too_much({ short: left })}
          </strong>
        </p>
      )}
      <p className="db-small db-soft db-after">
        {room.headroom >= 0
          ? m.manager_panel_headroom({ day: room.from, amount: formatMoney(room.headroom, getLocale()) })
          : m.manager_panel_headroom_short({ amount: formatMoney(-room.headroom, getLocale()) })}
      </p>
    </Card>
  )
}

function nameOf({ key, name }: RoomWords['rooms'][number]): string {
  if (key === 'round') return m.manager_panel_room_round()
  if (key === 'year') return m.manager_panel_room_year({ year: name })
  return key === 'fund' ? m.manager_panel_room_fund() : name
}
