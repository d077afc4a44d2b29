import type { HarvestWords, WordsIn } from '#app/domain/results/annual-report.ts'
import type { LiveNumber } from '#app/domain/results/annual-report-number.ts'
import { formatCounted, formatFigure, formatMoney, formatNumber } from './format.ts'
import type { Language } from './languages.ts'
import { m } from './paraglide/messages.js'
import { unitBeside } from './units.ts'
import { inWords, type Worded, worded } from './worded.ts'

/** What a harvest begins with in each language, and the ways in which a unit may stand in a Dutch text. */
export const harvestWords: WordsIn = {
  nl: wordsIn('nl'),
  en: wordsIn('en'),
  unitsOf: (unit) => [...new Set([unit, unitBeside(1, unit)])],
}

/** A live number as it stands in a sentence: `ruim 3.600 vragen`, `2 tot 4`, `11 van 38 woningen`, `€ 12.300`. */
export function numberText(number: LiveNumber, language: Language): string {
  return inWords(numberWords(number, language))
}

/** The same with its unit apart, which the programme has in Dutch. */
export function numberWords(number: LiveNumber, language: Language): Worded {
  const alone = (text: string) => ({ text, dutch: '' })
  if (number.kind === 'hidden') return alone(m.harvest_hidden({}, { locale: language }))
  if (number.kind === 'money') return alone(formatMoney(number.cents, language))
  if (number.kind === 'awards') return alone(formatCounted(number.count, 'grant', language))
  const { value, unit, form } = number
  const figure = formatFigure(value, language)
  const shown = value.denominator
    ? m.results_public_of(
        { part: figure, whole: formatNumber(value.denominator, language) },
        { locale: language },
      )
    : figure
  const beside = value.denominator ? unit : unitBeside(value, unit)
  return form === 'whole' ? worded(shown, beside, language) : alone(shown)
}

function wordsIn(locale: 'nl' | 'en'): HarvestWords {
  const inIt = { locale }
  return {
    opening: ({ year, vision, aim }) =>
      m.harvest_opening({ year, vision, aim }, inIt).replace(/ {2,}/g, ' ').trim(),
    missing: ({ name, target, why }) => {
      if (target === null)
        return why === 'no-number'
          ? m.harvest_missing_no_number({ name }, inIt)
          : m.harvest_missing_no_target({ name }, inIt)
      if (why === 'still-running') return m.harvest_missing_running({ name, target }, inIt)
      if (why === 'no-year') return m.harvest_missing_no_year({ name, target }, inIt)
      return m.harvest_missing_past({ name, target }, inIt)
    },
    noBooks: ({ year }) => m.harvest_no_books({ year }, inIt),
    money: (of) => m.harvest_money_text(of, inIt),
    award: ({ initiative, amount }) =>
      m.harvest_award({ initiative: initiative ?? m.results_public_name_withheld({}, inIt), amount }, inIt),
  }
}
