import { addDays, type IsoDate } from './calendar.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

/** A role of somebody in a fund, from its first day until its last one; null while it has none. */
export type RoleTerm = { id: string; person: string; role: string; fromOn: IsoDate; untilOn: IsoDate | null }

/**
 * May a role have this last day (null: none)? It may lie in the future (a term of office), be moved, or be yesterday, so that
 * it ends at once; not before that, because what was done under it stands (`term-in-past`). A fund always has an
 * administrator without a last day, who can mend what went wrong: refuses `last-administrator`.
 */
export function canEndRole(
  term: RoleTerm,
  lastDay: IsoDate | null,
  all: readonly RoleTerm[],
  today: IsoDate,
): Verdict {
  if (lastDay === null) return allowed()
  if (lastDay < addDays(today, -1)) return refused('term-in-past')
  const stays = all.some(
    ({ id, person, role, untilOn }) =>
      role === 'administrator' && id !== term.id && person !== term.person && untilOn === null,
  )
  return term.role === 'administrator' && !stays ? refused('last-administrator') : allowed()
}
