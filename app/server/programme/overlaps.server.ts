import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { overlapStands } from '#app/domain/results/contribution.ts'
import { countKey, countsThatMayOverlap } from '#app/domain/results/known-overlap.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { unitBeside } from '#app/i18n/units.ts'
import { db } from '#db/client.server.ts'
import { indicatorsIn } from '#db/queries/component-indicators.server.ts'
import { type IndicatorRow, indicatorRows } from '#db/queries/programme.server.ts'
import { publicNames } from '#db/queries/public/grants.server.ts'
import { notFound } from '../answers.server.ts'
import { initiativeName } from '../results/initiative-name.server.ts'
import { valueText } from '../results/values.server.ts'

/** What is known of people in two counts of an indicator of the programme, and whether it still counts. */
export async function overlapsView(actor: Person, { key, type, unit }: IndicatorRow) {
  const language = currentLocale()
  const all = (await indicatorsIn(db(), actor.fund, [key])).get(key) ?? []
  const names = await publicNames(db(), [...new Set(all.map(({ grant }) => grant))])
  const nameOf = (grant: string) => {
    const named = names.get(grant)
    return named ? initiativeName(named) : ''
  }
  const rows = all.flatMap((one) =>
    (one.overlaps ?? []).map((overlap) => {
      const other = all.find((count) => countKey(count) === countKey(overlap.other))
      const { least, most, recordedAt } = overlap
      return {
        key: `${countKey(one)} ${countKey(overlap.other)} ${recordedAt.toISOString()}`,
        one: nameOf(one.grant),
        other: nameOf(overlap.other.grant),
        both: least === most ? formatNumber(least, language) : rangeText(least, most, language),
        source: overlap.source,
        recorded: formatDay(dayOf(recordedAt), language),
        stands: other ? overlapStands(overlap, one, other) : false,
      }
    }),
  )
  return { rows, open: countsThatMayOverlap({ key, type, unit }, all).length > 1 }
}

/** The counts of which one may say how many people are in both. */
export async function overlapPage(actor: Person, key: string | undefined, language: Language) {
  const row = (await indicatorRows(db(), actor.fund)).find((one) => one.key === key)
  if (!row) throw notFound()
  const all = (await indicatorsIn(db(), actor.fund, [row.key])).get(row.key) ?? []
  const counts = countsThatMayOverlap(row, all)
  const names = await publicNames(db(), [...new Set(counts.map(({ grant }) => grant))])
  return {
    key: row.key,
    name: row.name,
    unit: row.unit,
    counts: counts.map((count) => {
      const named = names.get(count.grant)
      const figure = `${valueText(count.now.value, language)} ${unitBeside(count.now.value, row.unit)}`
      return { value: countKey(count), label: `${named ? initiativeName(named) : ''}: ${figure}` }
    }),
    operation: randomUUID(),
  }
}

function rangeText(least: number, most: number, language: Language): string {
  return `${formatNumber(least, language)}–${formatNumber(most, language)}`
}
