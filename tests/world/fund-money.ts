import { prepareFundDecision } from '#app/commands/prepare-fund-decision.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { FundDecisionData } from '#app/domain/ledger/fund-decision.ts'
import { cents } from '#app/domain/money.ts'
import { db } from '#db/client.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { enter, operation, today, type World, yes } from './base.ts'

/** The pots of a fund by their key. */
export async function potIds(fund: string): Promise<Record<string, string>> {
  return Object.fromEntries((await potsOf(db(), fund)).map(({ id, key }) => [key, id]))
}

/** From the pot that is full to one that is empty, with the donor's word. */
export async function aTransfer(
  world: World,
  wish: Partial<Extract<FundDecisionData, { kind: 'transfer' }>> = {},
): Promise<FundDecisionData> {
  const pots = await potIds(world.fund)
  return {
    kind: 'transfer',
    from: pots.giving ?? null,
    to: pots.pilots ?? null,
    cents: cents(100_00),
    on: dayOf(today),
    consent: 'Brief van de gever van 1 maart',
    ...wish,
  }
}

/** A transfer that the manager prepared and nobody took yet. */
export async function preparedTransfer(world: World, data?: FundDecisionData) {
  const sipke = await enter(world, 'sipke')
  const form = { operation: operation(), data: data ?? (await aTransfer(world)), reason: 'Er is meer vraag.' }
  return yes(prepareFundDecision(sipke, form, today))
}
