import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { PutWay } from '#app/domain/near/aside-mail.ts'
import {
  inOrder,
  type MessageSide,
  type MessageWay,
  type PutThere,
  type ThreadEntry,
} from '#app/domain/proposal/conversation.ts'
import type { Reader } from '#db/client.server.ts'
import { messages, people, receivedMails, screeningQuestions } from '#db/schema/index.ts'

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
        way: messages.way,
        files: filesOfMessage,
        refusedFiles: messages.refusedFiles,
        at: messages.sentAt,
        readAt: messages.readAt,
        mail: { ...mailColumns, by: putter.name, byEmail: putter.email },
      })
      .from(messages)
      .innerJoin(people, eq(people.id, messages.author))
      .leftJoin(receivedMails, wasPut)
      .leftJoin(putter, eq(putter.id, receivedMails.handledBy))
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
  const entries: ThreadEntry[] = said.map(({ side, name, email, way, readAt, mail, ...row }) => ({
    kind: 'message',
    ...row,
    side: side as MessageSide,
    way: way as MessageWay,
    name: name || (email ?? ''),
    read: readAt !== null,
    put: putThere(mail),
  }))
  for (const { answeredAt, ...question } of asked) {
    entries.push({ kind: 'question', ...question })
    if (answeredAt)
      entries.push({ kind: 'answer', id: question.id, section: question.section, at: answeredAt })
  }
  return inOrder(entries)
}

const putter = alias(people, 'putter')
/** The mail that a row of `messages` was, when it was kept aside first. */
export const wasPut = and(eq(receivedMails.messageId, messages.id), isNotNull(receivedMails.putAs))
const mailColumns = {
  way: receivedMails.putAs,
  sender: receivedMails.sender,
  cameAt: receivedMails.receivedAt,
  cut: receivedMails.wordsCut,
}

function putThere(mail: {
  way: string | null
  sender: string | null
  cameAt: Date | null
  cut: boolean | null
  by: string | null
  byEmail: string | null
}): PutThere | null {
  const { way, cameAt, sender, cut, by, byEmail } = mail
  if (!way || !cameAt) return null
  return { way: way as PutWay, sender, by: by || (byEmail ?? ''), cameAt, cut: cut ?? false }
}

/** The files of a row of `messages`, in the order in which they came. */
const filesOfMessage = sql<string[]>`array(
  select file_id from message_files where message_files.message_id = messages.id order by file_id)`

/** When something was last said in a thread, or asked about its plan; null when nothing was. */
export async function lastSaidAt(reader: Reader, proposal: string): Promise<Date | null> {
  const [[said], [asked]] = await Promise.all([
    reader
      .select({ at: messages.sentAt })
      .from(messages)
      .where(eq(messages.proposalId, proposal))
      .orderBy(desc(messages.sentAt))
      .limit(1),
    reader
      .select({ at: screeningQuestions.askedAt })
      .from(screeningQuestions)
      .where(eq(screeningQuestions.proposalId, proposal))
      .orderBy(desc(screeningQuestions.askedAt))
      .limit(1),
  ])
  const times = [said, asked].flatMap((row) => (row ? [row.at.getTime()] : []))
  return times.length > 0 ? new Date(Math.max(...times)) : null
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
