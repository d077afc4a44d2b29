import type { Criterion } from '#app/domain/panel/rubric.ts'
import type { Piece } from './fill.ts'
import type { Language } from './languages.ts'

/** One text in every language. */
export type InLanguages = Record<Language, string>
export type Texts = Readonly<Record<string, string | undefined>>
export type PlaceholderTable = Readonly<Record<string, { type: string; meaning: string } | undefined>>

export type OptionWords = { value: string; label: string; hint?: string }
export type FieldContent = {
  key: string
  optional?: boolean
  label: string
  hint?: string
  example?: string
  options?: readonly OptionWords[]
  /** Options beside those that come from the fund's own data. */
  extraOptions?: readonly OptionWords[]
  /** What a row is called and the button that adds one, where the field repeats. */
  rowName?: string
  addLabel?: string
  /** The fields of a group or of a row. */
  fields?: readonly FieldContent[]
  errors?: Texts
}
export type QuestionContent = FieldContent & { why?: string }
export type SectionContent = {
  key: string
  title: string
  shortTitle: string
  intro: string
  questions: readonly QuestionContent[]
}
export type FormCommon = {
  saveAndContinue: string
  saveAndLater: string
  send: string
  optional: string
  change: string
  remove: string
  up: string
  down: string
  notFilledIn: string
  saved: string
  wordCount: string
  position: string
  previous: string
  errorTitle: string
  errorPrefix: string
  whyTitle: string
  exampleTitle: string
  sectionDone: { label: string; yes: string; no: string; empty: string }
  unknownField: string
  tooLarge: string
  glyph: string
  noSuchDay: string
  unknown: string
}
export type FormContent = {
  common: FormCommon
  tracks: {
    full: { title: string; lead: string; sections: readonly SectionContent[] }
    'small-start': {
      title: string
      lead: string
      questions: readonly QuestionContent[]
      declarations: { label: string; fields: readonly FieldContent[] }
    }
  }
}

export type CriterionContent = {
  key: string
  name: string
  question: string
  levels: Readonly<Record<'1' | '3' | '5', { anchor: string }>>
  lookAt: readonly string[]
  doNotWeigh: readonly string[]
}
export type RubricContent = {
  criteria: readonly CriterionContent[]
  scoring: {
    intro: string
    scoreLabel: string
    cannotJudge: string
    cannotJudgeHint: string
    reasonLabel: string
    reasonHint: string
    blind: string
    giveBack: { label: string; reason: string; reasons: readonly OptionWords[]; done: string }
    questionsLabel: string
    questionsHint: string
    lock: { button: string; text: string; done: string }
    errors: Texts
  }
  advice: { label: string; options: readonly OptionWords[]; conditionEmpty: string }
  conflict: {
    question: string
    intro: string
    why: string
    grades: Readonly<
      Record<'none' | 'acquainted' | 'close' | 'interest', { label: string; declare: string; then: string }>
    >
    grounds: { label: string; options: readonly OptionWords[]; note: string }
    errors: Texts
    hints: Texts
    closedPage: { title: string; text: string; way: string }
    late: { button: string; text: string }
  }
  practice: {
    title: string
    text: string
    plan: { title: string; applicant: string; parts: Readonly<Record<Criterion, readonly string[]>> }
    talk: Readonly<Record<Criterion, string>>
  }
  agreement: Readonly<Record<string, { label: string; text: string } | undefined>>
  meeting: { newScore: string; newScoreReason: string; newScoreReasonEmpty: string; outOfRoom: string }
}

export type MailContent = {
  key: string
  subject: string
  preview: string
  /** Paragraphs, whole or in pieces. */
  body: readonly (string | readonly Piece[])[]
  action?: { label: string; url: string }
}
export type MailsContent = {
  shared: {
    greeting: string
    greetingPlain: string
    closing: string
    help: readonly Piece[]
    why: Texts
    preferences: { label: string; url: string }
    unsubscribe: { label: string; url: string }
    linkFallback: string
  }
  mails: readonly MailContent[]
}

