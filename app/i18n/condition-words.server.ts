import { type Condition, type Facts, type Missing, missingOnce } from '#app/domain/grant/condition.ts'
import { type ConditionSentence, conditionSentences } from '#app/domain/grant/condition-references.ts'
import { conditionsContent } from './content.server.ts'
import type { InLanguages } from './content-types.ts'
import { fill } from './fill.ts'
import { formatList, formatPercent } from './format.ts'
import type { Language } from './languages.ts'
import { formatPlaceholder, type PlaceholderType } from './placeholders.server.ts'

/** The names of what a condition calls by id; facts of a grant have them all. */
export type MissingNames = {
  milestones: Readonly<Record<string, { name: string } | undefined>>
  reports: Readonly<Record<string, { name: string } | undefined>>
  indicators: Readonly<Record<string, { name: string } | undefined>>
  tranches?: Readonly<Record<string, { number: number } | undefined>>
}
export type ConditionNames = MissingNames & {
  milestones: Readonly<Record<string, { name: string; number: number } | undefined>>
}

/** What still has to happen before a payment, one sentence for each thing, each said once. Empty when nothing misses. */
export function missingWords(
  missing: readonly Missing[],
  names: MissingNames | Facts,
  language: Language,
): string[] {
  return missingOnce(missing).map((one) => missingSentence(one, names, language))
}

/** A condition as one clause: `als mijlpaal 1 is goedgekeurd en de nulmeting vaststaat`; what was taken out is said so. */
export function conditionClause(condition: Condition, names: ConditionNames, language: Language): string {
  const clauses = conditionSentences(condition).map((one) => clauseOf(one, names, language, false))
  return fill(conditionsContent.sentence[language], () => formatList(clauses, language))
}

function missingSentence(missing: Missing, names: MissingNames, language: Language): string {
  if ('anyOf' in missing) return alternativesSentence(missing.anyOf, names, language)
  const [key, values] = missingText(missing, names)
  return say(conditionsContent.missing[key], values, language)
}

function missingText(missing: Exclude<Missing, { anyOf: unknown }>, names: MissingNames): [string, Values] {
  if ('signed' in missing) return ['signed', {}]
  if ('baseline' in missing) {
    return [
      'baseline',
      { 'indicator.name': ['text', names.indicators[missing.baseline]?.name ?? missing.baseline] },
    ]
  }
  if ('milestone' in missing) {
    return [
      'milestone',
      { 'milestone.name': ['text', names.milestones[missing.milestone]?.name ?? missing.milestone] },
    ]
  }
  if ('report' in missing)
    return ['report', { 'report.name': ['text', names.reports[missing.report]?.name ?? missing.report] }]
  if ('tranche' in missing) {
    return [
      'tranche',
      { 'tranche.number': ['text', String(names.tranches?.[missing.tranche]?.number ?? missing.tranche)] },
    ]
  }
  if ('from' in missing) return ['from', { 'tranche.date': ['date', missing.from] }]
  if ('confirm' in missing) {
    return [
      'confirm',
      { 'role.name': ['roleFirst', missing.confirm], 'confirmation.text': ['text', missing.text] },
    ]
  }
  if ('results' in missing) return [`results-${missing.why}`, {}]
  const key = `indicator${missing.down ? '-down' : ''}${missing.actual === null ? '-unmeasured' : ''}`
  return [
    key,
    {
      'indicator.name': ['text', names.indicators[missing.indicator]?.name ?? missing.indicator],
      'indicator.actual': ['figure', missing.actual],
      'indicator.need': ['figure', missing.need],
    },
  ]
}

function alternativesSentence(anyOf: Missing[][], names: MissingNames, language: Language): string {
  const ways = anyOf.map((way, at) => `(${at + 1}) ${missingWords(way, names, language).join(' ')}`)
  const count = conditionsContent.counts[language][anyOf.length] ?? String(anyOf.length)
  return say(
    conditionsContent.missing.anyOf,
    { count: ['text', count], alternatives: ['text', ways.join(' ')] },
    language,
  )
}

function clauseOf(
  one: ConditionSentence,
  names: ConditionNames,
  language: Language,
  inside: boolean,
): string {
  const { clauses, gone, anyInside } = conditionsContent
  switch (one.say) {
    case 'signed':
      return say(clauses.signed, {}, language)
    case 'baseline-recorded':
      return say(clauses.baselineRecorded, {}, language)
    case 'milestone-accepted': {
      const milestone = names.milestones[one.milestone]
      if (!milestone) return say(gone.milestone, {}, language)
      return say(
        clauses.milestoneAccepted,
        { 'milestone.number': ['text', String(milestone.number)] },
        language,
      )
    }
    case 'report-accepted': {
      const report = names.reports[one.report]
      if (!report) return say(gone.report, {}, language)
      return say(clauses.reportAccepted, { 'report.name': ['text', report.name] }, language)
    }
    case 'tranche-paid': {
      const tranche = names.tranches?.[one.tranche]
      if (!tranche) return say(gone.tranche, {}, language)
      return say(clauses.tranchePaid, { 'tranche.number': ['text', String(tranche.number)] }, language)
    }
    case 'indicator-at-least': {
      const indicator = names.indicators[one.indicator]
      if (!indicator) return say(gone.indicator, {}, language)
      return say(
        clauses.indicatorAtLeast,
        {
          'indicator.name': ['text', indicator.name],
          share: ['text', formatPercent(one.shareBp, language)],
        },
        language,
      )
    }
    case 'on-or-after':
      return say(clauses.onOrAfter, { 'tranche.date': ['date', one.day] }, language)
    case 'confirmed':
      return say(
        clauses.confirmedBy,
        { 'role.name': ['roleWithArticle', one.role], 'confirmation.text': ['text', one.text] },
        language,
      )
    case 'results-earned':
      return say(clauses.resultsEarned, {}, language)
    case 'one-of': {
      const ways = one.alternatives.map((way) =>
        formatList(
          way.map((part) => clauseOf(part, names, language, true)),
          language,
        ),
      )
      const either = formatList(ways, language, 'or')
      return inside || ways.length < 2 ? either : fill(anyInside[language], () => either)
    }
  }
}

type Values = Readonly<Record<string, [PlaceholderType, unknown]>>

function say(text: InLanguages | undefined, values: Values, language: Language): string {
  if (!text) throw new RangeError('a condition without words')
  return fill(text[language], (name) => {
    const [type, value] = values[name] ?? []
    return type ? formatPlaceholder(type, value, language) : null
  })
}
