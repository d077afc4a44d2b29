import { keepComplaintLetter } from '#app/commands/keep-complaint-letter.server.ts'
import { renderLetter } from '#app/documents/letter.ts'
import { complaintLetter } from '#app/i18n/complaint-letter.server.ts'
import { letterLanguage } from '#app/i18n/letter.server.ts'
import { db } from '#db/client.server.ts'
import { frozenAnswer } from '#db/queries/complaint-letters.server.ts'

/** Makes and keeps the PDF of the answer to a complaint. It may run again: what is kept stays as it is. */
export async function renderComplaintLetter(
  { complaint = '' }: Record<string, string>,
  now: Date,
): Promise<void> {
  const frozen = await frozenAnswer(db(), complaint)
  if (!frozen?.facts || frozen.document) return
  const { facts, factsHash, locale, frozenAt, fund } = frozen
  const language = letterLanguage(facts, locale)
  const made = await renderLetter({
    language,
    fund: facts.fund.name,
    reference: facts.reference,
    letter: complaintLetter(facts, language),
    factsHash,
    writtenAt: frozenAt,
  })
  await keepComplaintLetter({ fund, complaint }, made, now)
}
