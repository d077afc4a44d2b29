import { formatShortDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { roleWord } from '../role-word.ts'
import { useRootData } from '../shell-data.ts'

export type StandInLine = {
  id: string
  role: 'chair' | 'manager' | 'approver'
  reason: 'away' | 'conflict'
  usual: { name: string }
  standIn: { name: string }
  fromOn: string
  untilOn: string
}

/** Who stands in for whom, in which role, why and until when. */
export function StandInTable({ standIns }: { standIns: StandInLine[] }) {
  const { locale } = useRootData()
  if (standIns.length === 0) return <p>{m.account_stand_in_none()}</p>
  return (
    <Table
      caption={m.account_stand_in_title()}
      captionHidden
      rows={standIns}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'who',
          head: m.account_admin_name(),
          cell: ({ standIn, usual }) => (
            <>
              <strong>{standIn.name}</strong> {m.account_stand_in_for({ usual: usual.name })}
            </>
          ),
        },
        { key: 'role', head: m.account_admin_role(), cell: ({ role }) => roleWord(role) },
        {
          key: 'why',
          head: m.account_stand_in_reason(),
          cell: ({ reason }) =>
            reason === 'away' ? m.account_stand_in_away() : m.account_stand_in_conflict(),
        },
        {
          key: 'days',
          head: m.account_stand_in_days(),
          cell: ({ fromOn, untilOn }) =>
            `${formatShortDay(fromOn, locale)} – ${formatShortDay(untilOn, locale)}`,
        },
        {
          key: 'end',
          head: '',
          action: true,
          cell: ({ id }) => <Link href={`/admin/stand-ins/${id}/ending`}>{m.account_stand_in_end()}</Link>,
        },
      ]}
    />
  )
}
