import type { Draft, SectionKey } from './schema.ts'
import { type Form, questionsFor, saysReady } from './sections.ts'

/** A page of the form: the question of a section. */
export type Place = { section: SectionKey; question: string }

/**
 * The pages that are walked in one go from a page in this section: those of the section, or of the whole form when it
 * is short.
 */
export function walkOf(form: Form, section: SectionKey, draft: Draft): Place[] {
  const sections = saysReady(form) ? form.sections.filter(({ key }) => key === section) : form.sections
  return sections.flatMap(({ key }) =>
    questionsFor(form, key, draft[key]).map((asked) => ({ section: key, question: asked.key })),
  )
}

/** The page before and the page after this one in its walk; null at the ends. */
export function neighboursOf(walk: readonly Place[], { section, question }: Place) {
  const at = walk.findIndex((place) => place.section === section && place.question === question)
  return { before: walk[at - 1] ?? null, after: at < 0 ? null : (walk[at + 1] ?? null) }
}
