import { dayOf, endOfDay, type IsoDate, isIsoDate, parseDay } from '#app/domain/calendar.ts'
import { type IndicatorType, type RowReading, rowReading } from '#app/domain/results/indicator.ts'
import { indicatorThen } from '#app/domain/results/known-then.ts'
import { formatDay, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { unitBeside } from '#app/i18n/units.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { publicNames } from '#db/queries/public/grants.server.ts'
import { resultsUntil } from '#db/queries/public/kept-results.server.ts'
import { type MeasuredRow, measuredRows } from '#db/queries/public/measured-rows.server.ts'
import {
  type Programme,
  type ProgrammeIndicator,
  publicProgramme,
} from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { besideTexts, contributionView, grantsNamed } from './contribution-view.server.ts'
import { indicatorPath, wholeProgramme } from './indicator-path.server.ts'
import { initiativeName } from './initiative-name.server.ts'
import { numberRows } from './number-rows.server.ts'
import { targetText, whyWords } from './result-rows.server.ts'
import { chartValue, keyFigure, placeName, valueText } from './values.server.ts'

const perPage = 50

type Asked = { pillar: string; indicator: string; on: string | null; page: string | null }

/**
 * One indicator of the programme: what it counts, its figures and aims per year, what grants counted, and every row that is
 * behind that; as it is known now, or as it was known at the end of a day.
 */
export async function indicatorPage(asked: Asked, now: Date, language: Language) {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const programme = await publicProgramme(db(), fund.id)
  const found = programme.indicators.find(
    ({ key, pillar }) => key === asked.indicator && (pillar ?? wholeProgramme) === asked.pillar,
  )
  if (!found) throw notFound()
  const today = dayOf(now)
  const { day, wrong } = dayAsked(asked.on, today)
  const until = day ? endOfDay(day) : null
  const indicator = indicatorThen(found, until)
  const { kept, hidden } = await resultsUntil(db(), fund.id, indicator, until)
  const page = pageAsked(asked.page)
  const { rows, more } = await measuredRows(
    db(),
    { fund: fund.id, programme: indicator, until },
    { offset: (page - 1) * perPage, limit: perPage },
    hidden,
  )
  const contributed = {
    kept: new Map([[indicator.key, kept]]),
    names: await publicNames(db(), grantsNamed([kept])),
    language,
  }
  const path = indicatorPath(indicator)
  const at = (number: number) =>
    `${path}?${new URLSearchParams({ ...(day && { op: day }), p: String(number) })}#rows`
  return {
    name: indicator.name,
    pillar: pillarOf(indicator, programme),
    path,
    on: day,
    onWrong: wrong,
    asOf: day && formatDay(day, language),
    figure: keyFigure(indicator.figures[0]?.value ?? null, language),
    about: aboutFigure(indicator, Number(today.slice(0, 4)), language),
    years: yearsOf(indicator, language),
    means: meaningOf(indicator.type),
    reading: readings[rowReading(indicator.type)](),
    unit: indicator.unit,
    goals: programme.pillars.find(({ key }) => key === indicator.pillar)?.goals.join(' ') || null,
    better: indicator.direction === 'up' ? m.results_indicator_more() : m.results_indicator_less(),
    source: indicator.source?.trim() || null,
    measuredBy: indicator.measuredBy?.trim() || null,
    whole: linked(({ key }) => key === indicator.subsetOf, programme),
    parts: linked(({ subsetOf }) => subsetOf === indicator.key, programme),
    outOf: linked(({ wholeOf }) => wholeOf === indicator.key, programme),
    countedIn: linked(({ key }) => key === indicator.wholeOf, programme),
    contribution: contributionView(indicator, contributed),
    beside: besideTexts(indicator, contributed),
    numbers: numberRows(indicator, null, language),
    rows: rows.map((row) => rowView(row, programme, language)),
    newer: page > 1 ? at(page - 1) : null,
    older: more ? at(page + 1) : null,
  }
}

/** The day that was typed; one that cannot be read or is still to come is said, and not used. */
function dayAsked(typed: string | null, today: IsoDate): { day: IsoDate | null; wrong: boolean } {
  if (!typed?.trim()) return { day: null, wrong: false }
  const day = isIsoDate(typed) ? typed : parseDay(typed)
  return day && day <= today ? { day: day === today ? null : day, wrong: false } : { day: null, wrong: true }
}

function pageAsked(typed: string | null): number {
  return typed && /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1
}

function aboutFigure(indicator: ProgrammeIndicator, year: number, language: Language): string {
  const [figure] = indicator.figures
  const [target] = indicator.targets
  if (figure) return `${unitBeside(figure.value, indicator.unit)}, ${figure.period}.`
  const why = whyWords(target ?? null, year)
  if (!target) return why
  return `${m.results_public_goal_was({ name: indicator.name, goal: targetText(indicator, target, language) })} ${why}`
}

/** A bar per period that was measured, with the newest aim; null when there is but one number to draw. */
function yearsOf(indicator: ProgrammeIndicator, language: Language) {
  const { figures, targets, key, name, unit } = indicator
  const target = targets[0]?.value
  const [newest] = figures
  if (!newest || (figures.length < 2 && target === undefined)) return null
  return {
    id: `years-${key}`,
    title: `${valueText(newest.value, language)} ${unitBeside(newest.value, unit)}`,
    by: name,
    unit,
    target,
    bars: figures.toReversed().map((figure) => ({
      key: figure.id,
      label: figure.baseline ? `${figure.period} (${m.results_programme_is_baseline()})` : figure.period,
      value: chartValue(figure.value),
    })),
  }
}

/** What a row says, and that rows of one grant are not added up. */
const readings: Record<RowReading, () => string> = {
  'running-total': m.results_reading_total,
  share: m.results_reading_share,
  state: m.results_reading_state,
}

/** How figures of different grants may be put together, in a sentence. */
function meaningOf(type: IndicatorType): string {
  const words = {
    count: m.results_kind_count,
    'unique-people': m.results_kind_people,
    'unique-households': m.results_kind_households,
    contacts: m.results_kind_contacts,
    reach: m.results_kind_reach,
    percentage: m.results_kind_percentage,
    rate: m.results_kind_rate,
    score: m.results_kind_score,
    'yes-no': m.results_kind_yes_no,
    money: m.results_kind_money,
  }
  return words[type]()
}

/** The pillar, or the whole programme, with the way back to it. */
function pillarOf({ pillar: key }: ProgrammeIndicator, { pillars }: Programme) {
  const pillar = pillars.find((one) => one.key === key)
  return pillar
    ? { name: pillar.name, href: `/results/${pillar.key}` }
    : { name: m.results_public_whole_programme(), href: '/results#programme' }
}

/** Other indicators that this one is made of or is a part of, each with its page. */
function linked(which: (one: ProgrammeIndicator) => boolean, { indicators }: Programme) {
  return indicators.filter(which).map((one) => ({ key: one.key, name: one.name, href: indicatorPath(one) }))
}

function rowView(row: MeasuredRow, { neighbourhoods }: Programme, language: Language) {
  const { id, reference, name, unit, value, period, neighbourhood, method, acceptedAt } = row
  return {
    key: id,
    what: name,
    grant: { name: initiativeName(row), href: `/grants/${reference}` },
    figure: value ? `${valueText(value, language)} ${unitBeside(value, unit)}` : m.results_public_hidden(),
    corrected: row.earlier.map(({ was, correctedAt, reason }) => ({
      key: correctedAt.toISOString(),
      text: correctedText(was && `${valueText(was, language)} ${unitBeside(was, unit)}`, reason, {
        day: formatDay(dayOf(correctedAt), language),
      }),
    })),
    place: neighbourhood === null ? '–' : placeName(neighbourhood, neighbourhoods),
    period: m.results_public_period({
      from: formatShortDay(period.from, language),
      to: formatShortDay(period.to, language),
    }),
    method,
    accepted: formatShortDay(dayOf(acceptedAt), language),
  }
}

/** That a figure was corrected, and when; what it was and why, where everybody may know. */
function correctedText(was: string | null, reason: string | null, on: { day: string }): string {
  if (was === null) return m.results_indicator_corrected(on)
  if (!reason?.trim()) return m.results_indicator_corrected_was({ was, ...on })
  return m.results_indicator_corrected_why({ was, reason: reason.trim(), ...on })
}
