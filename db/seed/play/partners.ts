import { notePartnerAnswer } from '#app/commands/note-partner-answer.server.ts'
import { addDays, amsterdamInstant } from '#app/domain/calendar.ts'
import { keyOf } from '#app/domain/results/programme-edit.ts'
import { type Act, actor, must, operation, type Stage } from './stage.ts'

/** The manager called partners of the programme; what they said is invented, so only kinds of partners are named. */
export function partnerActs(stage: Stage): Act[] {
  return [
    {
      at: amsterdamInstant(addDays(stage.cast.today, -1), '10:30'),
      what: 'partners that take part',
      run: async (at) => {
        for (const name of stage.cast.fund.partnersTakingPart) {
          const note = { operation: operation(), answer: 'yes' as const, remark: null }
          await must(notePartnerAnswer(actor(stage, 'sipke', at), keyOf(name), note, at))
        }
      },
    },
  ]
}
