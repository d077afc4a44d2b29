import type { IsoDate } from '#app/domain/calendar.ts'
import { readersWanted } from '#app/domain/panel/assignment.ts'
import { isAssigning } from '#app/domain/panel/batch.ts'
import { type Awaited, awaitedIn, type Readers, type Waiting, waitingFor } from '#app/domain/panel/missing.ts'
import type { Reader } from '#db/client.server.ts'
import { type AssignmentPlan, assignmentPlan } from './assignment-plan.server.ts'
import type { Batch } from './batches.server.ts'

/** What the stage of a batch waits for, at each proposal and in all; nothing in a stage without readers to come. */
export type StageWaits = Waiting & {
  proposals: (Awaited & { proposal: string })[]
  undeclared: AssignmentPlan['undeclared']
}

export async function stageWaits(reader: Reader, batch: Batch, day: IsoDate): Promise<StageWaits> {
  if (!isAssigning(batch.stage)) return { missing: 0, fewest: 0, proposals: [], undeclared: [] }
  const plan = await assignmentPlan(reader, batch, day)
  const proposals = readersOf(plan).map(({ proposal, ...readers }) => ({
    proposal,
    ...awaitedIn(batch.stage, readers),
  }))
  return { ...waitingFor(proposals), proposals, undeclared: plan.undeclared }
}

/** How the readers of each proposal of a plan stand. */
export function readersOf({
  proposals,
  members,
  given,
  rules,
  whyNot,
}: AssignmentPlan): (Readers & { proposal: string })[] {
  return proposals.map((proposal) => {
    const readings = given.filter((reading) => reading.proposal === proposal)
    const locked = readings.filter((reading) => reading.locked).length
    const others = members.filter(({ id }) => !readings.some((reading) => reading.member === id))
    const couldRead = others.filter(({ id }) => {
      const reason = whyNot({ proposal, member: id })
      return reason === null || reason === 'undeclared'
    }).length
    const wanted = readersWanted(rules, proposal)
    return { proposal, wanted, locked, reading: readings.length - locked, couldRead }
  })
}
