import { z } from 'zod'

/** The kinds of questions that a round may ask beside those of the form itself. */
export const extraKinds = [
  'text',
  'longText',
  'choice',
  'choices',
  'yesNo',
  'number',
  'money',
  'date',
  'file',
] as const
export type ExtraKind = (typeof extraKinds)[number]

/** The answers of a question with yes and no. */
export const yesNo = ['yes', 'no'] as const

const condition = z.strictObject({
  /** The key of a question with one answer out of a few, that stands before. */
  question: z.string().regex(/^q\d{1,4}$/),
  is: z.array(z.string().min(1)).min(1),
})
/** For which answers to another question a question or a page is asked. */
export type Condition = z.infer<typeof condition>

const question = z.strictObject({
  /** Stays the same for life, through every version of the form: answers are kept under it. */
  key: z.string().regex(/^q\d{1,4}$/),
  kind: z.enum(extraKinds),
  label: z.string().min(1).max(200),
  hint: z.string().max(600),
  optional: z.boolean(),
  /** Only the people of the fund read the answer; the panel does not. */
  officeOnly: z.boolean(),
  options: z.array(
    z.strictObject({ value: z.string().regex(/^o\d{1,4}$/), label: z.string().min(1).max(200) }),
  ),
  /** The most words of a long text, or characters of a short one; null for what is usual. */
  most: z.number().int().positive().nullable(),
  /** The bounds of a number, both included. */
  min: z.number().int().nullable(),
  max: z.number().int().nullable(),
  showIf: condition.nullable(),
})
export type ExtraQuestion = z.infer<typeof question>

const page = z.strictObject({
  key: z.string().regex(/^p\d{1,4}$/),
  title: z.string().min(1).max(120),
  hint: z.string().max(600),
  questions: z.array(question),
  showIf: condition.nullable(),
})
/** Questions that stand on one page of the form. */
export type ExtraPage = z.infer<typeof page>

/**
 * What a round asks beside the form itself: pages with questions, and what it says itself to help with the usual
 * questions (by `section.question`). `next` numbers the key of whatever is added: no key is used twice.
 */
export const extraFormSchema = z.strictObject({
  pages: z.array(page),
  help: z.record(z.string().max(100), z.string().min(1).max(600)),
  next: z.number().int().positive(),
})
export type ExtraForm = z.infer<typeof extraFormSchema>

/** The form of a round that asks nothing of its own. */
export const noExtraForm: ExtraForm = { pages: [], help: {}, next: 1 }

/** A version of what a round asks of its own, as a draft is written by it. */
export type AskedForm = ExtraForm & { version: number }

/** The questions as they were asked, that a frozen copy keeps with its answers. */
export const askedThenSchema = z.strictObject({ version: z.number().int().positive(), pages: z.array(page) })
export type AskedThen = z.infer<typeof askedThenSchema>

/** Every question, in the order in which it is asked. */
export function questionsIn(form: Pick<ExtraForm, 'pages'>): ExtraQuestion[] {
  return form.pages.flatMap(({ questions }) => questions)
}

/** The answers that a question knows by a key; none of a question that is answered in words, an amount, a day or a file. */
export function answersTo({ kind, options }: Pick<ExtraQuestion, 'kind' | 'options'>): readonly string[] {
  if (kind === 'yesNo') return yesNo
  return kind === 'choice' || kind === 'choices' ? options.map(({ value }) => value) : []
}
