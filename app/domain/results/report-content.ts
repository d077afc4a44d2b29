import { z } from 'zod'
import { type IsoDate, isIsoDate } from '../calendar.ts'
import { type Cents, centsSchema } from '../money.ts'
import { criteria } from '../panel/rubric.ts'
import { qualifiers } from './indicator.ts'

/** Why something is later than agreed. `staff` stands alone: a change of people is the usual reason. */
export const delayReasons = ['staff', 'partner', 'place', 'other'] as const
export type DelayReason = (typeof delayReasons)[number]

/** Who may see a photo, as those who are in it agreed: the fund alone, or everybody. */
export const photoConsents = ['fund', 'public'] as const
export type PhotoConsent = (typeof photoConsents)[number]

/** A figure that is about several neighbourhoods at once. */
export const several = 'several'

const day = z.string().refine(isIsoDate)

const storySchema = z.object({
  /** What was said about each milestone; only those that are `reached` are put before the fund. */
  milestones: z
    .array(
      z.object({
        milestone: z.string(),
        reached: z.boolean(),
        reachedOn: day.nullable(),
        whatHappened: z.string(),
      }),
    )
    .default([]),
  whatChanged: z.string().default(''),
  delay: z
    .object({
      weeks: z.number().int().nullable(),
      reason: z.enum(delayReasons).nullable(),
      explanation: z.string(),
    })
    .nullable()
    .default(null),
})

const figureSchema = z.object({
  id: z.string(),
  /** Null while nobody filled it in; missing is never nought. */
  value: z.number().min(0).nullable(),
  valueMax: z.number().min(0).nullable(),
  qualifier: z.enum(qualifiers),
  /** How many there were of whom this is a part: 11 of 38. */
  denominator: z.number().int().min(1).nullable().default(null),
  from: day.nullable(),
  to: day.nullable(),
  /** The key of a neighbourhood, or `several`. */
  neighbourhood: z.string().nullable(),
  method: z.string(),
  /** Of a count of people: how many of them took part before; null when nobody knows. */
  before: z.number().int().min(0).nullable().default(null),
})

const indicatorSchema = z.object({
  indicator: z.string(),
  figures: z.array(figureSchema).default([]),
  /** Why there is no figure this time. */
  noFigureReason: z.string().default(''),
  /** The baseline, when the terms have none and it was measured since. */
  baseline: z
    .object({ value: z.number().min(0).nullable(), on: day.nullable(), method: z.string() })
    .nullable()
    .default(null),
  noBaselineReason: z.string().default(''),
  /** Figures of accepted reports that turned out to be wrong; what they were is kept. */
  corrections: z
    .array(
      z.object({
        measurement: z.string(),
        value: z.number().min(0).nullable(),
        valueMax: z.number().min(0).nullable().default(null),
        qualifier: z.enum(qualifiers).default('exact'),
        denominator: z.number().int().min(1).nullable().default(null),
        reason: z.string(),
      }),
    )
    .default([]),
})

/** What changed for whom, by the five V's; none of them has to be answered. */
const voicesSchema = z.array(z.object({ criterion: z.enum(criteria), text: z.string() }))

/** A photo with what is seen on it, in words, and who may see it. */
const photoSchema = z.object({
  file: z.string(),
  shows: z.string().default(''),
  consent: z.enum(photoConsents).nullable().default(null),
})

const spendingSchema = z.array(z.object({ budgetLine: z.string(), cents: centsSchema }))
const lessonSchema = z.object({ title: z.string().default(''), text: z.string().default('') })

/** A report as stored, draft or sent, in the parts that are written apart; what is not filled in yet is empty. */
export const reportContentSchema = z.object({
  story: storySchema.prefault({}),
  indicators: z.array(indicatorSchema).default([]),
  voices: voicesSchema.default([]),
  photos: z.array(photoSchema).default([]),
  spending: spendingSchema.default([]),
  lesson: lessonSchema.prefault({}),
})
export type ReportContent = z.infer<typeof reportContentSchema>
export type ReportStory = ReportContent['story']
export type IndicatorReport = ReportContent['indicators'][number]
export type ReportFigure = IndicatorReport['figures'][number]
export type ReportPhoto = ReportContent['photos'][number]
export type ReportVoice = ReportContent['voices'][number]
export type Spent = ReportContent['spending'][number]

/** One part of a report as it is saved: the others stay what they are. */
export type ReportSave =
  | { part: 'story'; content: ReportStory }
  | { part: 'indicator'; content: IndicatorReport }
  | { part: 'voices'; content: ReportVoice[] }
  | { part: 'photos'; content: ReportPhoto[] }
  | { part: 'spending'; content: Spent[] }
  | { part: 'lesson'; content: ReportContent['lesson'] }

/** The report with this part in its place. */
export function withPart(report: ReportContent, save: ReportSave): ReportContent {
  switch (save.part) {
    case 'story':
      return { ...report, story: save.content }
    case 'voices':
      return { ...report, voices: save.content }
    case 'photos':
      return { ...report, photos: save.content }
    case 'spending':
      return { ...report, spending: save.content }
    case 'lesson':
      return { ...report, lesson: save.content }
    case 'indicator': {
      const others = report.indicators.filter(({ indicator }) => indicator !== save.content.indicator)
      return { ...report, indicators: [...others, save.content] }
    }
  }
}

/** What the report says in the part that is about to be saved: to see whether somebody else changed it. */
export function partLike(report: ReportContent, save: ReportSave): unknown {
  if (save.part !== 'indicator') return report[save.part]
  return report.indicators.find(({ indicator }) => indicator === save.content.indicator) ?? null
}

/** The ids of the milestones that the report says are reached. */
export function milestonesReached({ story }: ReportContent): string[] {
  return story.milestones.filter(({ reached }) => reached).map(({ milestone }) => milestone)
}

/** What a new report can take over, so that nobody types it twice. */
export type Prefill = {
  startsOn: IsoDate
  indicators: readonly {
    id: string
    source: string
    neighbourhood: string
    noBaselineReason: string | null
  }[]
  /** The report before this one. */
  last: ReportContent | null
}

/**
 * A report to begin with: for each indicator the period, place and method of the last report, or of the terms. Figures
 * count from the start of the grant, so a period begins where the last one did. Values stay open. `newId` makes the
 * key of a row.
 */
export function newReport(
  { startsOn, indicators, last }: Prefill,
  today: IsoDate,
  newId: () => string,
): ReportContent {
  return reportContentSchema.parse({
    indicators: indicators.map(({ id, source, neighbourhood, noBaselineReason }) => {
      const before = last?.indicators
        .find(({ indicator }) => indicator === id)
        ?.figures.filter(({ value }) => value !== null)
      const first = { from: startsOn, neighbourhood, method: source }
      const rows = before && before.length > 0 ? before : [first]
      return {
        indicator: id,
        noBaselineReason: noBaselineReason ?? '',
        figures: rows.map((row) => ({
          id: newId(),
          value: null,
          valueMax: null,
          qualifier: 'exact',
          denominator: null,
          from: row.from,
          to: today,
          neighbourhood: row.neighbourhood,
          method: row.method,
          before: null,
        })),
      }
    }),
  })
}

/** Everything spent so far by budget line, in cents: the sum over reports, each telling what came since the one before. */
export function spentByLine(reports: readonly (readonly Spent[])[]): Map<string, Cents> {
  const sums = new Map<string, Cents>()
  for (const { budgetLine, cents } of reports.flat()) {
    sums.set(budgetLine, ((sums.get(budgetLine) ?? 0) + cents) as Cents)
  }
  return sums
}
