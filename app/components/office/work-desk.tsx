import { m } from '#app/i18n/paraglide/messages.js'
import { Empty } from '../block/empty.tsx'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { type DeskDay, DeskList } from './desk-list.tsx'

export type WorkDeskView = {
  /** The address on which it stands. */
  home: string
  lies: 'shelf' | 'hand' | null
  /** To what the list is set, in words; nothing for the whole list. */
  chosen: string[]
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
      <Title>{deskTitle(work)}</Title>
      {(work.chosen.length > 0 || work.lies) && (
        <p>
          {work.lies ? liesWords[work.lies]() : work.chosen.join(' · ')} ·{' '}
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
      {work.count === 0 && level === 1 && <EmptyDesk work={work} />}
    </>
  )
}

/** Why nothing stands here: nothing lies elsewhere, nothing fits what was chosen, or all is done. */
function EmptyDesk({ work }: { work: WorkDeskView }) {
  if (work.lies) return <Empty title={m.manager_desk_lies_empty_title()}>{m.manager_desk_lies_empty()}</Empty>
  if (work.chosen.length === 0)
    return <Empty title={m.manager_desk_empty_title()}>{m.manager_desk_empty_text()}</Empty>
  return (
    <Empty
      title={m.desk_chosen_empty_title()}
      action={<Link href={work.home}>{m.manager_desk_everything()}</Link>}
    >
      {m.desk_chosen_empty()}
    </Empty>
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

/** How much there is of what is shown, as a title. */
export function deskTitle({ count, lies, chosen }: Pick<WorkDeskView, 'count' | 'lies' | 'chosen'>): string {
  if (count === 0 && chosen.length > 0) return m.desk_chosen_none()
  const { none, one, many } = titles[lies ?? 'here']
  if (count === 0) return none()
  return count === 1 ? one() : many({ count: String(count) })
}

const titles = {
  here: { none: m.manager_desk_title_none, one: m.manager_desk_title_one, many: m.manager_desk_title },
  shelf: { none: m.desk_shelf_none, one: m.desk_shelf_one, many: m.desk_shelf_many },
  hand: { none: m.desk_hand_none, one: m.desk_hand_one, many: m.desk_hand_many },
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
