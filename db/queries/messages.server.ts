import { and, eq, gt, isNull } from 'drizzle-orm'
import { inOrder, type MessageSide, type ThreadEntry } from '#app/domain/proposal/conversation.ts'
import type { Reader } from '#db/client.server.ts'
import { messages, people, screeningQuestions } from '#db/schema/index.ts'

/** Everything that was said about a proposal, in one line of time: messages, the fund's questions, when they were answered. */
export async function threadOf(reader: Reader, proposal: string): Promise<ThreadEntry[]> {
  const [said, asked] = [
    await reader
      .select({
        id: messages.id,
        side: messages.side,
        name: people.name,
        email: people.email,
        text: messages.text,
        at: messages.sentAt,
        readAt: messages.readAt,
      })
      .from(messages)
      .innerJoin(people, eq(people.id, messages.author))
      .where(eq(messages.proposalId, proposal))
      .orderBy(messages.sentAt, messages.id),
    await reader
      .select({
        id: screeningQuestions.id,
        section: screeningQuestions.section,
        text: screeningQuestions.text,
        at: screeningQuestions.askedAt,
        dueOn: screeningQuestions.dueOn,
        answeredAt: screeningQuestions.answeredAt,
      })
      .from(screeningQuestions)
      .where(eq(screeningQuestions.proposalId, proposal))
      .orderBy(screeningQuestions.askedAt),
  ]
  const entries: ThreadEntry[] = said.map(({ id, side, name, email, text, at, readAt }) => ({
    kind: 'message',
    id,
    side: side as MessageSide,
    name: name || (email ?? ''),
    text,
    at,
    read: readAt !== null,
  }))
  for (const { answeredAt, ...question } of asked) {
    entries.push({ kind: 'question', ...question })
    if (answeredAt)
      entries.push({ kind: 'answer', id: question.id, section: question.section, at: answeredAt })
  }
  return inOrder(entries)
}

/** Is there a message of this side that the other has not read yet? */
export async function hasUnread(reader: Reader, proposal: string, from: MessageSide): Promise<boolean> {
  return (await reader.$count(messages, unreadOf(proposal, from))) > 0
}

/** How many messages somebody sent in the last hour, in all their threads. */
export async function sentLately(reader: Reader, author: string, now: Date): Promise<number> {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  return reader.$count(messages, and(eq(messages.author, author), gt(messages.sentAt, hourAgo)))
}

export function unreadOf(proposal: string, from: MessageSide) {
  return and(eq(messages.proposalId, proposal), eq(messages.side, from), isNull(messages.readAt))
}
