import { m } from '#app/i18n/paraglide/messages.js'
import { Empty } from '../block/empty.tsx'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { type DeskDay, DeskList } from './desk-list.tsx'

export type WorkDeskView = {
  /** The address on which it stands. */
  home: string
  lies: 'shelf' | 'hand' | null
  /** The sort that was asked for, in words. */
  sort: string | null
  /** Where the same of everybody is, when there is such a list. */
  others: string | null
  count: number
  late: number
  days: DeskDay[]
  more: { sort: string; count: number; href: string }[]
  elsewhere: { href: string; label: string }[]
}

/** The list of work of who looks: under a title of the page, or of a part of it. */
export function WorkDesk({ work, level = 1 }: { work: WorkDeskView; level?: 1 | 2 }) {
  const Title = `h${level}` as const
  return (
    <>
      <Title>{deskTitle(work.count)}</Title>
      {(work.sort || work.lies) && (
        <p>
          {work.sort ?? (work.lies && liesWords[work.lies]())} ·{' '}
          <Link href={work.home}>{m.manager_desk_everything()}</Link>
          {work.others && (
            <>
              {' · '}
              <Link href={work.others}>{m.near_desk_steps_others()}</Link>
            </>
          )}
        </p>
      )}
      {work.count > 0 && (
        <>
          <Lead>{leadOf(work.late)}</Lead>
          <DeskList days={work.days} level={level === 1 ? 2 : 3} />
          <More more={work.more} level={level === 1 ? 2 : 3} />
        </>
      )}
      {work.count === 0 && level === 1 && (
        <Empty title={m.manager_desk_empty_title()}>
          {work.lies ? m.manager_desk_lies_empty() : m.manager_desk_empty_text()}
        </Empty>
      )}
    </>
  )
}

/** The ways to what was put away or given on. */
export function WorkElsewhere({ elsewhere }: Pick<WorkDeskView, 'elsewhere'>) {
  if (elsewhere.length === 0) return null
  return (
    <ul className="db-plain">
      {elsewhere.map(({ href, label }) => (
        <li key={href}>
          <Link href={href}>{label}</Link>
        </li>
      ))}
    </ul>
  )
}

/** How much there is, as a title. */
export function deskTitle(count: number): string {
  if (count === 0) return m.manager_desk_title_none()
  return count === 1 ? m.manager_desk_title_one() : m.manager_desk_title({ count: String(count) })
}

function leadOf(late: number): string {
  if (late === 0) return m.manager_desk_lead()
  return late === 1 ? m.manager_desk_lead_one_late() : m.manager_desk_lead_late({ late: String(late) })
}

const liesWords = { shelf: m.manager_desk_shelved, hand: m.manager_desk_handed }

/** The sorts of which there is more than is shown, each with its whole list. */
function More({ more, level }: Pick<WorkDeskView, 'more'> & { level: 2 | 3 }) {
  if (more.length === 0) return null
  const Title = `h${level}` as const
  return (
    <>
      <Title className="db-day">{m.manager_desk_more_title()}</Title>
      <ul className="db-plain">
        {more.map(({ sort, count, href }) => (
          <li key={href}>
            <Link href={href}>{m.manager_desk_more({ sort, count: String(count) })}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
