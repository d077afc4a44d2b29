import { keepGrantLetter } from '#app/commands/keep-grant-letter.server.ts'
import { renderLetter } from '#app/documents/letter.ts'
import { grantLetter } from '#app/i18n/grant-letter.server.ts'
import { letterLanguage } from '#app/i18n/letter.server.ts'
import { db } from '#db/client.server.ts'
import { grantLetterById } from '#db/queries/grant-letters.server.ts'

/** Makes and keeps the PDF of a letter about a grant. It may run again: what is kept stays as it is. */
export async function renderGrantLetter({ letter = '' }: Record<string, string>, now: Date): Promise<void> {
  const frozen = await grantLetterById(db(), letter)
  if (!frozen?.facts || frozen.document) return
  const { facts, factsHash, locale, frozenAt, fund } = frozen
  const language = letterLanguage(facts, locale)
  const made = await renderLetter({
    language,
    fund: facts.fund.name,
    reference: facts.reference,
    letter: grantLetter(facts, language),
    factsHash,
    writtenAt: frozenAt,
  })
  await keepGrantLetter({ fund, letter }, made, now)
}
