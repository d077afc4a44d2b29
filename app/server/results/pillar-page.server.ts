import { yearOf } from '#app/domain/calendar.ts'
import { formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { unitBeside } from '#app/i18n/units.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { grantsAbout, moneyOfPillar, publicNames } from '#db/queries/public/grants.server.ts'
import { resultsOfProgramme } from '#db/queries/public/kept-results.server.ts'
import {
  type Programme,
  type ProgrammeFigure,
  type ProgrammeIndicator,
  publicProgramme,
} from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import {
  type BarsView,
  besideTexts,
  type Contributed,
  contributionView,
  grantsNamed,
} from './contribution-view.server.ts'
import { indicatorPath } from './indicator-path.server.ts'
import { numberRows } from './number-rows.server.ts'
import { grantRow } from './register.server.ts'
import { targetText, whyWords } from './result-rows.server.ts'
import { listed } from './results-page.server.ts'
import { chartValue, keyFigure, placeNames, valueText } from './values.server.ts'

/** A pillar of the programme: its figures, what grants added, what nobody measured, and every number with its source. */
export async function pillarPage(key: string, now: Date, language: Language) {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const programme = await publicProgramme(db(), fund.id)
  const pillar = programme.pillars.find((one) => one.key === key)
  if (!pillar) throw notFound()
  const own = programme.indicators.filter((indicator) => indicator.pillar === key)
  const year = yearOf(now)
  const kept = await resultsOfProgramme(db(), fund.id, own)
  const all: Contributed = { kept, names: await publicNames(db(), grantsNamed(kept.values())), language }
  const about = await grantsAbout(db(), fund.id, { pillar: key }, listed)
  const money = await moneyOfPillar(db(), fund.id, key)
  const drawn = own.flatMap((indicator) => drawingOf(indicator, own, language) ?? [])
  const inDrawing = new Set(drawn.flatMap(({ uses }) => uses))
  const rest = own.filter((indicator) => !inDrawing.has(indicator.key))
  return {
    name: pillar.name,
    goals: pillar.goals,
    pillars: programme.pillars.map((one) => ({
      ...one,
      href: `/results/${one.key}`,
      current: one.key === key,
    })),
    drawings: drawn.map(({ view }) => view),
    figures: rest
      .filter(({ figures }) => figures.length > 0)
      .map((indicator) => figureView(indicator, programme, language)),
    missing: rest
      .filter(({ figures }) => figures.length === 0)
      .map((indicator) => ({
        key: indicator.key,
        href: indicatorPath(indicator),
        name: indicator.name,
        goal: indicator.targets[0] ? targetText(indicator, indicator.targets[0], language) : null,
        why: whyWords(indicator.targets[0] ?? null, year),
      })),
    fromGrants: own.flatMap((indicator) => {
      const view = contributionView(indicator, all)
      return view ? [{ ...view, href: `${indicatorPath(indicator)}#rows`, name: indicator.name }] : []
    }),
    beside: own.flatMap((indicator) => besideTexts(indicator, all)),
    rows: own.flatMap((indicator) => numberRows(indicator, indicatorPath(indicator), language)),
    grants: about.grants.map((grant) => grantRow(grant, programme, language)),
    more: about.count > about.grants.length,
    money:
      about.count > 0
        ? m.results_public_paid_beside({
            agreed: formatMoney(money.agreedCents, language),
            count: formatNumber(about.count, language),
            paid: formatMoney(money.paidCents, language),
          })
        : null,
  }
}

/** A whole with its parts, or a figure beside its aim: worth a drawing. Others are a number. */
function drawingOf(indicator: ProgrammeIndicator, own: readonly ProgrammeIndicator[], language: Language) {
  const [figure] = indicator.figures
  if (!figure) return null
  const parts = own.filter(({ subsetOf, figures }) => subsetOf === indicator.key && figures.length > 0)
  const aim = indicator.targets[0]
  if (parts.length === 0 && !aim) return null
  const title = aim
    ? m.results_public_finding({
        value: valueText(figure.value, language),
        unit: indicator.unit,
        target: formatNumber(aim.value, language),
      })
    : `${valueText(figure.value, language)} ${unitBeside(figure.value, indicator.unit)}`
  const view: BarsView = {
    key: indicator.key,
    title,
    by: [`${indicator.name}, ${figure.period}.`, parts.length > 0 && m.results_public_parts_overlap()]
      .filter(Boolean)
      .join(' '),
    unit: indicator.unit,
    bars: parts.map((part) => ({
      key: part.key,
      label: part.name,
      value: chartValue((part.figures[0] as ProgrammeFigure).value),
    })),
    total: chartValue(figure.value),
    target: aim?.value,
  }
  const seen = { ...view, href: indicatorPath(indicator), name: indicator.name }
  return { view: seen, uses: [indicator.key, ...parts.map(({ key }) => key)] }
}

function figureView(indicator: ProgrammeIndicator, programme: Programme, language: Language) {
  const { key, name, type } = indicator
  const [figure] = indicator.figures
  const places =
    figure && figure.places.length > 0 ? placeNames(figure.places, programme.neighbourhoods, language) : null
  const note = [places, type === 'contacts' && m.results_public_contacts()].filter(Boolean).join('. ')
  return {
    key,
    href: indicatorPath(indicator),
    name,
    figure: keyFigure(figure?.value ?? null, language),
    text: `${name}, ${figure?.period}. ${note}`.trim(),
  }
}
