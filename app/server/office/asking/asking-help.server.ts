import { randomUUID } from 'node:crypto'
import { formHash } from '#app/commands/edit-round-form.server.ts'
import type { Person } from '#app/domain/access.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { questionWords, roundFacts, sectionWords } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { notFound } from '../../answers.server.ts'
import { type Asking, askingOf } from './asking-page.server.ts'

/** The usual questions of a round, and which of them it helps with in its own words. */
export async function askingHelpPage(actor: Person, id: string | undefined, now: Date) {
  const { round, form } = await askingOf(actor, id, now)
  const language = currentLocale()
  const usual = formOf(round.track, round.formVersion)
  return {
    id: round.id,
    name: round.name,
    sections: usual.sections.map(({ key, questions }) => ({
      key,
      title: sectionWords(key, language).title,
      questions: questions.map((question) => ({
        place: `${key}.${question.key}`,
        title: questionWords(usual, key, question.key, language).title,
        own: form.help[`${key}.${question.key}`] ?? null,
      })),
    })),
  }
}

/** What helps with one usual question, as everybody reads it and as this round says it. */
export async function askingHelpForm(actor: Person, id: string | undefined, place: string, now: Date) {
  const asking = await askingOf(actor, id, now)
  const { round, form } = asking
  const { section, question } = placeIn(asking, place)
  const words = questionWords({ track: round.track }, section, question, currentLocale(), roundFacts(round))
  return {
    id: round.id,
    name: round.name,
    title: words.title,
    usual: words.hint ?? null,
    own: form.help[place] ?? '',
    seen: formHash(form),
    operation: randomUUID(),
  }
}

/** The question at `voornemen.plan`; not found for what the form of the round does not ask. */
export function placeIn(
  { round }: Pick<Asking, 'round'>,
  place: string,
): { section: string; question: string } {
  const usual = formOf(round.track, round.formVersion)
  const found = usual.sections
    .flatMap(({ key, questions }) => questions.map((question) => ({ section: key, question: question.key })))
    .find(({ section, question }) => `${section}.${question}` === place)
  if (!found) throw notFound()
  return found
}
