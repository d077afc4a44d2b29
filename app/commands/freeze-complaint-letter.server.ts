import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { ComplaintAnswer, Correction } from '#app/domain/complaint.ts'
import { missingInAnswer } from '#app/domain/complaint-letter.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import type { Tx } from '#db/client.server.ts'
import { answerFacts } from '#db/queries/complaint-letters.server.ts'
import type { Complaint } from '#db/queries/complaints.server.ts'
import { complaintLetters } from '#db/schema/index.ts'

/**
 * Freezes what the letter of an answer says, in the transaction of the answer; the worker makes its PDF. Refuses
 * `letter-incomplete` while the fund misses what the letter must name.
 */
export async function freezeComplaintLetter(
  tx: Tx,
  by: Person,
  complaint: Complaint,
  answer: ComplaintAnswer & { correction: Correction },
  now: Date,
): Promise<Verdict> {
  const { facts, locale } = await answerFacts(tx, complaint, answer, { signer: by.name, day: dayOf(now) })
  const missing = missingInAnswer(facts)
  if (missing.length > 0) return refused('letter-incomplete', { missing })
  await tx.insert(complaintLetters).values({
    complaintId: complaint.id,
    fundId: complaint.fund,
    locale,
    facts,
    factsHash: hashOf(facts),
    frozenAt: now,
  })
  return allowed()
}
