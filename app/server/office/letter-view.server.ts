import type { LetterWords } from '#app/components/office/letter-view.tsx'
import { can, type Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { missingInLetter } from '#app/domain/panel/letter.ts'
import { hashOf } from '#app/effects/hash.ts'
import { decisionLetter, letterLanguage } from '#app/i18n/letter.server.ts'
import { db } from '#db/client.server.ts'
import type { Decision } from '#db/queries/decisions.server.ts'
import { frozenLetter, letterFacts } from '#db/queries/letters.server.ts'

/** The letter about a decision in words, and the hash of what it says; `kept` once its PDF is there. */
export type LetterPreview = { letter: LetterWords; language: string; hash: string; kept: boolean }

/**
 * The letter about a decision: as it was frozen, or as it would be sent today if `by` takes it. Who may not take it sees
 * it without a name under it. Null after
 * erasure, and while the fund misses what the letter must name.
 */
export async function letterPreview(
  decision: Decision,
  { by, day }: { by: Person; day: IsoDate },
): Promise<LetterPreview | null> {
  const frozen = await frozenLetter(db(), decision.id)
  if (frozen) {
    const { facts, locale, factsHash, document } = frozen
    if (!facts) return null
    const language = letterLanguage(facts, locale)
    const kept = document !== null
    return { letter: decisionLetter(facts, language), language, hash: factsHash, kept }
  }
  const signs = can(by, 'take-decision').ok && decision.preparedBy !== by.person
  const { facts, locale } = await letterFacts(db(), decision, { signer: signs ? by.name : null, day })
  if (missingInLetter(facts).length > 0) return null
  const language = letterLanguage(facts, locale)
  return { letter: decisionLetter(facts, language), language, hash: hashOf(facts), kept: false }
}
