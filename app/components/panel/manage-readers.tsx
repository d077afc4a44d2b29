import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Link } from '../link.tsx'

/** What can be done about the readers of a batch as long as they may change, and until when they score. */
export function ManageReaders({
  batch,
  until,
  remind,
}: {
  batch: string
  until: string | null
  /** Somebody did not say yet whom they know. */
  remind: boolean
}) {
  const links = [
    ...(remind ? [['reminder', m.reviewer_remind_title()]] : []),
    ['assignment', m.manager_panel_assign_title()],
    ['readers', m.manager_panel_by_hand_link()],
    ['deadline', m.manager_panel_deadline_change()],
    ['leaving', m.manager_panel_leave_link()],
  ]
  return (
    <Card title={m.manager_panel_manage_title()}>
      {until && <p>{m.manager_panel_deadline_is({ day: until })}</p>}
      <ul className="db-plain">
        {links.map(([path, words]) => (
          <li key={path}>
            <Link href={`/manager/batches/${batch}/${path}`}>{words}</Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
