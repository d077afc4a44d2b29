import { noteAllowance } from '#app/commands/note-allowance.server.ts'
import { recordPresence } from '#app/commands/record-presence.server.ts'
import { addDays, amsterdamInstant, dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import type { CastRound, PersonKey } from '../cast/shape.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

const atTheTable = ['aukje', 'mohamed', 'sanne', 'grietje'] as const satisfies PersonKey[]
/** What the bank paid a fortnight later; who is not named is still to be paid. */
const paid = [{ member: 'aukje', cents: cents(35_00) }] as const

/** Who was at each meeting of the panel, written down the next morning, and what was paid for it. */
export function meetingActs(stage: Stage): Act[] {
  return stage.cast.fund.rounds.flatMap((round) => {
    const met = round.stages.find(({ to }) => to === 'meeting')
    return met ? presenceActs(stage, round, instant(met.at)) : []
  })
}

function presenceActs(stage: Stage, round: CastRound, met: Date): Act[] {
  const heldOn = dayOf(met)
  const id = (key: PersonKey) => known(stage.people, key).id
  return [
    {
      at: amsterdamInstant(addDays(heldOn, 1), '09:10'),
      what: `who was at ${round.key}`,
      run: (at) => {
        const form = { operation: operation(), heldOn, present: atTheTable.map(id), corrects: false }
        return must(recordPresence(actor(stage, 'grietje', at), known(stage.batches, round.key), form, at))
      },
    },
    ...paid.map(({ member, cents: amount }) => ({
      at: amsterdamInstant(addDays(heldOn, 14), '11:00'),
      what: `${member} is paid for ${round.key}`,
      run: (at: Date) =>
        must(
          noteAllowance(
            actor(stage, 'sipke', at),
            id(member),
            { operation: operation(), amount, paidOn: dayOf(at) },
            at,
          ),
        ),
    })),
  ]
}
