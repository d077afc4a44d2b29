import { askComplainant } from '#app/commands/ask-complainant.server.ts'
import { complain } from '#app/commands/complain.server.ts'
import { planHearing } from '#app/commands/plan-hearing.server.ts'
import { addDays, amsterdamInstant } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { complaintsOf } from '#db/queries/complaints.server.ts'
import { weekday } from '../cast/clock.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

/** Who was declined does not agree: it came, there is a talk to come, and the fund asked for something first. */
export function complaintActs(stage: Stage): Act[] {
  const day = (days: number) => weekday(addDays(stage.cast.today, days))
  const act = (days: number, time: string, what: string, run: Act['run']): Act => ({
    at: instant({ day: day(days), time }),
    what: `${what} wijkbedrijf`,
    run,
  })
  const proposal = () => known(stage.proposals, 'wijkbedrijf')
  const complaint = async () => (await complaintsOf(db(), proposal()))[0]?.id ?? ''
  return [
    act(-11, '20:15', 'complaint of', async (at) => {
      const words =
        'U schrijft dat de begeleider er nog niet is. Die is er sinds vorige week. Wilt u nog eens kijken?'
      const form = { operation: operation(), about: 'decision' as const, words }
      await must(complain(writer(stage, at), proposal(), form, at))
    }),
    act(-7, '10:40', 'talk planned with', async (at) => {
      const form = {
        operation: operation(),
        at: amsterdamInstant(day(6), '19:30'),
        place: 'Buurthuis Bilgaard',
      }
      await must(planHearing(actor(stage, 'sipke', at), await complaint(), form, at))
    }),
    act(-7, '10:50', 'question to', async (at) => {
      const what = 'Kunt u ons het contract van de begeleider sturen? Een kopie is genoeg.'
      const form = { operation: operation(), what, answerBy: day(9) }
      await must(askComplainant(actor(stage, 'sipke', at), await complaint(), form, at))
    }),
  ]
}

function writer(stage: Stage, at: Date) {
  const one = stage.cast.initiatives.find(({ key }) => key === 'wijkbedrijf')
  if (!one) throw new Error('nobody was declined')
  return actor(stage, one.applicant, at)
}
