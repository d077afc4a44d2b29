import { yearOf } from '#app/domain/calendar.ts'
import { highlightsOf } from '#app/domain/results/highlight.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund, type Neighbourhood } from '#db/queries/fund.server.ts'
import { partnersTakingPart } from '#db/queries/partners.server.ts'
import { grantsAbout } from '#db/queries/public/grants.server.ts'
import { resultsOfProgramme } from '#db/queries/public/kept-results.server.ts'
import { type Programme, publicProgramme } from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { grantRow } from './register.server.ts'
import { placesWithin, rowsOf, targetText } from './result-rows.server.ts'
import { keyFigure } from './values.server.ts'

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
  const measured = indicators.map(({ figures: [figure], targets: [target], ...one }) => ({
    ...one,
    figure: figure ? { ...figure.value, period: figure.period } : null,
    target: target ?? null,
  }))
  return highlightsOf(
    pillars.map(({ key }) => key),
    measured,
    year,
  ).flatMap(({ key }) => {
    const one = measured.find((indicator) => indicator.key === key)
    if (!one) return []
    const pillar = pillars.find((known) => known.key === one.pillar)
    const text =
      one.figure || !one.target
        ? `${one.name}.`
        : m.results_public_goal_was({ name: one.name, goal: targetText(one, one.target, language) })
    return [
      {
        key,
        text,
        figure: keyFigure(one.figure, language),
        href: `/results/${one.pillar}`,
        pillar: pillar?.name ?? '',
      },
    ]
  })
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
