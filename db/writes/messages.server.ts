import type { Person } from '#app/domain/access.ts'
import type { MessageSide, MessageWay } from '#app/domain/proposal/conversation.ts'
import type { Tx } from '#db/client.server.ts'
import { hasUnread, unreadOf } from '#db/queries/messages.server.ts'
import { messageFiles, messages } from '#db/schema/index.ts'

export type NewMessage = {
  id: string
  fund: string
  proposal: string
  side: MessageSide
  text: string
  way: MessageWay
  /** Files that are kept already. */
  files: readonly string[]
  refusedFiles: number
  at: Date
}

/** Adds a message to a thread; answers whether it is the first one that the other side has not read. */
export async function writeMessage(tx: Tx, author: Person, message: NewMessage): Promise<{ first: boolean }> {
  const first = !(await hasUnread(tx, message.proposal, message.side))
  await tx.insert(messages).values({
    id: message.id,
    fundId: message.fund,
    proposalId: message.proposal,
    side: message.side,
    author: author.person,
    text: message.text,
    way: message.way,
    refusedFiles: message.refusedFiles,
    sentAt: message.at,
  })
  const named = message.files.map((fileId) => ({ fundId: message.fund, messageId: message.id, fileId }))
  if (named.length > 0) await tx.insert(messageFiles).values(named)
  return { first }
}

/** What one side said counts as read by the other from now on. */
export async function markRead(tx: Tx, proposal: string, from: MessageSide, now: Date): Promise<void> {
  await tx.update(messages).set({ readAt: now }).where(unreadOf(proposal, from))
}
