import { allowed, refused, type Verdict } from '../verdict.ts'
import { type AssignmentRules, type Pair, type PanelMember, readersWanted } from './assignment.ts'
import type { NotAsked } from './extra-readers.ts'

/** Why a member gives a proposal back that they were asked to read. */
export const giveBackReasons = ['conflict', 'time', 'language', 'other'] as const
export type GiveBackReason = (typeof giveBackReasons)[number]

/** Why an assignment ended when it was the fund, the member's leaving or a near relation that ended it. */
export const takenAwayReason = 'taken-away'
export const leftReason = 'left'
export const nearReason = 'conflict'

/**
 * Why an ended assignment keeps its member from being asked again by itself. What they leave the batch for holds for all
 * of it; being near is for good.
 */
export function endedFor(
  reason: string | null,
): Extract<NotAsked, 'left' | 'taken-off' | 'near' | 'gave-back'> {
  if (reason === leftReason) return 'left'
  if (reason === takenAwayReason) return 'taken-off'
  return reason === nearReason ? 'near' : 'gave-back'
}

/** May somebody be asked by hand although they are not asked by themselves? Who gave it back or was taken off it may. */
export function mayAskByHand(reason: NotAsked | null): boolean {
  return reason === null || reason === 'gave-back' || reason === 'taken-off'
}

/**
 * May this reader be added by hand? Refuses `assignment-changed` for a proposal or member that is not of this batch, or
 * a pair that is there already · `enough-readers` (readers) · `reader-not-free` for who did not declare, is near, or left
 * the batch · `reader-full` (load).
 */
export function canAddReader(
  pair: Pair,
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: AssignmentRules,
): Verdict {
  const given = rules.given ?? []
  const readers = given.filter(({ proposal }) => proposal === pair.proposal)
  const known = proposals.includes(pair.proposal) && members.some(({ id }) => id === pair.member)
  if (!known || readers.some(({ member }) => member === pair.member)) return refused('assignment-changed')
  if (readers.length >= readersWanted(rules, pair.proposal))
    return refused('enough-readers', { readers: readers.length })
  if (!rules.mayTake(pair)) return refused('reader-not-free')
  const load = given.filter(({ member }) => member === pair.member).length
  return load < rules.load ? allowed() : refused('reader-full', { load })
}

/** May this reader be taken off? Refuses `assignment-changed` when they do not read it, `review-locked` when they are done. */
export function canTakeOff(reading: { locked: boolean; returned: boolean } | undefined): Verdict {
  if (!reading || reading.returned) return refused('assignment-changed')
  return reading.locked ? refused('review-locked') : allowed()
}

/** May a member leave a batch? What they locked stands. Refuses `nothing-to-give-back` when they read nothing more. */
export function canLeave(readings: readonly { locked: boolean; returned: boolean }[]): Verdict {
  const open = readings.some((reading) => canTakeOff(reading).ok)
  return open ? allowed() : refused('nothing-to-give-back')
}
