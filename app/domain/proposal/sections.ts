import type { Track } from '../round.ts'
import type { AskedForm } from './extra/extra-form.ts'
import { extraQuestions, frozenAnswers } from './extra/section.ts'
import type { Fields } from './field.ts'
import { isAnswered, type Question, type Questions, questionAt, withBlanks } from './schema/question.ts'
import {
  type Draft,
  documentSchema,
  type FrozenDocument,
  formVersion,
  type SectionKey,
  sectionKeys,
  tracksOfForm,
} from './schema.ts'

type Answers = Record<string, unknown>
export type AskedQuestion = Question & { key: string }
/** A section that is `optional` may stay untouched. */
export type Section = { key: SectionKey; optional: boolean; questions: readonly AskedQuestion[] }

/** A version of the form of a track, in the order it is walked: what routes, check-answers and sending all read. */
export type Form = {
  track: Track
  version: number
  sections: readonly Section[]
  /** What the round asks of its own, in words and as data. */
  extra: ExtraWords | null
}
export type ExtraWords = Pick<AskedForm, 'version' | 'pages'> & Partial<Pick<AskedForm, 'help'>>

/** The form that a round asks, with what it asks of its own. */
export function formOf(track: Track, version: number = formVersion, extra: ExtraWords | null = null): Form {
  const form = usualForm(track, version)
  if (!extra) return form
  const questions = extraQuestions(extra.pages)
  if (questions.length === 0) return { ...form, extra }
  const optional = extra.pages.every((page) => page.questions.every((one) => one.optional))
  const section: Section = { key: 'extra', optional, questions }
  const at = form.sections.findIndex(({ key }) => key === 'attachments' || key === 'declarations')
  const before = at < 0 ? form.sections.length : at
  return { ...form, extra, sections: form.sections.toSpliced(before, 0, section) }
}

/** The form that a frozen copy answers, with the questions of its round as they were asked then. */
export function formOfDocument({ track, formVersion, extraForm }: FrozenDocument): Form {
  return formOf(track, formVersion, extraForm ?? null)
}

/** May the panel read the answer to this question of the round? */
export function isExtraForPanel({ extra }: Pick<Form, 'extra'>, field: string): boolean {
  return !extra?.pages.some(({ questions }) => questions.some((one) => one.key === field && one.officeOnly))
}

function usualForm(track: Track, version: number): Form {
  const key = `${track} ${version}`
  const known = made.get(key)
  if (known) return known
  const form = makeForm(track, version)
  made.set(key, form)
  return form
}

/** Usual forms are made once: there are as many as tracks and versions. */
const made = new Map<string, Form>()

function makeForm(track: Track, version: number): Form {
  const sections = Object.entries(tracksOfForm[track] as Partial<Record<SectionKey, Questions>>).flatMap(
    ([key, questions]): Section[] => {
      const asked = Object.entries(questions).flatMap(([name, one]): AskedQuestion[] => {
        const question = questionAt(one, version)
        return question ? [{ ...question, key: name }] : []
      })
      return asked.length > 0
        ? [{ key: key as SectionKey, optional: key === 'attachments', questions: asked }]
        : []
    },
  )
  return { track, version, sections, extra: null }
}

/** Does somebody say of each section that it is ready? A short form is ready when its questions are answered. */
export function saysReady(form: Pick<Form, 'track'>): boolean {
  return form.track === 'full'
}

export const sectionStates = ['not-started', 'busy', 'done'] as const
export type SectionState = (typeof sectionStates)[number]

/** The section with this key, or null: the key may come from an address bar. */
export function sectionNamed(form: Form, key: string): Section | null {
  return form.sections.find((section) => section.key === key) ?? null
}

/** Is this the key of a section of any form? */
export function isSectionKey(key: string): key is SectionKey {
  return sectionKeys.some((section) => section === key)
}

/** The question with this key in a section, or null. */
export function questionNamed(form: Form, section: string, key: string): AskedQuestion | null {
  return sectionNamed(form, section)?.questions.find((asked) => asked.key === key) ?? null
}

/** The questions of a section that are asked, given its answers so far. */
export function questionsFor(form: Form, section: SectionKey, answers: Answers): AskedQuestion[] {
  return (sectionNamed(form, section)?.questions ?? []).filter((asked) => asked.when(answers))
}

/** The keys of the questions of a section that still miss an answer or do not hold together. */
export function missingIn(form: Form, section: SectionKey, answers: Answers): string[] {
  return questionsFor(form, section, answers)
    .filter((asked) => !isAnswered(asked, answers))
    .map(({ key }) => key)
}

/** Not started, busy, or done: whole, and said to be ready by the applicant where the form asks that. */
export function sectionState(
  form: Form,
  section: SectionKey,
  answers: Answers,
  saidDone: boolean,
): SectionState {
  if (Object.values(answers).every((answer) => answer === undefined))
    return saidDone && isOptional(form, section) ? 'done' : 'not-started'
  return (saidDone || !saysReady(form)) && missingIn(form, section, answers).length === 0 ? 'done' : 'busy'
}

/** Does a section in this state stand in the way of sending? One that may stay untouched does not until it is begun. */
export function isOpen(form: Form, section: SectionKey, state: SectionState): boolean {
  return state === 'busy' || (state === 'not-started' && !isOptional(form, section))
}

/** The fields of a section by name, of all its questions. */
export function fieldsOf(form: Form, section: SectionKey): Fields {
  return Object.assign({}, ...(sectionNamed(form, section)?.questions ?? []).map(({ fields }) => fields))
}

/** Freezes a draft: optional fields that were never shown become empty. Null while something is still missing. */
export function documentFrom(form: Form, draft: Draft): FrozenDocument | null {
  const sections = form.sections.map(({ key, questions }) => {
    const answers: Answers = draft[key]
    if (key === 'extra' && form.extra) return [key, frozenAnswers(form.extra.pages, answers)]
    const visible = questions.filter((asked) => asked.when(answers))
    return [key, Object.assign({}, ...visible.map(({ fields }) => withBlanks(fields, answers)))]
  })
  const result = documentSchema.safeParse({
    formVersion: form.version,
    track: form.track,
    ...Object.fromEntries(sections),
    ...(form.extra?.pages.length
      ? { extraForm: { version: form.extra.version, pages: form.extra.pages } }
      : {}),
  })
  return result.success ? result.data : null
}

/** The answers of one section of what was sent; none of a section that its form does not have. */
export function answersIn(document: FrozenDocument, section: SectionKey): Answers {
  return (document as Partial<Record<SectionKey, Answers>>)[section] ?? {}
}

function isOptional(form: Form, section: SectionKey): boolean {
  return sectionNamed(form, section)?.optional ?? false
}
