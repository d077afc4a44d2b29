import { type ExtraForm, type ExtraQuestion, questionsIn } from './extra-form.ts'

/** The words of the questions that were added, changed or taken away between two versions, each by its newest words. */
export function differenceOf(
  before: Pick<ExtraForm, 'pages'>,
  after: Pick<ExtraForm, 'pages'>,
): { added: string[]; edited: string[]; removed: string[] } {
  const [old, now] = [byKey(before), byKey(after)]
  const labels = (questions: ExtraQuestion[]) => questions.map(({ label }) => label)
  const kept = [...now.values()].filter(({ key }) => old.has(key))
  return {
    added: labels([...now.values()].filter(({ key }) => !old.has(key))),
    edited: labels(kept.filter((one) => JSON.stringify(one) !== JSON.stringify(old.get(one.key)))),
    removed: labels([...old.values()].filter(({ key }) => !now.has(key))),
  }
}

function byKey(form: Pick<ExtraForm, 'pages'>): Map<string, ExtraQuestion> {
  return new Map(questionsIn(form).map((one) => [one.key, one]))
}
