import type { HarvestBlock } from './annual-report.ts'
import type { HarvestFacts } from './annual-report-facts.ts'
import { type ChangedNumber, changedIn, numberOf, type SeenNumbers, seenIn } from './annual-report-number.ts'
import { type Token, written } from './annual-report-token.ts'

/** The languages that a harvest is printed in. */
export const harvestLanguages = ['nl', 'en'] as const
export type HarvestLanguage = (typeof harvestLanguages)[number]

/** A harvest as it is read: its parts, and all the values that stand in them. What is approved is frozen as this. */
export type HarvestEdition = { facts: HarvestFacts; blocks: HarvestBlock[] }

/** The text of a part in a language, and which language it is in: the Dutch stands where there is no English. */
export function textIn(
  { text }: HarvestBlock,
  language: HarvestLanguage,
): { text: string; in: HarvestLanguage } {
  if (language === 'en' && text.en !== null) return { text: text.en, in: 'en' }
  return { text: text.nl, in: 'nl' }
}

/** The numbers of a frozen edition that are others now, in its texts and in its lists of figures. */
export function changedSince(edition: HarvestEdition, now: HarvestFacts): ChangedNumber[] {
  const texts = edition.blocks.flatMap((block) => [
    block.text.nl,
    block.text.en,
    listed(block, edition.facts),
  ])
  return changedIn(texts, seenIn(texts, edition.facts), now)
}

/** The numbers of a part that are others than when its text was written. */
export function changedInBlock(
  { text }: Pick<HarvestBlock, 'text'>,
  seen: SeenNumbers,
  now: HarvestFacts,
): ChangedNumber[] {
  return changedIn([text.nl, text.en], seen, now)
}

/** The live numbers of a list of figures, as tokens one after the other. */
function listed({ indicators }: HarvestBlock, facts: HarvestFacts): string {
  const tokens = indicators.flatMap((key) => {
    const period = facts.indicators.find((one) => one.key === key)?.figures[0]?.period
    const all: Token[] = [
      ...(period === undefined ? [] : [{ kind: 'figure' as const, key, period, form: 'whole' as const }]),
      { kind: 'target', key, form: 'whole' },
      { kind: 'grants', key, form: 'whole' },
    ]
    return all.filter((token) => numberOf(token, facts) !== null).map(written)
  })
  return tokens.join(' ')
}
