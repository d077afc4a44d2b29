import type { Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { asideMailById } from '#db/queries/aside-mails.server.ts'
import { writeHandled } from '#db/writes/received-mails.server.ts'
import { mayWriteAsFund } from './send-message.server.ts'

/**
 * Says that a mail that was kept aside was looked at and does not come in the thread; the first who says so is kept, and its
 * files go after a day. Refuses what `mayWriteAsFund` refuses, and `not-found` for what is no such mail.
 */
export async function handleAsideMail(
  actor: Person,
  mailId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'handle-aside-mail', mail: mailId, ...form }, now, async () => {
      const found = await asideMailById(tx, actor.fund, mailId)
      if (!found) return refused('not-found')
      const may = await mayWriteAsFund(tx, actor, found.proposal, now)
      if (!may.ok) return may
      const { proposal } = may
      if ((await asideMailById(tx, actor.fund, mailId))?.handledAt) return allowed({ proposal })
      await writeHandled(tx, mailId, { by: actor.person, now })
      const about = { fund: actor.fund, actor: actor.id, proposal, at: now }
      await record(tx, { type: 'aside-mail-handled', ...about, mail: mailId })
      return allowed({ proposal })
    }),
  )
}
