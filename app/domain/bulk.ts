import type { Action } from './access.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

/** What somebody can do to many things with one press, each with the action that it asks for. */
export const bulkKinds = ['decisions', 'payments'] as const
export type BulkKind = (typeof bulkKinds)[number]
export const bulkAction: Record<BulkKind, Action> = {
  decisions: 'take-decision',
  payments: 'approve-release',
}

/** Minutes in which it can be stopped, before anything happens. */
export const minutesToStop = 10
export const mostInBulk = 500

/** One of many: its key, and what was seen of it, so that what changed meanwhile is not done. */
export type BulkItem = { id: string; seen: string }

export type BulkState = 'waits' | 'stopped' | 'runs' | 'done'
export type BulkTimes = { runsAt: Date; stoppedAt: Date | null; ranAt: Date | null }

/** Where a planned act on many things stands at a moment. */
export function bulkState({ runsAt, stoppedAt, ranAt }: BulkTimes, now: Date): BulkState {
  if (stoppedAt) return 'stopped'
  if (ranAt) return 'done'
  return now < runsAt ? 'waits' : 'runs'
}

/** May it still be stopped? Refuses `bulk-over` once its minutes are over, or it was stopped. */
export function canStopBulk(times: BulkTimes, now: Date): Verdict {
  return bulkState(times, now) === 'waits' ? allowed() : refused('bulk-over')
}

/**
 * May these be planned together? Refuses `bulk-empty` for none, `bulk-large` (most) for too many, `bulk-changed` when one is not
 * open any more, and `bulk-planned` when one of them waits in another press.
 */
export function canPlanBulk(
  items: readonly BulkItem[],
  { open, waiting }: { open: ReadonlySet<string>; waiting: ReadonlySet<string> },
): Verdict {
  const ids = new Set(items.map(({ id }) => id))
  if (ids.size === 0) return refused('bulk-empty')
  if (ids.size > mostInBulk) return refused('bulk-large', { most: mostInBulk })
  if (ids.size < items.length || [...ids].some((id) => !open.has(id))) return refused('bulk-changed')
  return [...ids].some((id) => waiting.has(id)) ? refused('bulk-planned') : allowed()
}
