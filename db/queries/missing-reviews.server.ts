import type { IsoDate } from '#app/domain/calendar.ts'
import { readersWanted } from '#app/domain/panel/assignment.ts'
import { isScoring } from '#app/domain/panel/batch.ts'
import { missingReviews } from '#app/domain/panel/missing.ts'
import type { Reader } from '#db/client.server.ts'
import { assignmentPlan } from './assignment-plan.server.ts'
import type { Batch } from './batches.server.ts'

/** How many reviews still come before the stage of a batch can end; nought in a stage without scoring. */
export async function missingIn(reader: Reader, batch: Batch, day: IsoDate): Promise<number> {
  if (!isScoring(batch.stage)) return 0
  const { proposals, members, given, rules } = await assignmentPlan(reader, batch, day)
  const readers = proposals.map((proposal) => {
    const readings = given.filter((reading) => reading.proposal === proposal)
    const others = members.filter(({ id }) => !readings.some((reading) => reading.member === id))
    return {
      wanted: readersWanted(rules, proposal),
      locked: readings.filter((reading) => reading.locked).length,
      reading: readings.filter((reading) => !reading.locked).length,
      couldRead: others.filter(({ id }) => rules.mayTake({ proposal, member: id })).length,
    }
  })
  return missingReviews(readers)
}
