import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { PutWay } from '#app/domain/near/aside-mail.ts'
import type { AsideReason } from '#app/domain/near/received-mail.ts'
import type { FilesHeld } from '#app/domain/proposal/file.ts'
import type { Reader } from '#db/client.server.ts'
import { asideMailFiles, files, people, receivedMails } from '#db/schema/index.ts'
import { isSaid, type KeptFile, selectFiles, shaped, sum } from './files.server.ts'
import { isUuid } from './ids.ts'
import type { ReplyAddress } from './reply-addresses.server.ts'

/** A mail that was kept aside: nobody has shown that who sent it may speak in the thread. */
export type AsideMail = {
  id: string
  proposal: string
  because: AsideReason
  /** Whose address it came at. */
  of: ReplyAddress['of']
  name: string
  sender: string | null
  words: string | null
  wordsCut: boolean
  /** Files that could not be taken. */
  refusedFiles: number
  receivedAt: Date
  handledAt: Date | null
  /** How it was put in the thread, if it was. */
  putAs: PutWay | null
}

/** A mail of the fund that was kept aside; null when there is no such key. */
export async function asideMailById(reader: Reader, fund: string, id: string): Promise<AsideMail | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({
      mail: receivedMails,
      of: { id: people.id, name: people.name, email: people.email, locale: people.locale },
    })
    .from(receivedMails)
    .innerJoin(people, eq(people.id, receivedMails.personId))
    .where(
      and(eq(receivedMails.fundId, fund), eq(receivedMails.id, id), isNotNull(receivedMails.asideBecause)),
    )
  if (!row) return null
  const { mail, of } = row
  return {
    id: mail.id,
    proposal: mail.proposalId,
    because: mail.asideBecause as AsideReason,
    of,
    name: of.name || (of.email ?? ''),
    sender: mail.sender,
    words: mail.words,
    wordsCut: mail.wordsCut,
    refusedFiles: mail.refusedFiles,
    receivedAt: mail.receivedAt,
    handledAt: mail.handledAt,
    putAs: mail.putAs as PutWay | null,
  }
}

/** The files of a mail that was kept aside, as far as they still lie there, for who has shown that they may read it. */
export async function filesOfAside(reader: Reader, mail: string): Promise<KeptFile[]> {
  const rows = await selectFiles(reader)
    .innerJoin(asideMailFiles, eq(asideMailFiles.fileId, files.id))
    .where(and(eq(asideMailFiles.mailId, mail), isNull(files.removedAt)))
    .orderBy(asc(files.id))
  return shaped(rows)
}

/** How many files of a proposal lie with mails that are kept aside, and in no message. */
export async function asideHeld(reader: Reader, proposal: string): Promise<FilesHeld> {
  const rows = await reader
    .select({ size: files.size, said: isSaid() })
    .from(files)
    .innerJoin(asideMailFiles, eq(asideMailFiles.fileId, files.id))
    .where(and(eq(files.proposalId, proposal), isNull(files.removedAt)))
  return sum(rows.filter(({ said }) => !said))
}
