import { prepareFundDecision } from '#app/commands/prepare-fund-decision.server.ts'
import { takeFundDecision } from '#app/commands/take-fund-decision.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { amount } from './set-up.ts'
import { type Act, actor, must, operation, type Stage } from './stage.ts'

const dayLength = 86_400_000

/** One transfer between pots that was taken some weeks ago, and one that waits for the board. */
export function fundMoneyActs(stage: Stage, now: Date): Act[] {
  const ago = (days: number) => new Date(now.getTime() - days * dayLength)
  const prepare = async (at: Date, typed: string, reason: string) => {
    const pots = new Map((await potsOf(db(), stage.fund)).map(({ key, id }) => [key, id]))
    const data = {
      kind: 'transfer' as const,
      from: pots.get('giving') ?? null,
      to: pots.get('pilots') ?? null,
      cents: amount(typed),
      on: dayOf(at),
      consent: 'Mail van Stichting Buurtkracht (voorbeeld)',
    }
    return must(prepareFundDecision(actor(stage, 'sipke', at), { operation: operation(), data, reason }, at))
  }
  return [
    {
      at: ago(40),
      what: 'a transfer between pots',
      run: async (at) => {
        const { decision } = await prepare(at, '5.000', 'Er kwamen meer plannen om iets te proeven.')
        const form = { operation: operation() }
        await must(takeFundDecision(actor(stage, 'tjitske', at), decision, form, at))
      },
    },
    {
      at: ago(3),
      what: 'a transfer that waits',
      run: async (at) => {
        await prepare(at, '2.500', 'Nog twee plannen passen net niet in Potje Proeven.')
      },
    },
  ]
}
