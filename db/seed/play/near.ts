import { noteContact } from '#app/commands/note-contact.server.ts'
import { readMessages } from '#app/commands/read-messages.server.ts'
import { sendMessage, sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { MomentKind } from '#app/domain/near/contact-moment.ts'
import { weekday } from '../cast/clock.ts'
import type { PersonKey } from '../cast/shape.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

type Noted = {
  kind: MomentKind
  words: string
  /** Days from its moment until the step, and who does it: somebody of the fund, or the initiative. */
  step?: { what: string; days: number; by: PersonKey | 'initiative' }
}

/** The running initiative and the fund in touch: talks with what was agreed, a note between colleagues, messages. */
export function nearActs(stage: Stage): Act[] {
  const act = (days: number, time: string, what: string, run: Act['run']): Act => ({
    at: instant({ day: weekday(addDays(stage.cast.today, days)), time }),
    what: `${what} taalmaatjes`,
    run,
  })
  return [
    act(-30, '16:30', 'visit', (at) =>
      note(stage, at, {
        kind: 'visit',
        words:
          'Op bezoek bij twee groepen aan tafel. Er komen nu ook ouders van de school. De groep zoekt nog een ruimte voor de woensdag.',
        step: { what: 'Vragen of het buurthuis ruimte heeft op woensdag', days: 10, by: 'sipke' },
      }),
    ),
    act(-12, '10:15', 'call', (at) =>
      note(stage, at, {
        kind: 'call',
        words: 'Gebeld over het verslag. De cijfers zijn er, de tekst nog niet.',
        step: { what: 'Tekst van het verslag sturen', days: 20, by: 'initiative' },
      }),
    ),
    act(-8, '11:00', 'message of the fund to', async (at) => {
      const text = 'Dank voor het gesprek. Past het verslag niet in de tijd? Laat het dan gerust weten.'
      const proposal = known(stage.proposals, 'taalmaatjes')
      await must(sendMessageOfFund(actor(stage, 'sipke', at), proposal, { operation: operation(), text }, at))
    }),
    act(-7, '20:40', 'answer of', async (at) => {
      const text = 'Het lukt wel. Wij schrijven er zaterdag samen aan. Mogen er ook foto’s bij?'
      const [ineke, proposal] = [actor(stage, 'ineke', at), known(stage.proposals, 'taalmaatjes')]
      await readMessages(ineke, proposal, at)
      await must(sendMessage(ineke, proposal, { operation: operation(), text }, at))
    }),
    act(-1, '09:20', 'note about', (at) =>
      note(stage, at, {
        kind: 'note',
        words: 'Voor het volgende bestuur: @Tjitske, hier kan een tweede groep bij. Wil jij het daar noemen?',
      }),
    ),
  ]
}

async function note(stage: Stage, at: Date, { step, ...noted }: Noted): Promise<void> {
  const doer = step?.by === 'initiative' ? 'initiative' : step && known(stage.people, step.by).id
  const agreed = step && { what: step.what, on: weekday(addDays(dayOf(at), step.days)), by: doer ?? null }
  const form = { ...noted, operation: operation(), on: dayOf(at) }
  const proposal = known(stage.proposals, 'taalmaatjes')
  const none = { what: null, on: null, by: null }
  await must(noteContact(actor(stage, 'sipke', at), proposal, { ...form, step: agreed ?? none }, at))
}
