import type { FormChange, QuestionText } from '#app/domain/proposal/extra/change.ts'
import type { ExtraKind, ExtraPage, ExtraQuestion } from '#app/domain/proposal/extra/extra-form.ts'
import type { TypedProposal } from '#tests/world/applying.ts'

/** A question of another fund with the answer that somebody gave, as it was typed. */
export type Asked = Partial<QuestionText> & {
  kind: ExtraKind
  label: string
  answer: string | readonly string[]
}
export type AskedPage = { title: string; questions: readonly Asked[] }
/** What another fund asks beside the usual form, and what one initiative answered. */
export type OtherFund = { name: string; initiative: string; pages: readonly AskedPage[] }

type More = Partial<QuestionText>
const ask =
  (kind: ExtraKind) =>
  (label: string, answer: string | readonly string[], more: More = {}): Asked => ({
    kind,
    label,
    answer,
    ...more,
  })

export const line = ask('text')
export const story = ask('longText')
export const number = ask('number')
export const amount = ask('money')
export const day = ask('date')
export const yesNo = ask('yesNo')
export const one = (label: string, options: readonly string[], answer: string, more: More = {}): Asked => ({
  ...{ kind: 'choice', label, options, answer },
  ...more,
})
export const some = (
  label: string,
  options: readonly string[],
  answer: readonly string[],
  more: More = {},
): Asked => ({
  ...{ kind: 'choices', label, options, answer },
  ...more,
})
export const page = (title: string, ...questions: Asked[]): AskedPage => ({ title, questions })

const plain: QuestionText = {
  kind: 'text',
  label: '',
  hint: '',
  optional: false,
  officeOnly: false,
  options: [],
  most: null,
  min: null,
  max: null,
  showIf: null,
}

/** The changes that make the form of the fund out of nothing, in the order of its pages. */
export function changesOf({ pages }: OtherFund): FormChange[] {
  let next = 1
  return pages.flatMap(({ title, questions }): FormChange[] => {
    const key = `p${next++}`
    return [
      { act: 'add-page', text: { title, hint: '', showIf: null } },
      ...questions.map(({ answer: _, ...text }): FormChange => {
        next += 1 + (text.options?.length ?? 0)
        return { act: 'add-question', page: key, text: { ...plain, ...text } }
      }),
    ]
  })
}

/** What was answered on each page, under the keys that the questions got: as a browser posts it. */
export function typedAnswers({ pages }: OtherFund, asked: readonly ExtraPage[]): TypedProposal[string] {
  return Object.fromEntries(
    asked.map((asks, at) => {
      const given = pages[at]?.questions ?? []
      const fields = asks.questions.map((question, index) => {
        const answer = given[index]?.answer ?? ''
        const value = (said: string) => typedAs(question, said)
        return [question.key, typeof answer === 'string' ? value(answer) : answer.map(value)] as const
      })
      return [asks.key, Object.fromEntries(fields)]
    }),
  )
}

function typedAs({ kind, options }: ExtraQuestion, said: string): string {
  if (kind === 'yesNo') return said === 'Ja' ? 'yes' : 'no'
  return options.find(({ label }) => label === said)?.value ?? said
}

/** How many answers a document holds, in rows as well. */
export function countAnswers(value: unknown): number {
  if (value === null || value === undefined) return 0
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countAnswers(one), 0)
  if (typeof value !== 'object') return 1
  return Object.entries(value).reduce((sum, [key, one]) => (key === 'id' ? sum : sum + countAnswers(one)), 0)
}
