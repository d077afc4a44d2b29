import { anchored, type Criterion, type CriterionWording, type OwnRubric } from '#app/domain/panel/rubric.ts'
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

/**
 * One V: its name, its question, the anchors of the scores 1 to 5, what to look at and what not to weigh. What the round
 * words for itself takes the place of the fund's words, in Dutch where the round has no words in this language.
 */
export function criterionWords(criterion: string, language: Language, own: OwnRubric = {}): CriterionWords {
  const words = rubricContent[language].criteria.find(({ key }) => key === criterion)
  if (!words) throw new RangeError(`no words for criterion ${criterion}`)
  const changed = own[language]?.[criterion as Criterion] ?? own.nl?.[criterion as Criterion]
  if (!changed) return words
  const { question, anchors } = changed
  return {
    ...words,
    question,
    levels: {
      1: { anchor: anchors[1] },
      3: { anchor: anchors[3] },
      5: { anchor: anchors[5] },
    },
  }
}

/** The words of a V that a round words for itself; null when they are those of the fund. */
export function ownWords(
  criterion: Criterion,
  language: Language,
  wording: CriterionWording,
): CriterionWording | null {
  const { question, levels } = criterionWords(criterion, language)
  const same =
    question === wording.question &&
    anchored.every((score) => levels[score].anchor === wording.anchors[score])
  return same ? null : wording
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
