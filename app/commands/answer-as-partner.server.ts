import { eq } from 'drizzle-orm'
import { yearOf } from '#app/domain/calendar.ts'
import { canAnswerPartner, type PartnerAnswer } from '#app/domain/partner.ts'
import { isOpen, type ProposalState } from '#app/domain/proposal/state.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { isPartnerToken } from '#app/effects/codes.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type PartnerQuestion, partnerQuestion } from '#db/queries/partners.server.ts'
import { partnerQuestions } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'
import { lockProposal } from '#db/writes/panel.server.ts'

export type PartnerReplyForm = { answer: PartnerAnswer; remark: string | null }

/**
 * A partner says whether it takes part, with the link of its mail and without an account; as long as the question stands it
 * may come back on it. The same answer again changes nothing. Refuses `not-found` for another token and for what was
 * erased, and what `canAnswerPartner` refuses.
 */
export async function answerAsPartner(
  link: { question: string; token: string },
  form: PartnerReplyForm,
  now: Date,
): Promise<Verdict> {
  if (!isPartnerToken(link.question, link.token)) return refused('not-found')
  return transaction(async (tx) => {
    const asked = await lockedQuestion(tx, link.question)
    if (!asked) return refused('not-found')
    const verdict = mayAnswer(asked, now)
    if (!verdict.ok) return verdict
    if (asked.answer === form.answer && asked.remark === form.remark) return allowed()
    await keepAnswer(tx, asked, { ...form, notedBy: null }, now)
    return allowed()
  })
}

/** May this question be answered at this moment? See `canAnswerPartner`. */
export function mayAnswer({ proposal, year }: PartnerQuestion, now: Date): Verdict {
  const about = proposal ? { open: isOpen(proposal.state as ProposalState) } : { year: year ?? 0 }
  return canAnswerPartner(about, yearOf(now))
}

/** Keeps what a partner said, beside its event; `notedBy` is who of the fund wrote it down for it. */
export async function keepAnswer(
  tx: Tx,
  asked: PartnerQuestion,
  { notedBy, ...reply }: PartnerReplyForm & { notedBy: string | null },
  now: Date,
): Promise<void> {
  await tx
    .update(partnerQuestions)
    .set({ ...reply, notedBy, answeredAt: now })
    .where(eq(partnerQuestions.id, asked.id))
  const about = {
    fund: asked.fund,
    actor: notedBy ?? 'system',
    question: asked.id,
    answer: reply.answer,
    at: now,
  }
  if (asked.proposal) await record(tx, { type: 'partner-answered', proposal: asked.proposal.id, ...about })
  else
    await record(tx, { type: 'programme-partner-answered', partner: asked.programmePartner ?? '', ...about })
}

async function lockedQuestion(tx: Tx, id: string): Promise<PartnerQuestion | null> {
  const found = await partnerQuestion(tx, id)
  if (!found) return null
  if (found.proposal) await lockProposal(tx, found.fund, found.proposal.id)
  else await lockFund(tx, found.fund)
  return partnerQuestion(tx, id)
}
