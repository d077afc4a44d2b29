import type { Event } from '#app/domain/event.ts'
import { agreeingMails } from './events/agreeing.ts'
import { applyingMails } from './events/applying.ts'
import { booksMails } from './events/books.ts'
import { complainingMails } from './events/complaining.ts'
import { decidingMails } from './events/deciding.ts'
import { endingMails } from './events/ending.ts'
import { experimentMails } from './events/experiment.ts'
import { lendingMails } from './events/lending.ts'
import { peopleMails } from './events/people.ts'
import type { MailPlan } from './events/plan.ts'
import { runningMails } from './events/running.ts'

export { type JobPlan, jobsFor } from './events/jobs.ts'
export type { MailPlan, Recipients } from './events/plan.ts'

const areas = [
  peopleMails,
  applyingMails,
  decidingMails,
  complainingMails,
  agreeingMails,
  runningMails,
  lendingMails,
  experimentMails,
  endingMails,
  booksMails,
]

/** The mails an event causes; each is decided once, in the transaction of the event. */
export function mailsFor(event: Event): MailPlan[] {
  for (const mailsOf of areas) {
    const mails = mailsOf(event)
    if (mails) return mails
  }
  return []
}
