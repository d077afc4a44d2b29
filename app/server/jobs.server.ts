import { sealLog } from '#app/commands/seal-log.server.ts'
import { sendMail } from './mail/send.server.ts'

export type JobPayload = Record<string, string>

/** Everything that happens outside a request: the name of a task and what does it, with the time at which it runs. */
export const tasks: Record<string, (payload: JobPayload, now: Date) => Promise<unknown>> = {
  'send-mail': ({ mail = '' }) => sendMail(mail),
  'seal-log': (_payload, now) => sealLog(now),
}

/** Tasks that come back by the clock, in UTC: minute, hour, day, month, day of the week. */
export const timetable: ReadonlyArray<{ task: keyof typeof tasks & string; match: string }> = [
  { task: 'seal-log', match: '* * * * *' },
]
