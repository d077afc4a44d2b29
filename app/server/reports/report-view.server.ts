import type {
  IndicatorReportView,
  PhotoView,
  ReportView,
  SpendingRow,
} from '#app/components/report/report-view.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type Cents, cents, sumCents } from '#app/domain/money.ts'
import { actualOf, measuredBaseline } from '#app/domain/results/actual.ts'
import { type DelayReason, spentByLine } from '#app/domain/results/report-content.ts'
import { formatCounted, formatDay, formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { placeName, valueText } from '../results/values.server.ts'
import type { Beside } from './reporting.server.ts'

/**
 * A report beside its terms, to read: on the check page, for who judges, and once it is sent; `reader` says whose
 * addresses its photos have.
 */
export function reportView(
  beside: Beside,
  language: Language,
  reader: 'applicant' | 'manager' = 'applicant',
): ReportView {
  const { story, lesson } = beside.content
  return {
    milestones: milestonesOf(beside, language),
    whatChanged: story.whatChanged,
    delay: story.delay && {
      length: story.delay.weeks === null ? '' : formatCounted(story.delay.weeks, 'week', language),
      reason: story.delay.reason ? delayWord(story.delay.reason) : '',
      explanation: story.delay.explanation,
    },
    indicators: beside.terms.indicators.map((indicator) => indicatorOf(indicator, beside, language)),
    voices: beside.content.voices.map(({ criterion, text }) => ({
      key: criterion,
      name: criterionWords(criterion, language).name,
      text,
    })),
    photos: photosOf(beside, language, reader),
    spending: spendingOf(beside, language),
    lesson,
  }
}

/** The photos of a report with where each can be taken from public; `path` is that of the report, null for who may not. */
export function withPhotoActs(view: ReportView, path: string | null): ReportView {
  const act = ({ file, stand }: PhotoView) =>
    path === null || stand === 'gone' ? null : `${path}/photos/${file}`
  return { ...view, photos: view.photos.map((photo) => ({ ...photo, act: act(photo) })) }
}

function photosOf(
  { content, grant, photosOff }: Beside,
  language: Language,
  reader: 'applicant' | 'manager',
): PhotoView[] {
  return content.photos.map(({ file, shows, consent }) => {
    const off = photosOff.get(file)
    const day = off && formatDay(dayOf(off.at), language)
    return {
      file,
      href: `/${reader}/proposals/${grant.proposal}/files/${file}`,
      shows,
      who:
        consent === null ? '' : consent === 'public' ? m.reporting_photo_public() : m.reporting_photo_fund(),
      stand: off?.stand ?? 'kept',
      off:
        off && day
          ? [
              off.stand === 'gone'
                ? m.reporting_photo_gone_on({ day, name: off.by })
                : m.reporting_photo_hidden_on({ day, name: off.by }),
              off.reason,
            ]
              .filter(Boolean)
              .join(' ')
          : null,
      act: null,
    }
  })
}

export function delayWord(reason: DelayReason): string {
  return {
    staff: m.results_report_delay_staff,
    partner: m.results_report_delay_partner,
    place: m.results_report_delay_place,
    other: m.results_report_delay_other,
  }[reason]()
}

/** What was agreed about an indicator and where it stood before: "Nulmeting 12, doel 40 uiterlijk 30 juni 2027. Vorige keer: 21." */
export function agreedText(
  indicator: Beside['terms']['indicators'][number],
  { counted }: Beside,
  language: Language,
): string {
  const baseline = indicator.baseline ?? measuredBaseline(indicator.id, counted)?.value.value ?? null
  const before = actualOf(indicator, counted)
  const target = formatNumber(indicator.target, language)
  const day = formatDay(indicator.targetOn, language)
  return [
    baseline === null
      ? m.results_report_no_baseline()
      : m.results_report_baseline({ value: formatNumber(baseline, language) }),
    m.results_report_target({ target, unit: indicator.unit, day }),
    before && m.results_report_last_time({ value: valueText(before.value, language) }),
  ]
    .filter(Boolean)
    .join(' ')
}

/** The budget line by line: agreed, spent before, spent now, and what is left. */
export function spendingOf(
  { terms, content, spentBefore }: Beside,
  language: Language,
): ReportView['spending'] {
  const before = spentByLine(spentBefore)
  const now = spentByLine([content.spending])
  const text = (amount: number) => formatMoney(amount, language)
  const line = (budget: Cents, earlier: Cents, spent: Cents | null): Omit<SpendingRow, 'key' | 'title'> => ({
    budget: text(budget),
    before: text(earlier),
    now: spent === null ? null : text(spent),
    left: text(budget - earlier - (spent ?? 0)),
  })
  const sum = (of: (id: string) => number) => sumCents(terms.budgetLines.map(({ id }) => of(id)))
  return {
    rows: terms.budgetLines.map(({ id, title, amountCents }) => ({
      key: id,
      title,
      ...line(amountCents, before.get(id) ?? cents(0), now.get(id) ?? null),
    })),
    totals: line(
      sumCents(terms.budgetLines.map(({ amountCents }) => amountCents)),
      sum((id) => before.get(id) ?? 0),
      sum((id) => now.get(id) ?? 0),
    ),
  }
}

function milestonesOf(
  { terms, content, accepted, moment }: Beside,
  language: Language,
): ReportView['milestones'] {
  const said = new Map(content.story.milestones.map((one) => [one.milestone, one]))
  const shown = terms.milestones.filter(({ id }) => said.has(id) || moment.milestones.includes(id))
  return shown.map(({ id, number, title, due, evidence }) => {
    const one = said.get(id)
    const acceptedAt = accepted.get(id)
    const reached = one?.reached ?? false
    return {
      key: id,
      number,
      title,
      agreed: m.results_report_agreed_day({ day: formatDay(due, language) }),
      evidence,
      reached,
      word: acceptedAt
        ? m.results_report_accepted_on({ day: formatDay(dayOf(acceptedAt), language) })
        : reached
          ? one?.reachedOn
            ? m.results_report_reached_on({ day: formatDay(one.reachedOn, language) })
            : m.results_report_reached()
          : m.results_report_not_reached(),
      text: one?.whatHappened ?? '',
      accepted: acceptedAt !== undefined,
    }
  })
}

function indicatorOf(
  indicator: Beside['terms']['indicators'][number],
  beside: Beside,
  language: Language,
): IndicatorReportView {
  const said = beside.content.indicators.find((one) => one.indicator === indicator.id)
  const figures = said?.figures.filter(({ value }) => value !== null) ?? []
  const baseline = said?.baseline
  const isBased = indicator.baseline !== null || measuredBaseline(indicator.id, beside.counted) !== null
  return {
    key: indicator.id,
    name: indicator.name,
    agreed: agreedText(indicator, beside, language),
    figures: figures.map(({ id, value, from, to, neighbourhood, method, before, ...figure }) => ({
      key: id,
      value: `${valueText({ ...figure, value: value ?? 0 }, language)} ${indicator.unit}`,
      more: [
        from &&
          to &&
          m.results_report_period({ from: formatDay(from, language), to: formatDay(to, language) }),
        neighbourhood && placeName(neighbourhood, beside.neighbourhoods),
        before !== null && m.reporting_of_whom({ number: formatNumber(before, language) }),
        method,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    noFigureReason: said?.noFigureReason ?? '',
    baseline:
      baseline?.value == null
        ? null
        : {
            value: `${formatNumber(baseline.value, language)} ${indicator.unit}`,
            more: [baseline.on && formatDay(baseline.on, language), baseline.method]
              .filter(Boolean)
              .join(' · '),
          },
    corrections: (said?.corrections ?? []).flatMap(({ measurement, value, reason, ...figure }) => {
      const old = beside.counted.find(({ id }) => id === measurement)
      return value === null
        ? []
        : [
            {
              key: measurement,
              text: m.reporting_corrected({
                from: old ? valueText(old.value, language) : '',
                to: `${valueText({ ...figure, value }, language)} ${indicator.unit}`,
              }),
              reason,
            },
          ]
    }),
    noBaselineReason: isBased ? null : said?.noBaselineReason || indicator.noBaselineReason,
  }
}
