import { toldCeiling, usualAidRules } from '#app/domain/aid/rules.ts'
import type { ExtraWords } from '#app/domain/proposal/sections.ts'
import type { Track } from '#app/domain/round.ts'
import { formContent, formPlaceholders } from './content.server.ts'
import type { FieldContent, FormCommon, QuestionContent, SectionContent } from './content-types.ts'
import { extraError, extraQuestionWords, extraSectionWords, isExtraField } from './extra-words.server.ts'
import { fill, fillWhatIsKnown } from './fill.ts'
import type { Language } from './languages.ts'
import { own } from './own.ts'
import { formatPlaceholder } from './placeholders.server.ts'

export type SectionWords = { key: string; title: string; shortTitle: string; intro: string }
export type FieldWords = {
  label: string
  /** May it stay empty? False where the other answers of a row decide that. */
  optional: boolean
  hint?: string
  example?: string
  /** What a row is called and the button that adds one, where the field repeats. */
  rowName?: string
  addLabel?: string
  /** By the value of the option. */
  options: Readonly<Record<string, { label: string; hint?: string } | undefined>>
  errors: Readonly<Record<string, string | undefined>>
}
export type QuestionWords = {
  title: string
  hint?: string
  example?: string
  why?: string
  /** Every field of the page, and of its rows, by name. */
  fields: Readonly<Record<string, FieldWords>>
}

/** Title and introduction of a section of the form; `declarations` is the last one. */
export function sectionWords(section: string, language: Language): SectionWords {
  if (section === 'extra') return extraSectionWords(language)
  const { key, title, shortTitle, intro } = sectionIn(section, language)
  return { key, title, shortTitle, intro }
}

/** What a track is called, and for whom it is. */
export function trackWords(track: Track, language: Language): { title: string; lead: string } {
  const { title, lead } = formContent[language].tracks[track]
  return { title, lead }
}

/** A form, as far as its words depend on it. */
export type WordedForm = { track: Track; extra?: ExtraWords | null }

/**
 * Everything a question page says, in one language. `data` holds what its hints name (`round.smallMaximum` in cents); a
 * sentence whose value is absent is left out. A page of the round itself has the words of its round, whatever the
 * language; and so has the hint of a usual page where the round says something itself.
 */
export function questionWords(
  { track, extra }: WordedForm,
  section: string,
  question: string,
  language: Language,
  data: Readonly<Record<string, unknown>> = {},
): QuestionWords {
  if (section === 'extra') return extraQuestionWords(extra?.pages ?? [], question)
  const asked = questionIn(track, section, question, language)
  const ownHint = extra?.help?.[`${section}.${question}`]
  const say = (text: string | undefined) =>
    text && (fillWhatIsKnown(text, (placeholder) => valueIn(data, placeholder, language)) ?? undefined)
  const fields = withInner(asked).map((field) => {
    const words = fieldWords(field)
    const hint = field.key === asked.key ? (ownHint ?? say(words.hint)) : say(words.hint)
    return [field.key, { ...words, hint }] as const
  })
  return {
    title: asked.label,
    hint: ownHint ?? say(asked.hint),
    example: asked.example,
    why: say(asked.why),
    fields: Object.fromEntries(fields),
  }
}

/** What the hints of the form name of a round. */
export function roundFacts(round: {
  minCents: number
  maxCents: number
  twoSignaturesAboveCents: number
}): Record<string, unknown> {
  return {
    'round.minimum': round.minCents,
    'round.maximum': round.maxCents,
    'deMinimis.ceiling': toldCeiling(usualAidRules, null).cents,
    'round.smallMaximum': round.maxCents,
    'round.twoSignaturesAbove': round.twoSignaturesAboveCents,
  }
}

/** The words of one field, wherever in the form of a track it stands. */
export function fieldNamed(name: string, language: Language, track: Track = 'full'): FieldWords {
  const field = fieldIn(name, language, track)
  if (!field) throw new RangeError(`no words for field ${name}`)
  return fieldWords(field)
}

