import { judgeAsideRoom } from '#app/domain/near/aside-mail.ts'
import { type AsideReason, longestAside, mostAsideAnHour } from '#app/domain/near/received-mail.ts'
import { isAlive } from '#app/domain/near/reply-address.ts'
import { cleanText } from '#app/domain/proposal/typing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Mail } from '#app/exchange/mail/mail.ts'
import { type Reader, type Tx, transaction } from '#db/client.server.ts'
import { asideHeld } from '#db/queries/aside-mails.server.ts'
import { filesHeld } from '#db/queries/files.server.ts'
import { lastSaidAt } from '#db/queries/messages.server.ts'
import { isKnown } from '#db/queries/received-mails.server.ts'
import { asideLately, type ReplyAddress } from '#db/queries/reply-addresses.server.ts'
import { lockThread, writeMail } from '#db/writes/received-mails.server.ts'
import { keepStored, type StoredFile } from './keep-message-file.server.ts'

export type Aside = { mail: Mail; mailHash: string; because: AsideReason; refusedFiles: number }

/**
 * Keeps a mail as work for the fund, with who says to have sent it and those of its `stored` files for which there is room;
 * the others are counted with the `refusedFiles`. `known` when it came before. Refuses what `mayBeAside` refuses.
 */
export function setMailAside(
  address: ReplyAddress,
  { mail, mailHash, because, refusedFiles }: Aside,
  stored: readonly StoredFile[],
  now: Date,
): Promise<Verdict<{ answer: 'aside' | 'known'; kept: readonly string[] }>> {
  return transaction(async (tx) => {
    await lockThread(tx, address.proposal)
    const may = await mayBeAside(tx, address, mailHash, now)
    if (!may.ok) return may
    if (may.known) return allowed({ answer: 'known', kept: [] })
    const kept = await rowsOf(tx, address, because, stored, now)
    const id = newId(now)
    const row = {
      ...{ id, mailHash, asideBecause: because, files: mail.files.length },
      sender: mail.senders.join(', ').slice(0, 500),
      words: cleanText(mail.text.slice(0, longestAside)),
      wordsCut: mail.text.trimEnd().length > longestAside,
      refusedFiles: refusedFiles + stored.length - kept.length,
    }
    await writeMail(tx, address, row, kept, now)
    const about = { fund: address.fund, actor: 'system', proposal: address.proposal, at: now }
    await record(tx, { type: 'mail-set-aside', ...about, mail: id, reason: because })
    return allowed({ answer: 'aside', kept })
  })
}

/**
 * May a mail to this address be kept aside? `known`: it came before. Refuses `mail-closed` when nothing was said in the thread
 * for a year, and `too-many-messages` when many came at this address within an hour.
 */
export async function mayBeAside(
  reader: Reader,
  address: ReplyAddress,
  mailHash: string,
  now: Date,
): Promise<Verdict<{ known: boolean }>> {
  if (await isKnown(reader, address.proposal, mailHash)) return allowed({ known: true })
  const last = await lastSaidAt(reader, address.proposal)
  if (!last || !isAlive(last, now)) return refused('mail-closed')
  const lately = await asideLately(reader, address, now)
  return lately >= mostAsideAnHour ? refused('too-many-messages') : allowed({ known: false })
}

/** Of a mail from another address nobody is said to have sent the files. */
async function rowsOf(
  tx: Tx,
  { fund, proposal, of }: ReplyAddress,
  because: AsideReason,
  stored: readonly StoredFile[],
  now: Date,
): Promise<string[]> {
  const by =
    because === 'other-sender' ? { id: 'system', fund, person: null } : { id: of.id, fund, person: of.id }
  const rows: string[] = []
  let aside = await asideHeld(tx, proposal)
  for (const file of stored) {
    const { held } = await filesHeld(tx, proposal, '')
    if (!judgeAsideRoom(aside, held, file.size).ok) continue
    const kept = await keepStored(tx, by, proposal, file, now)
    if (!kept.ok) continue
    rows.push(kept.file)
    aside = { files: aside.files + 1, bytes: aside.bytes + file.size }
  }
  return rows
}
