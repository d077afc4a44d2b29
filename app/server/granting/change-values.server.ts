import { codeWords } from '#app/components/terms/code-words.ts'
import { isIsoDate } from '#app/domain/calendar.ts'
import type { Condition } from '#app/domain/grant/condition.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { conditionClause } from '#app/i18n/condition-words.server.ts'
import { formatDay, formatIban, formatList, formatMoney, formatPercent } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { conditionNamesOf } from '../agreement-document.server.ts'

/** One value of the terms as people read it; nothing is an empty text. `field` is what it is called in the terms. */
export function changeValue(field: string, value: unknown, terms: Terms, language: Language): string {
  if (value === undefined || value === null || value === '') return ''
  if (field === 'condition') return conditionClause(value as Condition, conditionNamesOf(terms), language)
  if (field === 'representatives') return peopleOf(value as Terms['grantee']['representatives'], language)
  if (field === 'milestones' && Array.isArray(value)) return milestonesOf(value, terms, language)
  if (field === 'address') return Object.values(value as object).join(', ')
  if (field === 'experiment') return experimentOf(value as NonNullable<Terms['experiment']>, language)
  if (field === 'waiver') return m.terms_changed_waiver()
  if (field === 'iban') return formatIban(String(value))
  if (field === 'indicator') return terms.indicators.find(({ id }) => id === value)?.name ?? ''
  const word = codeWords[field]?.[String(value)]
  if (word) return word()
  if (typeof value === 'number') return numberOf(field, value, language)
  if (typeof value === 'string') return isIsoDate(value) ? formatDay(value, language) : value
  return JSON.stringify(value)
}

function numberOf(field: string, value: number, language: Language): string {
  if (field.endsWith('Cents')) return formatMoney(value, language)
  return field.endsWith('Bp') ? formatPercent(value, language) : String(value)
}

function peopleOf(people: Terms['grantee']['representatives'], language: Language): string {
  return formatList(
    people.map(({ name, capacity }) => (capacity ? `${name} (${capacity})` : name)),
    language,
  )
}

function milestonesOf(ids: string[], { milestones }: Terms, language: Language): string {
  return formatList(
    ids.map((id) => milestones.find((one) => one.id === id)?.title ?? id),
    language,
  )
}

function experimentOf(
  { question, sign, stopRule, reviewDate }: NonNullable<Terms['experiment']>,
  language: Language,
) {
  return [question, sign, stopRule, formatDay(reviewDate, language)].filter(Boolean).join(' ')
}
