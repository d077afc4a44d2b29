import { eq } from 'drizzle-orm'
import type { PutWay } from '#app/domain/near/aside-mail.ts'
import type { Tx } from '#db/client.server.ts'
import type { ReplyAddress } from '#db/queries/reply-addresses.server.ts'
import { asideMailFiles, proposals, receivedMails } from '#db/schema/index.ts'

type NewRow = typeof receivedMails.$inferInsert
export type NewMail = Pick<NewRow, 'id' | 'mailHash' | 'files'> &
  Partial<Pick<NewRow, 'messageId' | 'asideBecause' | 'sender' | 'words' | 'wordsCut' | 'refusedFiles'>>

export async function lockThread(tx: Tx, proposal: string): Promise<void> {
  await tx.select({ id: proposals.id }).from(proposals).where(eq(proposals.id, proposal)).for('update')
}

/** Keeps a mail that came at an address, with the `kept` files of one that is put aside. */
export async function writeMail(
  tx: Tx,
  { fund, proposal, of }: Pick<ReplyAddress, 'fund' | 'proposal' | 'of'>,
  row: NewMail,
  kept: readonly string[],
  now: Date,
): Promise<void> {
  const whose = { fundId: fund, proposalId: proposal, personId: of.id }
  await tx.insert(receivedMails).values({ ...whose, ...row, receivedAt: now })
  const named = kept.map((fileId) => ({ fundId: fund, mailId: row.id, fileId }))
  if (named.length > 0) await tx.insert(asideMailFiles).values(named)
}

/** Keeps who dealt with a mail that was kept aside, and the message that it became. */
export async function writeHandled(
  tx: Tx,
  mail: string,
  { by, put, now }: { by: string; put?: { message: string; way: PutWay }; now: Date },
): Promise<void> {
  const became = put ? { messageId: put.message, putAs: put.way } : {}
  await tx
    .update(receivedMails)
    .set({ handledBy: by, handledAt: now, ...became })
    .where(eq(receivedMails.id, mail))
}
