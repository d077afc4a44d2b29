import { type Actor, can, type Person } from '#app/domain/access.ts'
import { canSendMessage, fundSees, type MessageSide } from '#app/domain/proposal/conversation.ts'
import { cleanText } from '#app/domain/proposal/typing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { sentLately } from '#db/queries/messages.server.ts'
import { ownerName } from '#db/queries/proposals.server.ts'
import { markRead, writeMessage } from '#db/writes/messages.server.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { judges } from './may-judge.server.ts'

export type MessageForm = { operation: string; text: string }
type Sent = Verdict<{ message: string }>

/**
 * Sends a message of the writers of a proposal to the fund. The fund hears of it by mail, once until it has read.
 * Refuses `not-found`, `reader-only` to who only reads, `sign-in-needed`, `fund-reads-not-along` for a draft of which
 * nobody asked help, and what `canSendMessage` refuses.
 */
export async function sendMessage(
  actor: Actor,
  proposalId: string,
  form: MessageForm,
  now: Date,
): Promise<Sent> {
  return transaction((tx) =>
    once(tx, actor, { command: 'send-message', proposal: proposalId, ...form }, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      if (proposal?.relation === 'reader')
        return refused('reader-only', { ownerName: await ownerName(tx, proposal.initiative) })
      const may = can(actor, 'write-message', { relation: proposal?.relation ?? 'none' })
      if (!may.ok || !proposal) return refused('not-found')
      const { person } = actor
      if (person === null) return refused('sign-in-needed')
      if (!fundSees(proposal)) return refused('fund-reads-not-along')
      return say(tx, { ...actor, person }, proposal.id, 'applicant', form.text, now)
    }),
  )
}

/**
 * Sends a message of the fund to the writers of a proposal that it may see. The writers hear of it by mail, once until
 * one of them has read. Refuses `not-found` to others, and what `judges` and `canSendMessage` refuse.
 */
export async function sendMessageOfFund(
  actor: Person,
  proposalId: string,
  form: MessageForm,
  now: Date,
): Promise<Sent> {
  return transaction((tx) =>
    once(tx, actor, { command: 'send-message-of-fund', proposal: proposalId, ...form }, now, async () => {
      const may = can(actor, 'answer-applicant')
      const proposal = may.ok ? await lockProposal(tx, actor.fund, proposalId) : null
      if (!proposal) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'manager', now)
      if (!clear.ok) return clear
      return say(tx, actor, proposal.id, 'fund', form.text, now)
    }),
  )
}

/** Puts a message in a thread whose proposal is locked. Who writes has read what the other side said. */
export async function say(
  tx: Tx,
  author: Person,
  proposal: string,
  side: MessageSide,
  typed: string,
  now: Date,
): Promise<Sent> {
  const text = cleanText(typed)
  const verdict = canSendMessage({ text, lately: await sentLately(tx, author.person, now) })
  if (!verdict.ok) return verdict
  const message = newId(now)
  await markRead(tx, proposal, side === 'fund' ? 'applicant' : 'fund', now)
  const { first } = await writeMessage(tx, author, {
    id: message,
    fund: author.fund,
    proposal,
    side,
    text,
    at: now,
  })
  await record(tx, {
    type: 'message-sent',
    fund: author.fund,
    actor: author.id,
    proposal,
    message,
    side,
    first,
    at: now,
  })
  return allowed({ message })
}
