import type { Bar } from '#app/components/charts/bars-figure.tsx'
import type { ChartValue } from '#app/components/charts/numbers.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { figureOf } from '#app/domain/results/aggregate.ts'
import { contributionsTo } from '#app/domain/results/contribution.ts'
import { cellOf, hiddenFigures } from '#app/domain/results/hidden-figures.ts'
import { formatDay, formatList, formatNumber, formatPercent } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { grantRegister, type PublicIndicator, publicIndicators } from '#db/queries/public/grants.server.ts'
import {
  type Programme,
  type ProgrammeFigure,
  type ProgrammeIndicator,
  publicProgramme,
} from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { grantRow } from './register.server.ts'
import { targetText, whyWords } from './result-rows.server.ts'
import { chartValue, hiddenValue, keyFigure, placeNames, valueText } from './values.server.ts'

/** A drawing: what the bars are, and what they are together. */
export type BarsView = {
  key: string
  title: string
  by: string
  unit: string
  bars: Bar[]
  total?: ChartValue
  target?: number
}
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

type All = {
  programme: Programme
  grants: readonly PublicIndicator[]
  hidden: ReadonlySet<string>
  year: number
  language: Language
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
  const all: All = { programme, grants, hidden, year: Number(dayOf(now).slice(0, 4)), language }
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
    rows: own.flatMap((indicator) => numberRows(indicator, all)),
    grants: (await grantRegister(db(), fund.id))
      .filter(({ pillars }) => pillars.includes(key))
      .map((grant) => grantRow(grant, programme, language)),
  }
}

/** A whole with its parts, or a figure beside its aim: worth a drawing. Others are a number. */
function drawingOf(indicator: ProgrammeIndicator, own: readonly ProgrammeIndicator[], { language }: All) {
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
    : `${valueText(figure.value, language)} ${indicator.unit}`
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
  { programme, language }: All,
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

/** What grants of the fund counted for this indicator: each its own bar, and together by the type of the number. */
function contributionView(
  indicator: ProgrammeIndicator,
  { grants, hidden, language }: All,
): (BarsView & { beside: string[] }) | null {
  const { entering, beside, together } = contributionsTo(indicator, grants)
  if (entering.length === 0 && beside.length === 0) return null
  const value = together && figureOf(together)
  const isShown = value !== null && !hidden.has(cellOf.together(indicator.key))
  const names = [...entering, ...beside].map(({ of }) => named(of, grants))
  return {
    key: `grants-${indicator.key}`,
    title: isShown ? `${valueText(value, language)} ${indicator.unit}` : m.results_public_hidden_sum(),
    by: [
      `${indicator.name}. ${m.results_public_counted_in({ grants: formatList([...new Set(names)], language) })}`,
      value?.valueMax != null && entering.length > 1 && m.results_public_may_overlap(),
    ]
      .filter(Boolean)
      .join(' '),
    unit: indicator.unit,
    bars: entering.map(({ of, value: part }) => ({
      key: `${of.grant}-${of.id}`,
      label: withShare(named(of, grants), of.shareBp, language),
      value: hidden.has(pointOf(of)) ? hiddenValue() : chartValue(part),
    })),
    total: isShown && entering.length > 1 ? chartValue(value) : undefined,
    beside: beside.map(({ of, value: part, why }) =>
      m[why === 'other-unit' ? 'results_public_beside_unit' : 'results_public_beside_type']({
        initiative: named(of, grants),
        figure: hidden.has(pointOf(of))
          ? m.results_public_hidden()
          : `${valueText(part, language)} ${of.unit}`,
      }),
    ),
  }
}

function pointOf(of: { grant: string; id: string; course: readonly { report: string }[] }): string {
  return cellOf.point(of, of.course.at(-1)?.report ?? '')
}

function named(of: { grant: string; id: string }, grants: readonly PublicIndicator[]): string {
  return grants.find(({ grant, id }) => grant === of.grant && id === of.id)?.initiative ?? ''
}

function withShare(name: string, shareBp: number, language: Language): string {
  return shareBp === 10_000
    ? name
    : m.results_public_with_share({ name, share: formatPercent(shareBp, language) })
}

/** Every number of an indicator as it was written down, newest first: the programme's own, then those of grants. */
function numberRows(indicator: ProgrammeIndicator, { grants, hidden, language }: All): NumberRow[] {
  const published = indicator.figures.map((figure) => ({
    key: figure.id,
    what: indicator.name,
    when: figure.period,
    figure: `${valueText(figure.value, language)} ${indicator.unit}`,
    source: figure.source,
    quote: figure.quote || null,
    href: null,
    recorded: formatDay(dayOf(figure.recordedAt), language),
  }))
  const aims = indicator.targets.map((target) => ({
    key: target.id,
    what: m.results_public_goal_of({ name: indicator.name }),
    when: target.period ?? '–',
    figure: `${formatNumber(target.value, language)} ${indicator.unit}`,
    source: target.source,
    quote: null,
    href: null,
    recorded: formatDay(dayOf(target.recordedAt), language),
  }))
  const counted = grants
    .filter(({ programme }) => programme === indicator.key)
    .flatMap((one) =>
      one.course.toReversed().map(({ report, on, value }) => ({
        key: `${one.grant}-${one.id}-${report}`,
        what: one.name,
        when: formatDay(on, language),
        figure: hidden.has(cellOf.point(one, report))
          ? m.results_public_hidden()
          : `${valueText(value, language)} ${one.unit}`,
        source: `${one.initiative} (${one.reference})`,
        quote: one.source,
        href: `/grants/${one.reference}`,
        recorded: m.results_public_in_report(),
      })),
    )
  return [...published, ...aims, ...counted]
}
