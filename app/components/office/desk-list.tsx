import { m } from '#app/i18n/paraglide/messages.js'
import { type WorkDay, WorkList } from '../block/work-list.tsx'
import { ButtonLink } from '../form/button.tsx'
import { Link } from '../link.tsx'
import type { KnotShape } from '../state/knot.tsx'
import type { Tone } from '../state/state-looks.ts'

export type DeskItem = {
  key: string
  asks: string
  look: 'late' | 'turn' | 'busy' | 'held'
  what: string
  why: string
  /** Where it lay or who gave it, with the reason. */
  note: string | null
  action: string
  href: string
  /** Where one puts it away or gives it to a colleague; null for who only looks on. */
  instead: string | null
}
export type DeskDay = { key: string; title: string; note: string | null; items: DeskItem[] }

const looks: Record<DeskItem['look'], { knot: KnotShape; tone: Tone }> = {
  late: { knot: 'diamond', tone: 'bad' },
  turn: { knot: 'dot', tone: 'turn' },
  busy: { knot: 'half', tone: 'busy' },
  held: { knot: 'bars', tone: 'calm' },
}

/** The work of the day, each with one way in. */
export function DeskList({ days, level }: { days: DeskDay[]; level?: 2 | 3 }) {
  return <WorkList days={days.map(inDay)} level={level} />
}

function inDay({ items, ...day }: DeskDay): WorkDay {
  return {
    ...day,
    items: items.map(({ key, asks, look, what, why, note, action, href, instead }) => ({
      key,
      asks: { ...looks[look], word: asks },
      what,
      why: note ? `${why} · ${note}` : why,
      action: (
        <div className="db-work__act">
          <ButtonLink look="second" small href={href} about={what}>
            {action}
          </ButtonLink>
          {instead && (
            <Link href={instead} className="db-small">
              {m.manager_desk_instead()}
              <span className="db-vh">: {what}</span>
            </Link>
          )}
        </div>
      ),
    })),
  }
}
