import { type Actor, can, type Person } from '#app/domain/access.ts'
import {
  canSendMessage,
  fundSees,
  type MessageSide,
  type MessageWay,
} from '#app/domain/proposal/conversation.ts'
import { cleanText } from '#app/domain/proposal/typing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { looseFiles } from '#db/queries/message-files.server.ts'
import { sentLately } from '#db/queries/messages.server.ts'
import { ownerName } from '#db/queries/proposals.server.ts'
import { markRead, writeMessage } from '#db/writes/messages.server.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { judges } from './may-judge.server.ts'

/** `files`: what was kept for it before. */
export type MessageForm = { operation: string; text: string; files?: readonly string[] }
type Sent = Verdict<{ message: string }>

/** What somebody says: the files are kept already, and lie with the same proposal. */
export type Saying = {
  text: string
  files?: readonly string[]
  way?: MessageWay
  refusedFiles?: number
}

/**
 * Sends a message of the writers of a proposal to the fund. The fund hears of it by mail, once until it has read.
 * Refuses what `mayWriteAsGroup` and `canSendMessage` refuse, and `not-found` for a file that is not theirs to send.
 */
export async function sendMessage(
  actor: Actor,
  proposalId: string,
  form: MessageForm,
  now: Date,
): Promise<Sent> {
  return transaction((tx) =>
    once(tx, actor, { command: 'send-message', proposal: proposalId, ...form }, now, async () => {
      const may = await mayWriteAsGroup(tx, actor, proposalId)
      if (!may.ok) return may
      const { proposal, person } = may
      return sayWithFiles(tx, person, proposal, 'applicant', form, now)
    }),
  )
}

/**
 * Sends a message of the fund to the writers of a proposal that it may see. The writers hear of it by mail, once until
 * one of them has read. Refuses what `mayWriteAsFund` and `canSendMessage` refuse, and `not-found` for a file that is not
 * theirs to send.
 */
export async function sendMessageOfFund(
  actor: Person,
  proposalId: string,
  form: MessageForm,
  now: Date,
): Promise<Sent> {
  return transaction((tx) =>
    once(tx, actor, { command: 'send-message-of-fund', proposal: proposalId, ...form }, now, async () => {
      const may = await mayWriteAsFund(tx, actor, proposalId, now)
      return may.ok ? sayWithFiles(tx, actor, may.proposal, 'fund', form, now) : may
    }),
  )
}

/**
 * May somebody write in the thread of a proposal as one of its writers? Locks it. Refuses `not-found`, `reader-only` to who
 * only reads, `sign-in-needed`, and `fund-reads-not-along` for a draft of which nobody asked help.
 */
export async function mayWriteAsGroup(
  tx: Tx,
  actor: Actor,
  proposalId: string,
): Promise<Verdict<{ proposal: string; person: Person }>> {
  const proposal = await lockProposalOf(tx, actor, proposalId)
  if (proposal?.relation === 'reader')
    return refused('reader-only', { ownerName: await ownerName(tx, proposal.initiative) })
  const may = can(actor, 'write-message', { relation: proposal?.relation ?? 'none' })
  if (!may.ok || !proposal) return refused('not-found')
  const { person } = actor
  if (person === null) return refused('sign-in-needed')
  if (!fundSees(proposal)) return refused('fund-reads-not-along')
  return allowed({ proposal: proposal.id, person: { ...actor, person } })
}

/** May somebody write in it for the fund? Locks it. Refuses `not-found` to others, and what `judges` refuses. */
export async function mayWriteAsFund(
  tx: Tx,
  actor: Person,
  proposalId: string,
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  const may = can(actor, 'answer-applicant')
  const proposal = may.ok ? await lockProposal(tx, actor.fund, proposalId) : null
  if (!proposal) return refused('not-found')
  const clear = await judges(tx, actor, proposal, 'manager', now)
  return clear.ok ? allowed({ proposal: proposal.id }) : clear
}

async function sayWithFiles(
  tx: Tx,
  author: Person,
  proposal: string,
  side: MessageSide,
  { text, files = [] }: MessageForm,
  now: Date,
): Promise<Sent> {
  const own = await looseFiles(tx, author, proposal)
  const known = files.every((file) => own.some(({ id }) => id === file))
  return known ? say(tx, author, proposal, side, { text, files }, now) : refused('not-found')
}

/** Puts a message in a thread whose proposal is locked. Who writes has read what the other side said. */
export async function say(
  tx: Tx,
  author: Person,
  proposal: string,
  side: MessageSide,
  saying: Saying,
  now: Date,
): Promise<Sent> {
  const text = cleanText(saying.text)
  const lately = await sentLately(tx, author.person, now)
  const verdict = canSendMessage({ text, lately, files: saying.files?.length ?? 0 })
  if (!verdict.ok) return verdict
  await markRead(tx, proposal, side === 'fund' ? 'applicant' : 'fund', now)
  return allowed({ message: await put(tx, author, proposal, side, { ...saying, text }, now) })
}

/**
 * Puts words in a thread whose proposal is locked, whatever their length, and tells the other side; answers the message. `by`:
 * who does that, when it is not the author.
 */
export async function put(
  tx: Tx,
  author: Person,
  proposal: string,
  side: MessageSide,
  { text, files = [], way = 'site', refusedFiles = 0, by = author.id }: Saying & { by?: string },
  now: Date,
): Promise<string> {
  const message = newId(now)
  const { first } = await writeMessage(tx, author, {
    ...{ id: message, fund: author.fund, proposal, side, text, way, files, refusedFiles, at: now },
  })
  const about = { fund: author.fund, actor: by, proposal, at: now }
  await record(tx, { type: 'message-sent', ...about, message, side, first })
  return message
}
