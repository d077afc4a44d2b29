import { yearOf } from '#app/domain/calendar.ts'
import { acrossPillars, highlightsOf, type Measured } from '#app/domain/results/highlight.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { unitBeside } from '#app/i18n/units.ts'
import { db } from '#db/client.server.ts'
import { currentFund, type Neighbourhood } from '#db/queries/fund.server.ts'
import { partnersTakingPart } from '#db/queries/partners.server.ts'
import { grantsAbout } from '#db/queries/public/grants.server.ts'
import { resultsOfProgramme } from '#db/queries/public/kept-results.server.ts'
import {
  type Programme,
  type ProgrammeIndicator,
  publicProgramme,
} from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { indicatorPath } from './indicator-path.server.ts'
import { grantRow } from './register.server.ts'
import { placesWithin, rowsOf, targetText } from './result-rows.server.ts'
import { keyFigure, valueText } from './values.server.ts'

/** How many grants a page about results lists; the register has them all. */
export const listed = 50

/** The whole programme by pillar, or what is known of one neighbourhood. Not found for a neighbourhood nobody knows. */
export async function resultsPage(place: string | null, now: Date, language: Language) {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const programme = await publicProgramme(db(), fund.id)
  const here = programme.neighbourhoods.find(({ key }) => key === place) ?? null
  if (place !== null && !here) throw notFound()
  const year = yearOf(now)
  const around = {
    programme,
    kept: await resultsOfProgramme(db(), fund.id, programme.indicators),
    here,
    year,
    language,
  }
  const inPlace = here ? placesWithin(here, programme.neighbourhoods) : null
  const { grants, count } = inPlace
    ? await grantsAbout(db(), fund.id, { places: inPlace }, listed)
    : { grants: [], count: 0 }
  const sections = [...programme.pillars, { key: null, name: m.results_public_whole_programme(), goals: [] }]
  return {
    place: here?.name ?? null,
    example: fund.example === 'yes',
    filters: filtersOf(programme.neighbourhoods, place),
    highlights: here ? [] : highlights(programme, year, language),
    across: here ? [] : pillarsInShort(programme, language),
    partners: here ? [] : await partnersTakingPart(db(), fund.id, year),
    year: String(year),
    sources: [...new Set(programme.indicators.flatMap(({ figures }) => figures.map(({ source }) => source)))],
    pillars: sections.map(({ key, name, goals }) => ({
      key,
      name,
      goals,
      rows: rowsOf(
        programme.indicators.filter(({ pillar }) => pillar === key),
        around,
      ),
    })),
    grants: grants.map((grant) => grantRow(grant, programme, language)),
    more: count > grants.length,
  }
}

/** One figure of each pillar, and the first aim that nobody measured. */
function highlights({ pillars, indicators }: Programme, year: number, language: Language) {
  const measured = indicators.map(measuredOf)
  return highlightsOf(
    pillars.map(({ key }) => key),
    measured,
    year,
  ).flatMap(({ key }) => {
    const one = measured.find((indicator) => indicator.key === key)
    if (!one) return []
    const text =
      one.figure || !one.target
        ? `${one.name}.`
        : m.results_public_goal_was({ name: one.name, goal: targetText(one, one.target, language) })
    return [{ key, text, name: one.name, figure: keyFigure(one.figure, language), href: indicatorPath(one) }]
  })
}

/** The pillars beside each other: the main figures of each, and how many of its figures were measured. */
function pillarsInShort({ pillars, indicators }: Programme, language: Language) {
  const measured = indicators.map(measuredOf)
  const across = acrossPillars(
    pillars.map(({ key }) => key),
    measured,
  )
  return across
    .filter(({ of }) => of > 0)
    .map(({ pillar, keys, measured: known, of }) => ({
      key: pillar,
      name: pillars.find(({ key }) => key === pillar)?.name ?? pillar,
      href: `/results/${pillar}`,
      measured: m.results_public_across_measured_of({ measured: String(known), all: String(of) }),
      figures: keys.flatMap((key) => {
        const one = measured.find((indicator) => indicator.key === key)
        if (!one?.figure) return []
        const figure = `${valueText(one.figure, language)} ${unitBeside(one.figure, one.unit)}`
        return [{ key, figure, text: `${one.name}, ${one.figure.period}`, href: indicatorPath(one) }]
      }),
    }))
}

/** An indicator with its newest figure and its newest aim. */
function measuredOf({ figures: [figure], targets: [target], ...one }: ProgrammeIndicator) {
  return {
    ...one,
    figure: figure ? { ...figure.value, period: figure.period } : null,
    target: target ?? null,
  } satisfies Measured
}

function filtersOf(neighbourhoods: readonly Neighbourhood[], place: string | null) {
  const all = { key: 'all', label: m.results_public_all_places(), href: '/results', current: place === null }
  return [
    all,
    ...neighbourhoods.map(({ key, name }) => ({
      key,
      label: name,
      href: `/results?wijk=${encodeURIComponent(key)}`,
      current: key === place,
    })),
  ]
}
