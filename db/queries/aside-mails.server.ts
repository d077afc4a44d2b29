import { and, eq, isNotNull } from 'drizzle-orm'
import type { AsideReason } from '#app/domain/near/received-mail.ts'
import type { Reader } from '#db/client.server.ts'
import { people, receivedMails } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** A mail that was kept aside: nobody has shown that who sent it may speak in the thread. */
export type AsideMail = {
  id: string
  proposal: string
  because: AsideReason
  /** Whose address it came at. */
  name: string
  sender: string | null
  words: string | null
  files: number
  receivedAt: Date
  handledAt: Date | null
}

/** A mail of the fund that was kept aside; null when there is no such key. */
export async function asideMailById(reader: Reader, fund: string, id: string): Promise<AsideMail | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({ mail: receivedMails, name: people.name, email: people.email })
    .from(receivedMails)
    .innerJoin(people, eq(people.id, receivedMails.personId))
    .where(
      and(eq(receivedMails.fundId, fund), eq(receivedMails.id, id), isNotNull(receivedMails.asideBecause)),
    )
  if (!row) return null
  const { mail, name, email } = row
  return {
    id: mail.id,
    proposal: mail.proposalId,
    because: mail.asideBecause as AsideReason,
    name: name || (email ?? ''),
    sender: mail.sender,
    words: mail.words,
    files: mail.files,
    receivedAt: mail.receivedAt,
    handledAt: mail.handledAt,
  }
}
