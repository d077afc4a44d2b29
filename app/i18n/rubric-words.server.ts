import { rubricContent, rubricPlaceholders } from './content.server.ts'
import type { CriterionContent, RubricContent } from './content-types.ts'
import { fillWhatIsKnown } from './fill.ts'
import type { Language } from './languages.ts'
import { formatPlaceholder } from './placeholders.server.ts'

export type CriterionWords = CriterionContent

/** Everything the panel reads: the five V's with their anchors, scoring, advice, conflict, and how to read a ranking. */
export function rubricWords(language: Language): RubricContent {
  return rubricContent[language]
}

/** One V: its name, its question, the anchors of the scores 1 to 5, what to look at and what not to weigh. */
export function criterionWords(criterion: string, language: Language): CriterionWords {
  const words = rubricContent[language].criteria.find(({ key }) => key === criterion)
  if (!words) throw new RangeError(`no words for criterion ${criterion}`)
  return words
}

/** The sentence of an error code on the scoring or the conflict page; `data` by placeholder (`score`, `limit`, `count`). */
export function reviewError(
  page: 'scoring' | 'conflict',
  code: string,
  language: Language,
  data: Readonly<Record<string, unknown>> = {},
): string {
  const { errors } = rubricContent[language][page]
  const text = errors[code] ?? errors.wrong ?? errors.empty ?? ''
  return fillWhatIsKnown(text, (name) => valueIn(data, name, language)) ?? ''
}

/** The page of a proposal that is closed to a member: what they declared, when, and whom to call. */
export function closedPageWords(
  declared: { date: Date; grade: keyof RubricContent['conflict']['grades'] },
  person: { name: string; phone: string } | null,
  language: Language,
): { title: string; text: string; way: string } {
  const { closedPage, grades } = rubricContent[language].conflict
  const data = {
    'declared.date': declared.date,
    'declared.label': grades[declared.grade].label,
    'person.name': person?.name,
    'person.phone': person?.phone,
  }
  const filled = (text: string) => fillWhatIsKnown(text, (name) => valueIn(data, name, language)) ?? ''
  return { title: closedPage.title, text: filled(closedPage.text), way: filled(closedPage.way) }
}

function valueIn(data: Readonly<Record<string, unknown>>, name: string, language: Language): string | null {
  return formatPlaceholder(rubricPlaceholders[name]?.type ?? '', data[name], language)
}
