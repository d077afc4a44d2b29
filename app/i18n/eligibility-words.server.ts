import type { EligibilityQuestion, Outcome } from '#app/domain/eligibility.ts'
import { tracks } from '#app/domain/round.ts'
import { eligibilityContent } from './content.server.ts'
import type { InLanguages } from './content-types.ts'
import { fillWhatIsKnown } from './fill.ts'
import type { Language } from './languages.ts'
import { own } from './own.ts'
import { formatPlaceholder, type PlaceholderValues } from './placeholders.server.ts'

/** What the texts name of the fund and its round. */
export type EligibilityValues = {
  'fund.area': PlaceholderValues['text']
  'fund.neighbourhoods': PlaceholderValues['list']
  'round.name': PlaceholderValues['text']
  'round.smallMaximum'?: PlaceholderValues['money']
  'round.maximum': PlaceholderValues['money']
  'person.name'?: PlaceholderValues['person']
  'person.phone'?: PlaceholderValues['phone']
}
export type EligibilityQuestionWords = {
  key: string
  label: string
  hint: string
  options: { value: string; label: string; hint?: string }[]
  errors: { empty: string }
}
export type EligibilityOutcomeWords = {
  title: string
  text: string
  button: string
  second?: string
  anotherWayTitle?: string
  help: string
  reasons: { because: string; anotherWay: string }[]
}

/** The questions as the rule reads them, without words; the same data in every language. */
export function eligibilityQuestions(): EligibilityQuestion[] {
  return eligibilityContent.questions.map(({ key, options }) => ({
    key,
    options: options.map(({ value, leads, reason, track }) => ({
      value,
      leads: leads as Outcome,
      reason,
      track: tracks.find((one) => one === track),
    })),
  }))
}

/** What the answers to the check fill in of the form: field by value. */
export function eligibilityFills(answers: Readonly<Record<string, unknown>>): Record<string, string> {
  const chosen = eligibilityContent.questions.map(({ key, options }) =>
    options.find(({ value }) => value === answers[key]),
  )
  return Object.assign({}, ...chosen.map((option) => option?.fills ?? {}))
}

/** A text of the check's pages, such as `title`, `intro`, `next`. */
export function eligibilityPage(text: string, language: Language): string {
  return eligibilityContent.page[text]?.[language] ?? ''
}

/** One question with its options, in one language. */
export function eligibilityQuestionWords(
  question: string,
  language: Language,
  values: EligibilityValues,
): EligibilityQuestionWords {
  const words = eligibilityContent.questions.find(({ key }) => key === question)
  if (!words) throw new RangeError(`no words for question ${question}`)
  const say = speaker(language, values)
  return {
    key: question,
    label: say(words.label),
    hint: say(words.hint),
    options: words.options.map(({ value, label, hint }) => ({
      value,
      label: say(label),
      hint: hint && say(hint),
    })),
    errors: { empty: words.errors.empty[language] },
  }
}

/** The page of an outcome, with the reasons for it and the other way that each of them shows. */
export function eligibilityOutcomeWords(
  outcome: Outcome,
  reasons: readonly string[],
  language: Language,
  values: EligibilityValues,
): EligibilityOutcomeWords {
  const { title, text, button, second, anotherWayTitle, help } = eligibilityContent.outcomes[outcome]
  const say = speaker(language, values)
  return {
    title: say(title),
    text: say(text),
    button: say(button),
    second: second && say(second),
    anotherWayTitle: anotherWayTitle && say(anotherWayTitle),
    help: say(help),
    reasons: reasons.flatMap((reason) => {
      const words = eligibilityContent.reasons[reason]
      return words ? [{ because: say(words.because), anotherWay: say(words.anotherWay) }] : []
    }),
  }
}

/** Why the check said so, in a sentence; null for what is no reason, or names something of the fund. */
export function eligibilityReason(reason: string, language: Language): string | null {
  const because = own(eligibilityContent.reasons, reason)?.because[language]
  return because && !because.includes('{{') ? because : null
}

function speaker(language: Language, values: EligibilityValues): (text: InLanguages | undefined) => string {
  const given: Readonly<Record<string, unknown>> = values
  return (text) =>
    fillWhatIsKnown(text?.[language] ?? '', (name) =>
      formatPlaceholder(eligibilityContent.placeholders[name]?.type ?? '', given[name], language),
    ) ?? ''
}