export type LetterCondition = Texts
export type LetterBlockContent = {
  kind: string
  text?: string
  name?: string
  when?: LetterCondition
}
export type LetterContent = {
  key: string
  version: number
  subject: string
  blocks: readonly LetterBlockContent[]
}
export type LettersContent = {
  shared: {
    greeting: string
    greetingPlain: string
    closing: string
    signature: string
    signaturePlain: string
    header: string
  }
  slots: {
    reasonsPerV: { item: string }
    conditions: { item: string }
    strengths: { item: string }
    anotherWay: { item: string }
    reason: { item: string }
    departure: { item: string }
    lowerReason: { item: string }
    person: { text: readonly Piece[] }
    notAgreed: {
      variants: readonly { when: LetterCondition; title: string; text: readonly Piece[]; legal?: string }[]
    }
  }
  letters: readonly LetterContent[]
}

export type VerdictContent = {
  what: InLanguages
  whatNow: InLanguages
  placeholders: readonly string[]
  /** Placeholders whose value has another name in the reason. */
  from?: Texts
}
export type StatesContent = {
  machines: Readonly<
    Record<
      string,
      | {
          title: string
          states: Readonly<Record<string, { staff: InLanguages; applicant: InLanguages } | undefined>>
        }
      | undefined
    >
  >
  moves: Readonly<Record<string, Readonly<Record<string, InLanguages | undefined>> | undefined>>
  roles: Readonly<Record<string, { name: InLanguages; withArticle: InLanguages } | undefined>>
  dates: Readonly<Record<string, InLanguages | undefined>>
  /** Days of the terms that have a name, or an amount. */
  namedDates: Readonly<Record<string, InLanguages | undefined>>
  /** What can have a ceiling. */
  scopes: Readonly<Record<string, InLanguages | undefined>>
  /** What can be the matter with a file, to stand in a sentence. */
  fileProblems: Readonly<Record<string, InLanguages | undefined>>
  importProblems: Readonly<Record<string, InLanguages | undefined>>
  returnReasons: Readonly<Record<string, InLanguages | undefined>>
  /** Parts of a report. */
  parts: Readonly<Record<string, InLanguages | undefined>>
  verdicts: Readonly<Record<string, VerdictContent | undefined>>
  fallback: { what: InLanguages; whatNow: InLanguages }
  placeholders: PlaceholderTable
}

export type EligibilityOptionContent = {
  value: string
  label: InLanguages
  hint?: InLanguages
  leads: string
  reason?: string
  track?: string
  fills?: Texts
}
export type EligibilityContent = {
  page: Readonly<Record<string, InLanguages | undefined>>
  questions: readonly {
    key: string
    label: InLanguages
    hint: InLanguages
    options: readonly EligibilityOptionContent[]
    errors: { empty: InLanguages }
  }[]
  reasons: Readonly<
    Record<string, { leads: string; because: InLanguages; anotherWay: InLanguages } | undefined>
  >
  outcomes: Readonly<Record<'yes' | 'maybe' | 'no', Readonly<Record<string, InLanguages | undefined>>>>
  placeholders: PlaceholderTable
}

export type EventsContent = {
  events: Readonly<Record<string, InLanguages | undefined>>
  /** Events that say who is up next, by that. */
  next: Readonly<Record<string, Readonly<Record<string, InLanguages | undefined>> | undefined>>
  fallback: InLanguages
  placeholders: PlaceholderTable
}

export type ConditionsContent = {
  missing: Readonly<Record<string, InLanguages | undefined>>
  met: InLanguages
  counts: Record<Language, readonly string[]>
  clauses: Readonly<Record<string, InLanguages | undefined>>
  /** What a condition asks of something that was taken out. */
  gone: Readonly<Record<string, InLanguages | undefined>>
  sentence: InLanguages
  anyInside: InLanguages
}

export type ClausesContent = {
  version: number
  status: string
  notice: string
  precedence: string
  vatStatements: readonly { value: string; text: string; legal: string }[]
  legalForms: Texts
  phrases: Texts
  attestors: Texts
  paymentMoments: Texts
  reports: { interim: string; final: string }
  smallStart: {
    milestone: string
    evidence: string
    indicatorUnit: string
    indicatorSource: string
    noBaseline: string
  }
  placeholders: Readonly<Record<string, { type: string; meaning: string; en: string; fy: string }>>
  /** A value for each placeholder, to show an article filled in. */
  examples: Readonly<Record<string, unknown>>
  clauses: readonly unknown[]
}

/** The words of values that stand in an article. */
export type ClauseValueWords = Pick<
  ClausesContent,
  'vatStatements' | 'legalForms' | 'phrases' | 'attestors' | 'paymentMoments'
>
export type TranslatedClauses = ClauseValueWords & { precedence: string; clauses: readonly unknown[] }
