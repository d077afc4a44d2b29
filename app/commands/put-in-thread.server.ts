import { can, type Person } from '#app/domain/access.ts'
import { canPut, putWay, wordsToPut } from '#app/domain/near/aside-mail.ts'
import type { MessageSide } from '#app/domain/proposal/conversation.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Reader, transaction } from '#db/client.server.ts'
import { type AsideMail, asideMailById, filesOfAside } from '#db/queries/aside-mails.server.ts'
import { lastSaidAt } from '#db/queries/messages.server.ts'
import { relationToProposal } from '#db/queries/proposals.server.ts'
import { answererAt } from '#db/queries/reply-addresses.server.ts'
import { writeHandled } from '#db/writes/received-mails.server.ts'
import { mayWriteAsFund, put } from './send-message.server.ts'

/**
 * Puts a mail that was kept aside in its thread, whole and with its files, and tells the other side as of any message. It
 * becomes a message of whose address it came at; one from another address, or of who does not write there any more, becomes a
 * message of the fund by `actor` that quotes it. Files with a virus stay behind and are counted. Refuses what `mayWriteAsFund`
 * and `canPut` refuse, and `not-found` for what is no such mail.
 */
export async function putInThread(
  actor: Person,
  mailId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ proposal: string; message: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'put-in-thread', mail: mailId, ...form }, now, async () => {
      const found = await asideMailById(tx, actor.fund, mailId)
      if (!found) return refused('not-found')
      const may = await mayWriteAsFund(tx, actor, found.proposal, now)
      if (!may.ok) return may
      const { proposal } = may
      const mail = (await asideMailById(tx, actor.fund, mailId)) ?? found
      const toPut = await messageOf(tx, actor, mail, now)
      if (!toPut.ok) return toPut
      const { author, side, way, text, files, refusedFiles } = toPut
      const saying = {
        text,
        files: files.map(({ id }) => id),
        way: 'mail' as const,
        refusedFiles,
        by: actor.id,
      }
      const message = await put(tx, author, proposal, side, saying, now)
      await writeHandled(tx, mailId, { by: actor.person, put: { message, way }, now })
      const about = { fund: actor.fund, actor: actor.id, proposal, at: now }
      await record(tx, { type: 'aside-mail-put', ...about, mail: mailId, message, way })
      return allowed({ proposal, message })
    }),
  )
}

/** What a mail that was kept aside becomes when `actor` puts it in its thread now. Refuses what `canPut` refuses. */
export async function messageOf(reader: Reader, actor: Person, mail: AsideMail, now: Date) {
  const { proposal, words, handledAt, because, of } = mail
  const all = await filesOfAside(reader, mail.id)
  const files = all.filter(({ verdict }) => verdict !== 'infected')
  const last = await lastSaidAt(reader, proposal)
  const may = canPut({ handledAt, words, files: files.length, lastSaidAt: last }, now)
  if (!may.ok) return may
  const writer = await answererAt(reader, { fund: actor.fund, of }, now)
  const writesOn = await sideOf(reader, writer, proposal)
  const way = putWay(because, writesOn !== null)
  const theirs = way === 'theirs' && writesOn ? { author: writer, side: writesOn } : null
  return allowed({
    ...(theirs ?? { author: actor, side: 'fund' as const }),
    ...wordsToPut(words, way),
    ...{ way, files, refusedFiles: mail.refusedFiles + all.length - files.length },
  })
}

/** On which side somebody writes in a thread; null when on none. */
async function sideOf(reader: Reader, writer: Person, proposal: string): Promise<MessageSide | null> {
  const relation = await relationToProposal(reader, writer, proposal)
  if (can(writer, 'write-message', { relation }).ok) return 'applicant'
  return can(writer, 'answer-applicant').ok ? 'fund' : null
}
