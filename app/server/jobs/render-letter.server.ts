import { keepLetter } from '#app/commands/keep-letter.server.ts'
import { renderLetter } from '#app/documents/letter.ts'
import { decisionLetter, letterLanguage } from '#app/i18n/letter.server.ts'
import { db } from '#db/client.server.ts'
import { frozenLetter } from '#db/queries/letters.server.ts'

/** Makes and keeps the PDF of the letter about a taken decision. It may run again: what is kept stays as it is. */
export async function renderDecisionLetter(
  { decision = '' }: Record<string, string>,
  now: Date,
): Promise<void> {
  const frozen = await frozenLetter(db(), decision)
  if (!frozen?.facts || frozen.document) return
  const { facts, factsHash, locale, frozenAt } = frozen
  const language = letterLanguage(facts, locale)
  const made = await renderLetter({
    language,
    fund: facts.fund.name,
    reference: facts.reference,
    letter: decisionLetter(facts, language),
    factsHash,
    writtenAt: frozenAt,
  })
  await keepLetter(decision, made, now)
}
