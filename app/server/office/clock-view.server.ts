import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { pausedFor } from '#app/domain/round.ts'
import { db } from '#db/client.server.ts'
import { questionsAsked } from '#db/queries/screening.server.ts'

/** For how many days the clock of a decision stood still so far, while the fund waited for an answer. */
export async function pausedDays(proposal: string, today: IsoDate): Promise<number> {
  const questions = await questionsAsked(db(), proposal)
  const pauses = questions.map(({ askedAt, answeredAt }) => ({
    from: dayOf(askedAt),
    to: answeredAt && dayOf(answeredAt),
  }))
  return pausedFor(pauses, today)
}
