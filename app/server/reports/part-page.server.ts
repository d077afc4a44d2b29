import { randomUUID } from 'node:crypto'
import type { Submission } from '@conform-to/react'
import { typedDay } from '#app/components/form/date-field.tsx'
import type { AskedMilestone, ReportPart, TypedRow, TypedValues } from '#app/components/report/report-view.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { typedMoney } from '#app/domain/money.ts'
import { type Criterion, criteria } from '#app/domain/panel/rubric.ts'
import { mayOverlap } from '#app/domain/results/indicator.ts'
import { hasBaseline } from '#app/domain/results/measurement.ts'
import { delayReasons, type ReportSave, several } from '#app/domain/results/report-content.ts'
import type { ReportEnvelope } from '#app/domain/results/report-envelope.ts'
import { indicatorForm, lessonForm, spendingForm, storyForm } from '#app/domain/results/report-form.ts'
import { mostPhotos, photosForm, voicesForm } from '#app/domain/results/report-told-form.ts'
import { formatDay, formatTime } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { notFound } from '../answers.server.ts'
import { readForm } from '../form-reading.server.ts'
import { placeName, valueText } from '../results/values.server.ts'
import { reportPath, reportStrip, tasksOf } from './overview.server.ts'
import { agreedText, delayWord, spendingOf } from './report-view.server.ts'
import type { Place, Reporting } from './reporting.server.ts'

type Indicator = Reporting['terms']['indicators'][number]
export type At = { part: Exclude<ReportPart, 'indicator'> } | { part: 'indicator'; indicator: Indicator }

const wholeParts = ['story', 'voices', 'photos', 'spending', 'lesson'] as const

/** The part of a report at an address: one of its whole parts, or the key of an indicator. */
export function partAt({ terms }: Reporting, { part }: Place): At {
  const [whole] = wholeParts.filter((one) => one === part)
  if (whole) return { part: whole }
  const indicator = terms.indicators.find(({ id }) => id === part)
  if (!indicator) throw notFound()
  return { part: 'indicator', indicator }
}

type ReadPart = Submission<unknown, string[], ReportEnvelope & { save: ReportSave }>

/** Reads what was posted on the page of a part. */
export function readPart(here: Reporting, at: At, form: FormData, now: Date): ReadPart {
  const today = dayOf(now)
  const schemas = {
    story: () => storyForm(today),
    voices: voicesForm,
    photos: photosForm,
    spending: spendingForm,
    lesson: lessonForm,
    indicator: () =>
      indicatorForm({
        indicator: at.part === 'indicator' ? at.indicator.id : '',
        today,
        neighbourhoods: here.neighbourhoods.map(({ key }) => key),
        needsBaseline: at.part === 'indicator' && needsBaseline(here, at.indicator),
      }),
  }
  const schema = schemas[at.part]().transform(({ content, ...envelope }) => ({
    ...envelope,
    save: { part: at.part, content } as ReportSave,
  }))
  return readForm(form, schema) as ReadPart
}

/** What the page of a part shows: what was agreed, and what is saved so far as it would be typed. */
export function partPage(here: Reporting, at: At, now: Date, language: Language) {
  const newRow = randomUUID()
  const { saved, report } = here
  const tasks = tasksOf(here)
  const place = tasks.findIndex(({ key }) => key === (at.part === 'indicator' ? at.indicator.id : at.part))
  return {
    strip: reportStrip(here, now, language),
    part: at.part,
    over: m.results_report_part_of({ number: place + 1, of: tasks.length }),
    values: valuesOf(here, at),
    version: report?.version ?? 0,
    operation: randomUUID(),
    newRow,
    savedAt: saved?.savedAt ? m.results_report_saved({ time: formatTime(saved.savedAt, language) }) : null,
    milestones: at.part === 'story' ? askedMilestones(here, language) : [],
    delays: delayReasons.map((value) => ({ value, label: delayWord(value) })),
    indicator: at.part === 'indicator' ? askedIndicator(here, at.indicator, language) : null,
    voices: at.part === 'voices' ? askedVoices(language) : [],
    photos: at.part === 'photos' ? photosOf(here) : [],
    lines: at.part === 'spending' ? spendingOf(here, language).rows : [],
  }
}

/** The page after this one: the next part, or the page that shows everything before it is sent. */
export function pageAfter(here: Reporting, at: At): string {
  const tasks = tasksOf(here)
  const place = tasks.findIndex(({ key }) => key === (at.part === 'indicator' ? at.indicator.id : at.part))
  return tasks[place + 1]?.href ?? `${reportPath(here.grant.id, here.moment.id)}/submission`
}

/** A row that was added takes over the period and the place of counting of the first one. */
export function withNewRowFilled(values: unknown): unknown {
  const typed = values as { figures?: (TypedRow | undefined)[] } | null | undefined
  const first = typed?.figures?.[0]
  if (!typed?.figures || !first) return values
  const figures = typed.figures.map((row) =>
    row && Object.keys(row).every((name) => name === 'id')
      ? { ...row, from: first.from, to: first.to, qualifier: 'exact' }
      : row,
  )
  return { ...typed, figures }
}

/** Is there still no baseline: not in the terms, nor measured in a report since? */
function needsBaseline({ counted }: Reporting, { id, baseline }: Indicator): boolean {
  return !hasBaseline({ id, baseline, noBaselineReason: null }, counted)
}

/** What accepted reports said of this indicator, which a later report can correct. */
function earlierOf({ counted }: Reporting, indicator: string) {
  return counted.filter((one) => one.indicator === indicator && !one.baseline)
}

