import { dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { lastCheckRun } from '../checks.server.ts'
import { openEntries } from '../statements.server.ts'
import { type WorkItem, workItem } from './item.ts'

/** What does not add up by the last time that everything was held against itself. */
export async function checksToMind(reader: Reader, fund: string): Promise<WorkItem[]> {
  const last = await lastCheckRun(reader, fund)
  if (!last?.doneAt || last.passed) return []
  const on = dayOf(last.doneAt)
  const more = { number: last.found, since: on, title: '' }
  return [
    workItem({
      key: `checks-${last.id}`,
      kind: 'checks-failed',
      of: 'manager',
      on,
      ...more,
      href: '/manager/checks',
    }),
  ]
}

/** Movements of the bank that nobody knows yet, as one thing to do, since the day of the oldest. */
export async function movementsToKnow(reader: Reader, fund: string): Promise<WorkItem[]> {
  const open = await openEntries(reader, fund)
  const [oldest] = open
  if (!oldest) return []
  const about = { title: '', number: open.length, on: oldest.valueOn, since: oldest.valueOn }
  const href = open.length === 1 ? `/manager/payments/movements/${oldest.id}` : '/manager/payments#open'
  return [workItem({ key: 'movements', kind: 'movements-open', of: 'manager', ...about, href })]
}
