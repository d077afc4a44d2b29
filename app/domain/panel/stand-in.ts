import { allowed, refused, type Verdict } from '../verdict.ts'

/** Roles in which somebody may act for another. */
export const standInRoles = ['chair', 'manager', 'approver'] as const
export type StandInRole = (typeof standInRoles)[number]

/** The role that checks what this one does: the manager prepares, the approver decides. */
export const otherSide: Partial<Record<StandInRole, StandInRole>> = {
  manager: 'approver',
  approver: 'manager',
}

/** Why somebody acts for another: they are away, or they stand too near to some of those who apply. */
export const standInReasons = ['away', 'conflict'] as const
export type StandInReason = (typeof standInReasons)[number]

/** Holding a role on a day: as one's own, or for `usual`. */
export type Holding = { standsInFor: { usual: string; reason: StandInReason } | null }

/**
 * In whose place does somebody act on a proposal in a role that `can` gave them? Null in their own, else the usual one.
 * `isClosed` says whether the proposal is closed to a person by what they declared. Refuses `stand-in-not-needed` for
 * who stands in because of a conflict where the usual one has none.
 */
export function actsFor(
  held: readonly Holding[],
  isClosed: (person: string) => boolean,
): Verdict<{ usual: string | null }> {
  if (held.length === 0 || held.some((one) => one.standsInFor === null)) return allowed({ usual: null })
  const needed = held.flatMap(({ standsInFor }) =>
    standsInFor && (standsInFor.reason === 'away' || isClosed(standsInFor.usual)) ? [standsInFor.usual] : [],
  )
  const [usual] = needed
  return usual ? allowed({ usual }) : refused('stand-in-not-needed')
}

/**
 * Those in whose place alone somebody acts, and only on what is closed to one of them; null for who acts on everything that
 * `can` gave them. Says of all proposals at once what `actsFor` says of each.
 */
export function actsOnlyFor(held: readonly Holding[]): string[] | null {
  const inPlaceOf = held.flatMap(({ standsInFor }) => standsInFor ?? [])
  if (held.length === 0 || inPlaceOf.length < held.length) return null
  return inPlaceOf.some(({ reason }) => reason === 'away') ? null : inPlaceOf.map(({ usual }) => usual)
}

/**
 * May somebody be appointed to stand in? Refuses `stand-in-oneself`, `stand-in-days` when it ends before it begins,
 * `stand-in-has-role` for who holds the role already: they act in their own name; `stand-in-taken` when another stands in
 * for the same person on one of the days; `stand-in-applies` for who takes part in a proposal that may still get money; and
 * `stand-in-other-side` for who on one of the days prepares what the other role decides: four eyes are of two people.
 */
export function canAppoint(form: {
  usual: string
  standIn: string
  fromOn: string
  untilOn: string
  holdsRole: boolean
  taken: boolean
  applies: boolean
  holdsOtherSide: boolean
}): Verdict {
  if (form.usual === form.standIn) return refused('stand-in-oneself')
  if (form.untilOn < form.fromOn) return refused('stand-in-days')
  if (form.holdsRole) return refused('stand-in-has-role')
  if (form.taken) return refused('stand-in-taken')
  if (form.applies) return refused('stand-in-applies')
  return form.holdsOtherSide ? refused('stand-in-other-side') : allowed()
}
