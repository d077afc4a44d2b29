import * as fc from 'fast-check'
import type { QuestionText } from '#app/domain/proposal/extra/change.ts'
import { changedForm, type FormChange, type PageText } from '#app/domain/proposal/extra/change.ts'
import {
  type ExtraForm,
  type ExtraQuestion,
  extraKinds,
  noExtraForm,
} from '#app/domain/proposal/extra/extra-form.ts'

export const plainPage: PageText = { title: 'Over de plek', hint: '', showIf: null }
export const plainQuestion: QuestionText = {
  kind: 'text',
  label: 'Hoe heet de plek?',
  hint: '',
  optional: false,
  officeOnly: false,
  options: [],
  most: null,
  min: null,
  max: null,
  showIf: null,
}

/** The form after changes that all have to be allowed. */
export function built(changes: readonly FormChange[], from: ExtraForm = noExtraForm): ExtraForm {
  return changes.reduce((form, change) => {
    const verdict = changedForm(form, change)
    if (!verdict.ok) throw new Error(`${change.act}: ${verdict.reason.code}`)
    return verdict.form
  }, from)
}

const kind = fc.constantFrom(...extraKinds)
const label = fc.string({ minLength: 1, maxLength: 20 }).map((typed) => `Vraag ${typed}`)

export const questionText: fc.Arbitrary<QuestionText> = fc
  .record({
    kind,
    label,
    optional: fc.boolean(),
    officeOnly: fc.boolean(),
    options: fc.uniqueArray(fc.constantFrom('Rood', 'Groen', 'Blauw', 'Geel'), { minLength: 2 }),
  })
  .map((own) => ({ ...plainQuestion, ...own }))

/** Something that fits each kind, and nothing that is left out. */
export function answerFor({ kind: asked, options, most, min }: ExtraQuestion): unknown {
  const first = options[0]?.value
  const answers: Record<ExtraQuestion['kind'], unknown> = {
    text: 'Het Buurthuis'.slice(0, most ?? 40),
    longText: 'Wij koken samen.',
    choice: first,
    choices: [first],
    yesNo: 'yes',
    number: min ?? 12,
    money: 12_500,
    date: '2027-03-01',
    file: '01890000-0000-7000-8000-00000000000a',
  }
  return answers[asked]
}
