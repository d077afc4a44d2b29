import type { KeptResults } from '#app/domain/results/kept-results.ts'
import { whyMissing } from '#app/domain/results/missing.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { formatWithUnit, unitBeside } from '#app/i18n/units.ts'
import type { Neighbourhood } from '#db/queries/fund.server.ts'
import type { Programme, ProgrammeIndicator } from '#db/queries/public/results.server.ts'
import { indicatorPath } from './indicator-path.server.ts'
import { placeNames, valueText } from './values.server.ts'

export type ResultRow = {
  key: string
  name: string
  /** The page of this number: its rows, its definition, and how it was on a day. */
  href: string
  /** A part of the row before it. */
  part: boolean
  figure: string | null
  /** Behind the figure: its period, and what kind of number it is. */
  note: string | null
  /** Why there is none. */
  why: string | null
  target: string | null
  /** What grants of the fund counted for it. */
  grants: string | null
  grantCount: number
}

/** All that a row is made of; `here` is the neighbourhood that is asked for, `kept` what grants counted by indicator. */
export type Around = {
  programme: Programme
  kept: ReadonlyMap<string, KeptResults>
  here: Neighbourhood | null
  year: number
  language: Language
}

/** The rows of a pillar, each part of a figure right behind the whole; in a neighbourhood only what is known of it. */
export function rowsOf(indicators: readonly ProgrammeIndicator[], around: Around): ResultRow[] {
  const keys = new Set(indicators.map(({ key }) => key))
  const wholes = indicators.filter(({ subsetOf }) => subsetOf === null || !keys.has(subsetOf))
  const sorted = wholes.flatMap((whole) => [
    whole,
    ...indicators.filter(({ subsetOf }) => subsetOf === whole.key),
  ])
  const rows = sorted.map((indicator) => rowOf(indicator, !wholes.includes(indicator), around))
  return around.here ? rows.filter(({ figure, grants }) => figure !== null || grants !== null) : rows
}

function rowOf(indicator: ProgrammeIndicator, part: boolean, around: Around): ResultRow {
  const { here, language, year, programme } = around
  const [figure] = here
    ? indicator.figures.filter(({ places }) => touches(places, here, programme.neighbourhoods))
    : indicator.figures
  const [target] = indicator.targets
  const beside = here && figure ? figure.places.filter((key) => key !== here.key) : []
  return {
    key: indicator.key,
    name: indicator.name,
    href: indicatorPath(indicator),
    part,
    figure: figure
      ? `${valueText(figure.value, language)} ${unitBeside(figure.value, indicator.unit)}`
      : null,
    note: figure
      ? [
          figure.period,
          beside.length > 0 &&
            m.results_public_together_with({
              places: placeNames(beside, programme.neighbourhoods, language),
            }),
          indicator.type === 'contacts' && m.results_public_contacts(),
        ]
          .filter(Boolean)
          .join(' · ')
      : null,
    why: figure ? null : whyWords(target ?? null, year),
    target: target && !here ? targetText(indicator, target, language) : null,
    ...fromGrants(indicator, around),
  }
}

function fromGrants(indicator: ProgrammeIndicator, { kept, here, language }: Around) {
  const sum = kept.get(indicator.key)?.sums.find(({ place }) => place === (here?.key ?? null))
  if (!sum?.figure) return { grants: null, grantCount: 0 }
  const text = sum.hidden
    ? m.results_public_hidden()
    : `${valueText(sum.figure, language)} ${unitBeside(sum.figure, indicator.unit)}`
  return { grants: text, grantCount: sum.entering }
}

/** What a programme aims at, in words: `75 baangaranties (2024)`. */
export function targetText(
  { unit }: { unit: string },
  target: { value: number; period: string | null },
  language: Language,
): string {
  const goal = formatWithUnit(target.value, unit, language)
  return target.period ? m.results_public_target_in({ goal, period: target.period }) : goal
}

/** Why there is no figure, in words. */
export function whyWords(target: { period: string | null } | null, year: number): string {
  return {
    'still-running': m.results_public_why_running,
    'not-measured': m.results_public_why_not_measured,
    'no-year': m.results_public_why_no_year,
    'no-number': m.results_public_why_no_number,
  }[whyMissing(target, year)]()
}

/** A neighbourhood and those that lie in it. */
export function placesWithin(here: Neighbourhood, all: readonly Neighbourhood[]): string[] {
  return [here.key, ...all.filter(({ parentKey }) => parentKey === here.key).map(({ key }) => key)]
}

function touches(places: readonly string[], here: Neighbourhood, all: readonly Neighbourhood[]): boolean {
  return places.some((place) => placesWithin(here, all).includes(place))
}
