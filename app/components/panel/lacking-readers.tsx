import type { NotAsked } from '#app/domain/panel/extra-readers.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'

export type LackingRow = {
  key: string
  title: string
  missing: number
  /** Who does not read it: why they cannot be asked, null when they can; `said` is what they gave as a reason. */
  members: { key: string; name: string; reason: NotAsked | null; said: string }[]
}

/** Per proposal that lacks readers, of every member in plain words whether they can still be asked. */
export function LackingReaders({ rows }: { rows: LackingRow[] }) {
  return rows.map(({ key, title, missing, members }) => (
    <Fold
      key={key}
      title={
        missing === 1
          ? m.manager_lacking_one({ title })
          : m.manager_lacking({ title, missing: String(missing) })
      }
      open={rows.length <= 3}
    >
      <ul className="db-list">
        {members.map((member) => (
          <li key={member.key}>{memberWords(member)}</li>
        ))}
      </ul>
    </Fold>
  ))
}

function memberWords({ name, reason, said }: LackingRow['members'][number]): string {
  const why = words[reason ?? 'free']({ name })
  return said ? `${why} ${m.manager_lacking_said({ said })}` : why
}

const words: Record<NotAsked | 'free', (data: { name: string }) => string> = {
  free: m.manager_lacking_free,
  reads: m.manager_lacking_free,
  undeclared: m.manager_lacking_undeclared,
  near: m.manager_lacking_near,
  'gave-back': m.manager_lacking_gave_back,
  'taken-off': m.manager_lacking_taken_off,
  left: m.manager_lacking_left,
  full: m.manager_lacking_full,
}
