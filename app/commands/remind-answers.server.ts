import { and, eq, isNull } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { answerReminderDue } from '#app/domain/proposal/deadline.ts'
import { record } from '#app/effects/record.server.ts'
import { db, type Reader, type Tx, transaction } from '#db/client.server.ts'
import { proposals, screeningQuestions } from '#db/schema/index.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

/** Reminds, once, who has three days left to answer a question of the fund. Answers how many it reminded. */
export async function remindAnswers(now: Date): Promise<number> {
  const due = await openQuestions(db()).where(
    and(isOpen, eq(screeningQuestions.dueOn, addDays(dayOf(now), 3))),
  )
  let count = 0
  for (const { id, proposal } of due) if (await remind(id, proposal, now)) count += 1
  return count
}

const isOpen = and(isNull(screeningQuestions.answeredAt), eq(proposals.state, 'returned'))

function remind(id: string, proposal: string, now: Date): Promise<boolean> {
  return transaction(async (tx: Tx) => {
    await tx.select({ id: proposals.id }).from(proposals).where(eq(proposals.id, proposal)).for('update')
    const [question] = await openQuestions(tx).where(and(isOpen, eq(screeningQuestions.id, id)))
    if (!question || !answerReminderDue(question.dueOn, now)) return false
    const { fund, dueOn } = question
    if (!(await firstTime(tx, { fund, subject: id, kind: `question-due-in-3:${dueOn}` }, now))) return false
    await record(tx, { type: 'question-due-near', fund, actor: 'system', proposal, question: id, at: now })
    return true
  })
}

function openQuestions(reader: Reader) {
  return reader
    .select({
      id: screeningQuestions.id,
      fund: screeningQuestions.fundId,
      proposal: screeningQuestions.proposalId,
      dueOn: screeningQuestions.dueOn,
    })
    .from(screeningQuestions)
    .innerJoin(proposals, eq(proposals.id, screeningQuestions.proposalId))
    .$dynamic()
}
