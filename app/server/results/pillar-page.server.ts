import { dayOf } from '#app/domain/calendar.ts'
import { cellOf, hiddenFigures } from '#app/domain/results/hidden-figures.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { formatWithUnit, unitBeside } from '#app/i18n/units.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { grantRegister, publicIndicators } from '#db/queries/public/grants.server.ts'
import {
  type ProgrammeFigure,
  type ProgrammeIndicator,
  publicProgramme,
} from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { type BarsView, besideTexts, type Contributed, contributionView } from './contribution-view.server.ts'
import { namedWithReference } from './initiative-name.server.ts'
import { grantRow } from './register.server.ts'
import { targetText, whyWords } from './result-rows.server.ts'
import { chartValue, keyFigure, placeNames, valueText } from './values.server.ts'

export type NumberRow = {
  key: string
  what: string
  when: string
  figure: string
  source: string
  quote: string | null
  href: string | null
  recorded: string
}

/** A pillar of the programme: its figures, what grants added, what nobody measured, and every number with its source. */
export async function pillarPage(key: string, now: Date, language: Language) {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const programme = await publicProgramme(db(), fund.id)
  const pillar = programme.pillars.find((one) => one.key === key)
  if (!pillar) throw notFound()
  const grants = await publicIndicators(db(), fund.id)
  const hidden = hiddenFigures(programme.indicators, grants)
  const all: Contributed = { programme, grants, hidden, year: Number(dayOf(now).slice(0, 4)), language }
  const own = programme.indicators.filter((indicator) => indicator.pillar === key)
  const drawn = own.flatMap((indicator) => drawingOf(indicator, own, all) ?? [])
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
    figures: rest.filter(({ figures }) => figures.length > 0).map((indicator) => figureView(indicator, all)),
    missing: rest
      .filter(({ figures }) => figures.length === 0)
      .map((indicator) => ({
        key: indicator.key,
        name: indicator.name,
        goal: indicator.targets[0] ? targetText(indicator, indicator.targets[0], language) : null,
        why: whyWords(indicator.targets[0] ?? null, all.year),
      })),
    fromGrants: own.flatMap((indicator) => contributionView(indicator, all) ?? []),
    beside: own.flatMap((indicator) => besideTexts(indicator, all)),
    rows: own.flatMap((indicator) => numberRows(indicator, all)),
    grants: (await grantRegister(db(), fund.id))
      .filter(({ pillars }) => pillars.includes(key))
      .map((grant) => grantRow(grant, programme, language)),
  }
}

/** A whole with its parts, or a figure beside its aim: worth a drawing. Others are a number. */
function drawingOf(
  indicator: ProgrammeIndicator,
  own: readonly ProgrammeIndicator[],
  { language }: Contributed,
) {
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
  return { view, uses: [indicator.key, ...parts.map(({ key }) => key)] }
}

function figureView(
  { key, name, type, figures: [figure] }: ProgrammeIndicator,
  { programme, language }: Contributed,
) {
  const places =
    figure && figure.places.length > 0 ? placeNames(figure.places, programme.neighbourhoods, language) : null
  const note = [places, type === 'contacts' && m.results_public_contacts()].filter(Boolean).join('. ')
  return {
    key,
    figure: keyFigure(figure?.value ?? null, language),
    text: `${name}, ${figure?.period}. ${note}`.trim(),
  }
}

/** Every number of an indicator as it was written down, newest first: the programme's own, then those of grants. */
function numberRows(indicator: ProgrammeIndicator, { grants, hidden, language }: Contributed): NumberRow[] {
  const published = indicator.figures.map((figure) => ({
    key: figure.id,
    what: indicator.name,
    when: figure.period,
    figure: `${valueText(figure.value, language)} ${unitBeside(figure.value, indicator.unit)}`,
    source: figure.source,
    quote: figure.quote || null,
    href: null,
    recorded: formatDay(dayOf(figure.recordedAt), language),
  }))
  const aims = indicator.targets.map((target) => ({
    key: target.id,
    what: m.results_public_goal_of({ name: indicator.name }),
    when: target.period ?? '–',
    figure: formatWithUnit(target.value, indicator.unit, language),
    source: target.source,
    quote: null,
    href: null,
    recorded: formatDay(dayOf(target.recordedAt), language),
  }))
  const counted = grants
    .filter(({ programme }) => programme === indicator.key)
    .flatMap((one) =>
      one.course.toReversed().map(({ report, on, value, rows }) => ({
        key: `${one.grant}-${one.id}-${report}`,
        what: one.name,
        when: formatDay(on, language),
        figure: hidden.has(cellOf.point(one, report))
          ? m.results_public_hidden()
          : `${valueText(value, language)} ${unitBeside(value, one.unit)}`,
        source: namedWithReference(one),
        quote: one.source,
        href: `/grants/${one.reference}`,
        recorded: rows[0] ? formatDay(dayOf(rows[0].acceptedAt), language) : '–',
      })),
    )
  return [...published, ...aims, ...counted]
}