/**
 * The sentence of an error code of a field. `data` holds typed values by placeholder (`count`, `round.minimum` in
 * cents, `fund.endDate` as a day); a sentence whose value is absent is left out.
 */
export function fieldError(
  name: string,
  code: string,
  language: Language,
  data: Readonly<Record<string, unknown>> = {},
  track: Track = 'full',
): string {
  const { common } = formContent[language]
  const shared = sharedErrors.find((one) => one === code)
  const text =
    own(fieldIn(name, language, track)?.errors ?? {}, code) ??
    (shared ? common[shared] : isExtraField(name) ? extraError(code, language) : null) ??
    common.unknown
  return fillWhatIsKnown(text, (placeholder) => valueIn(data, placeholder, language)) ?? common.unknown
}

/** The words that every page of the form shares: buttons, the question whether a section is ready, the summary. */
export function formCommon(language: Language): FormCommon {
  return formContent[language].common
}

/** A shared text with its values, such as `wordCount` with `limit` and `count`; throws when one is absent. */
export function formCommonText(
  text: 'saved' | 'wordCount' | 'position' | 'glyph',
  language: Language,
  data: Readonly<Record<string, unknown>>,
): string {
  return fill(formContent[language].common[text], (placeholder) => valueIn(data, placeholder, language))
}

/** What can be wrong with any field. */
const sharedErrors = ['unknownField', 'tooLarge', 'glyph', 'noSuchDay'] as const

function valueIn(
  data: Readonly<Record<string, unknown>>,
  placeholder: string,
  language: Language,
): string | null {
  return formatPlaceholder(formPlaceholders[placeholder]?.type ?? '', data[placeholder], language)
}

function fieldWords(field: FieldContent): FieldWords {
  const { label, hint, example, rowName, addLabel, options = [], extraOptions = [], errors = {} } = field
  const optional = field.optional ?? false
  const byValue = [...options, ...extraOptions].map((option) => [
    option.value,
    { label: option.label, hint: option.hint },
  ])
  return { label, optional, hint, example, rowName, addLabel, options: Object.fromEntries(byValue), errors }
}

function sectionIn(key: string, language: Language): SectionContent {
  const section = formContent[language].tracks.full.sections.find((one) => one.key === key)
  if (!section) throw new RangeError(`no words for section ${key}`)
  return section
}

/** A short form has one list of questions; its words are found by the key of the question alone. */
function questionIn(track: Track, section: string, key: string, language: Language): QuestionContent {
  const { tracks } = formContent[language]
  const asked = track === 'full' ? sectionIn(section, language).questions : tracks['small-start'].questions
  const question = asked.find((one) => one.key === key)
  if (!question) throw new RangeError(`no words for question ${section}/${key}`)
  return question
}

function fieldIn(name: string, language: Language, track: Track): FieldContent | undefined {
  return fieldsOf[language][track].get(name) ?? fieldsOf[language].full.get(name)
}

/** A group may bear the name of its first field; the field itself then counts, so inner ones stand behind. */
function indexOf(questions: readonly FieldContent[]): ReadonlyMap<string, FieldContent> {
  return new Map(questions.flatMap(withInner).map((field) => [field.key, field]))
}

/** A question and all that stands in it, however deep. */
function withInner(field: FieldContent): FieldContent[] {
  return [field, ...(field.fields ?? []).flatMap(withInner)]
}

function indexesOf(language: Language): Record<Track, ReadonlyMap<string, FieldContent>> {
  const { full, 'small-start': small } = formContent[language].tracks
  return {
    full: indexOf(full.sections.flatMap((section) => section.questions)),
    'small-start': indexOf([...small.questions, ...small.declarations.fields]),
  }
}

const fieldsOf = { nl: indexesOf('nl'), en: indexesOf('en'), fy: indexesOf('fy') }
