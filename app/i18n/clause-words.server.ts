import type { ClauseValue, Phrase } from '#app/domain/grant/clause-values.ts'
import { type Clause, clauseFileSchema, piecesOf } from '#app/domain/grant/clauses.ts'
import type { ReportWords } from '#app/domain/grant/schedule.ts'
import type { SmallStartWords } from '#app/domain/grant/small-start.ts'
import { type ClauseSeed, translationFileSchema } from '#app/domain/grant/translation.ts'
import { clausesContent, translatedClauses } from './content.server.ts'
import type { ClauseValueWords } from './content-types.ts'
import { fill } from './fill.ts'
import type { Language } from './languages.ts'
import { own } from './own.ts'
import { formatPlaceholder } from './placeholders.server.ts'

/** The language of agreements: a Dutch document, whatever language somebody reads the pages in. */
export const agreementLanguage = 'nl'

/** The articles that a fund begins with, unfilled: in Dutch, which binds, and what they say in English. */
export function clauseSeed(): ClauseSeed {
  return { clauses: clauseTexts(), translations: { en: translated.clauses } }
}

/** Every article that an agreement of a new fund can have, with its plain and its legal text, unfilled. */
export function clauseTexts(): readonly Clause[] {
  return clauses
}

/** What a placeholder stands for, in the language of the reader; null for a name that nobody knows. */
export function placeholderMeaning(name: string, language: Language): string | null {
  return formatPlaceholder('clausePlaceholder', name, language)
}

/** A text of an article as it reads in an example agreement; a placeholder without an example stays as it is. */
export function exampleText(text: string): string {
  return piecesOf(text)
    .map((piece) =>
      'text' in piece ? piece.text : (exampleValue(piece.placeholder) ?? `{{${piece.placeholder}}}`),
    )
    .join('')
}

/** What stands above and below every agreement: that it is a template, and which text goes first. */
export function clauseNotices(): { status: string; notice: string; precedence: string } {
  const { status, notice, precedence } = clausesContent
  return { status, notice, precedence }
}

/** What reports are called in the schedule. */
export function reportWords(): ReportWords {
  return clausesContent.reports
}

/** What an agreement about a small start says where nothing was asked. */
export function smallStartWords(): SmallStartWords {
  return clausesContent.smallStart
}

/** A typed value as it stands in an article; empty when the content has no words for it, so that filling is refused. */
export function formatClauseValue(value: ClauseValue): string {
  return valueIn(value, clausesContent, agreementLanguage)
}

/** The same in English, to read beside the Dutch text. */
export function formatEnglishValue(value: ClauseValue): string {
  return valueIn(value, translatedClauses, 'en')
}

/** That the English text is there to read, and the Dutch one counts. */
export function englishPrecedence(): string {
  return translatedClauses.precedence
}

function valueIn(value: ClauseValue, words: ClauseValueWords, language: Language): string {
  const formatted = (type: string, plain: unknown) => formatPlaceholder(type, plain, language) ?? ''
  if ('phrase' in value) return phraseText(value, words, formatted)
  if ('legalForm' in value) return words.legalForms[value.legalForm] ?? ''
  if ('attestor' in value) return words.attestors[value.attestor] ?? ''
  if ('moments' in value) return words.paymentMoments[value.moments] ?? ''
  if ('people' in value) {
    const people = value.people.map(({ name, capacity }) => (capacity ? `${name} (${capacity})` : name))
    return formatted('list', people)
  }
  switch (value.type) {
    case 'list':
      return formatted('list', value.values)
    case 'money':
      return formatted('money', value.cents)
    case 'percent':
      return formatted('percent', value.basisPoints)
    case 'date':
      return formatted('date', value.day)
    case 'counted':
      return formatted('counted', {
        count: value.count,
        noun: value.what === 'tranches' ? 'in-parts' : 'times',
      })
    default:
      return formatted(value.type, value.value)
  }
}

function exampleValue(name: string): string | null {
  const type = own(clausesContent.placeholders, name)?.type
  return type ? formatPlaceholder(type, own(clausesContent.examples, name), agreementLanguage) : null
}

const { clauses } = clauseFileSchema.parse(clausesContent)
const translated = translationFileSchema.parse(translatedClauses)

type Formatted = (type: string, value: unknown) => string

function phraseText(value: Phrase, words: ClauseValueWords, formatted: Formatted): string {
  if (value.phrase === 'waiver') return waiverText(value, words, formatted)
  if (value.phrase !== 'vat') return words.phrases[value.phrase] ?? ''
  const statement = words.vatStatements.find((one) => one.value === value.answer)
  return (value.legal ? statement?.legal : statement?.text) ?? ''
}

function waiverText(
  { legal, indicator, shareBp, cents }: Extract<Phrase, { phrase: 'waiver' }>,
  words: ClauseValueWords,
  formatted: Formatted,
): string {
  const values: Record<string, string> = {
    'loan.waiverShare': formatted('percent', shareBp),
    'loan.waiverIndicator': indicator,
    'loan.waiverAmount': formatted('money', cents),
  }
  return fill(words.phrases[legal ? 'waiver-legal' : 'waiver'] ?? '', (name) => values[name] ?? null)
}