const noPhoto = { file: '', shows: '', consent: null }

function askedVoices(language: Language) {
  return criteria.map((key) => ({
    key,
    name: criterionWords(key, language).name,
    asked: voiceQuestions[key](),
  }))
}

const voiceQuestions: Record<Criterion, () => string> = {
  voornemen: m.reporting_voice_voornemen,
  verbinding: m.reporting_voice_verbinding,
  verandering: m.reporting_voice_verandering,
  vooruitgang: m.reporting_voice_vooruitgang,
  verantwoording: m.reporting_voice_verantwoording,
}

function photosOf({ content, grant }: Reporting) {
  return content.photos.map(({ file, shows }) => ({
    file,
    shows,
    href: `/applicant/proposals/${grant.proposal}/files/${file}`,
  }))
}

function askedMilestones({ terms, accepted, moment }: Reporting, language: Language): AskedMilestone[] {
  return terms.milestones
    .filter(({ id }) => !accepted.has(id))
    .map(({ id, number, title, due, evidence }) => ({
      key: id,
      number,
      title,
      agreed: m.results_report_agreed_day({ day: formatDay(due, language) }),
      evidence,
      now: moment.milestones.includes(id) || due <= moment.due,
    }))
}

function askedIndicator(here: Reporting, indicator: Indicator, language: Language) {
  const { neighbourhoods } = here
  return {
    name: indicator.name,
    unit: indicator.unit,
    source: indicator.source,
    agreed: agreedText(indicator, here, language),
    needsBaseline: needsBaseline(here, indicator),
    people: mayOverlap(indicator.type),
    earlier: earlierOf(here, indicator.id).map(({ value, period, neighbourhood }) =>
      [
        `${valueText(value, language)} ${indicator.unit}`,
        m.results_report_period({
          from: formatDay(period.from, language),
          to: formatDay(period.to, language),
        }),
        neighbourhood && placeName(neighbourhood, neighbourhoods),
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    places: [
      ...neighbourhoods.map(({ key, name }) => ({ value: key, label: name })),
      { value: several, label: m.results_public_several() },
    ],
  }
}

function valuesOf(here: Reporting, at: At): TypedValues {
  const { content, terms } = here
  switch (at.part) {
    case 'story':
      return storyValues(here)
    case 'indicator':
      return indicatorValues(here, at.indicator)
    case 'voices':
      return {
        voices: criteria.map((criterion): TypedRow => {
          const said = content.voices.find((one) => one.criterion === criterion)
          return { criterion, text: said?.text ?? '' }
        }),
      }
    case 'photos':
      return {
        photos: [...content.photos, ...(content.photos.length < mostPhotos ? [noPhoto] : [])].map(
          ({ file, shows, consent }): TypedRow => ({ file, shows, consent: consent ?? '' }),
        ),
      }
    case 'spending':
      return {
        spending: terms.budgetLines.map(({ id }): TypedRow => {
          const spent = content.spending.find(({ budgetLine }) => budgetLine === id)
          return { budgetLine: id, amount: spent ? typedMoney(spent.cents) : '' }
        }),
      }
    case 'lesson':
      return { lessonTitle: content.lesson.title, lessonText: content.lesson.text }
  }
}

function storyValues({ content: { story }, terms, accepted }: Reporting): TypedValues {
  return {
    milestones: terms.milestones
      .filter(({ id }) => !accepted.has(id))
      .map(({ id }): TypedRow => {
        const said = story.milestones.find(({ milestone }) => milestone === id)
        return {
          milestone: id,
          reached: said?.reached ? 'on' : '',
          reachedOn: typedDay(said?.reachedOn ?? '') ?? '',
          whatHappened: said?.whatHappened ?? '',
        }
      }),
    whatChanged: story.whatChanged,
    delayWeeks: story.delay?.weeks == null ? '' : String(story.delay.weeks),
    delayReason: story.delay?.reason ?? '',
    delayExplanation: story.delay?.explanation ?? '',
  }
}

function indicatorValues(here: Reporting, { id, noBaselineReason }: Indicator): TypedValues {
  const said = here.content.indicators.find(({ indicator }) => indicator === id)
  const day = (on: string | null | undefined) => typedDay(on ?? '') ?? ''
  return {
    figures: (said?.figures ?? []).map(
      (figure): TypedRow => ({
        id: figure.id,
        value: typedNumber(figure.value),
        valueMax: typedNumber(figure.valueMax),
        qualifier: figure.qualifier,
        denominator: typedNumber(figure.denominator),
        from: day(figure.from),
        to: day(figure.to),
        neighbourhood: figure.neighbourhood ?? '',
        method: figure.method,
        before: typedNumber(figure.before),
      }),
    ),
    corrections: earlierOf(here, id).map((one): TypedRow => {
      const typed = said?.corrections.find(({ measurement }) => measurement === one.id)
      return {
        measurement: one.id,
        value: typedNumber(typed?.value ?? null),
        valueMax: typedNumber(typed?.valueMax ?? null),
        denominator: typedNumber(typed?.denominator ?? null),
        qualifier: typed?.qualifier ?? one.value.qualifier,
        reason: typed?.reason ?? '',
      }
    }),
    noFigureReason: said?.noFigureReason ?? '',
    baselineValue: typedNumber(said?.baseline?.value ?? null),
    baselineOn: day(said?.baseline?.on),
    baselineMethod: said?.baseline?.method ?? '',
    noBaselineReason: said?.noBaselineReason || (noBaselineReason ?? ''),
  }
}

function typedNumber(value: number | null): string {
  return value === null ? '' : String(value)
}
