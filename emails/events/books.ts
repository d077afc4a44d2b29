import type { Event } from '#app/domain/event.ts'
import { type MailPlan, mail, manager } from './plan.ts'

/** What the fund finds when it holds its books against themselves. Null: another event. */
export function booksMails(event: Event): MailPlan[] | null {
  if (event.type !== 'checks-done') return null
  return event.failed.length === 0 ? [] : [mail('checks-failed', manager, { run: event.run })]
}
