import type { IsoDate } from '#app/domain/calendar.ts'
import { canAddReader, canTakeOff, endedFor } from '#app/domain/panel/by-hand.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { type Batch, proposalsIn, type Reading, readingsIn } from '#db/queries/batches.server.ts'
import { lackingView, saidAtEnd } from './lacking-view.server.ts'

/** The readers of a batch as they can be changed by hand: who can be taken off, and which pairs can be added. */
export async function readersPage(batch: Batch, day: IsoDate) {
  const [plan, proposals, readings] = await Promise.all([
    assignmentPlan(db(), batch, day),
    proposalsIn(db(), batch.id),
    readingsIn(db(), batch.id),
  ])
  const titleOf = (id: string) => proposals.find((proposal) => proposal.id === id)?.title ?? ''
  return {
    lacking: lackingView(plan, titleOf),
    rows: proposals.map(({ id, title }) => ({
      key: id,
      title,
      ended: plan.ended
        .filter(({ proposal }) => proposal === id)
        .map((reading) => ({
          key: reading.member,
          words: endedWords(reading),
        })),
      readers: readings
        .filter((reading) => reading.proposal === id && !reading.returned)
        .map((reading) => ({
          member: reading.member,
          name: reading.name,
          mayTakeOff: canTakeOff(reading).ok,
        })),
    })),
    addable: plan.proposals.flatMap((proposal) =>
      plan.members
        .filter(
          ({ id }) => canAddReader({ proposal, member: id }, plan.proposals, plan.members, plan.byHand).ok,
        )
        .map(({ id, name }) => ({ value: `${proposal}:${id}`, label: `${titleOf(proposal)} – ${name}` })),
    ),
    leavable: [...new Set(readings.filter((one) => canTakeOff(one).ok).map(({ member }) => member))].map(
      (id) => {
        const read = readings.filter(({ member, returned }) => member === id && !returned)
        return {
          id,
          name: read[0]?.name ?? '',
          open: read.filter(({ locked }) => !locked).length,
          locked: read.filter(({ locked }) => locked).length,
        }
      },
    ),
  }
}

/** Who read it and does not any more: by themselves, taken off, out of the batch, or too near; with what was said. */
function endedWords(reading: Reading): string {
  const { name } = reading
  const words = {
    'gave-back': m.manager_ended_gave_back,
    'taken-off': m.manager_ended_taken_off,
    left: m.manager_ended_left,
    near: m.manager_ended_near,
  }
  const said = saidAtEnd(reading)
  const why = words[endedFor(reading.returnReason)]({ name })
  return said && endedFor(reading.returnReason) !== 'near'
    ? `${why} ${m.manager_lacking_said({ said })}`
    : why
}
