import { noteBounce } from '#app/commands/note-bounce.server.ts'
import { hasFailed } from '#app/domain/notification/bounce.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { readBounce } from '#app/exchange/mail/bounce.ts'

/** Notes the mail that a report says will not arrive; answers how many that were. Anything else that comes is left alone. */
export async function receiveBounce(raw: Uint8Array, now: Date): Promise<number> {
  const report = await readBounce(raw)
  const failed = report?.statuses.find(hasFailed)
  const mail = report && mailIn(report.messageId)
  if (!failed || !mail) return 0
  return (await noteBounce({ mail, way: 'report', status: failed.status }, now)) ? 1 : 0
}

/** The key of a mail of ours, by the Message-ID that it was sent with; null for one of somebody else. */
function mailIn(messageId: string): string | null {
  const [, key = '', host] = /^<([\w-]+)@([^<>@\s]+)>$/.exec(messageId) ?? []
  return host === new URL(configuration().origin).hostname ? key : null
}
