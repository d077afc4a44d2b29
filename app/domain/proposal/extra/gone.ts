import { type ExtraForm, type ExtraQuestion, questionsIn } from './extra-form.ts'

/** What was typed at a question that is not asked any more. */
export type GoneAnswer = { question: ExtraQuestion; typed: string[] }

/**
 * What of a typed page belongs to questions that an earlier version asked and the page does not ask any more, each as it was
 * worded last, in the order in which it was typed. `versions` come newest first; `asked` are the names on the page now. A
 * name that no version knew is not among them.
 */
export function goneAnswers(
  versions: readonly Pick<ExtraForm, 'pages'>[],
  asked: ReadonlySet<string>,
  typed: Iterable<readonly [name: string, value: string]>,
): GoneAnswer[] {
  const known = new Map<string, ExtraQuestion>()
  for (const question of versions.toReversed().flatMap(questionsIn)) known.set(question.key, question)
  const gone = new Map<string, GoneAnswer>()
  for (const [name, value] of typed) {
    const question = asked.has(name) ? undefined : known.get(name)
    if (!question) continue
    const answer = gone.get(name) ?? { question, typed: [] }
    if (value.trim() !== '') answer.typed.push(value.trim())
    gone.set(name, answer)
  }
  return [...gone.values()]
}

/** Did an earlier version have a page of this key? */
export function wasPage(versions: readonly Pick<ExtraForm, 'pages'>[], key: string): boolean {
  return versions.some(({ pages }) => pages.some((page) => page.key === key))
}
