import { equal } from '../grant/difference.ts'
import type { Cents } from '../money.ts'
import type { Criterion } from '../panel/rubric.ts'
import type {
  IndicatorReport,
  ReportContent,
  ReportFigure,
  ReportPhoto,
  ReportStory,
  ReportVoice,
} from './report-content.ts'

type Milestone = ReportStory['milestones'][number]
type Delay = NonNullable<ReportStory['delay']>
type Baseline = NonNullable<IndicatorReport['baseline']>
type Correction = IndicatorReport['corrections'][number]

/** What a report said of a thing before, and what it says of it now; null where it says nothing. */
type Of<Place, Said> = Place & { before: Said | null; after: Said | null }

/** One thing that a report says differently from an earlier sending of it. */
export type ReportChange =
  | Of<{ kind: 'milestone'; milestone: string }, Milestone>
  | Of<{ kind: 'what-changed' }, string>
  | Of<{ kind: 'delay' }, Delay>
  | Of<{ kind: 'figure'; indicator: string; figure: string }, ReportFigure>
  | Of<{ kind: 'no-figure' | 'no-baseline'; indicator: string }, string>
  | Of<{ kind: 'baseline'; indicator: string }, Baseline>
  | Of<{ kind: 'correction'; indicator: string; measurement: string }, Correction>
  | Of<{ kind: 'voice'; criterion: Criterion }, string>
  | Of<{ kind: 'photo'; file: string }, ReportPhoto>
  | Of<{ kind: 'spending'; budgetLine: string }, Cents>
  | Of<{ kind: 'lesson-title' | 'lesson-text' }, string>

/**
 * What a report says differently, in the order in which it is asked; equal reports have no changes. Rows are known by their
 * ids, so their order tells nothing; a row with nothing in it is no row, and an empty text says nothing.
 */
export function reportChanges(before: ReportContent, after: ReportContent): ReportChange[] {
  const both = <Said>(of: (report: ReportContent) => Said) => [of(before), of(after)] as const
  return [
    ...rows(...both(milestonesTold), ({ milestone }) => milestone).map(
      ({ key, ...said }): ReportChange => ({ kind: 'milestone', milestone: key, ...said }),
    ),
    ...one(...both(({ story }) => story.whatChanged || null)).map(
      (said): ReportChange => ({ kind: 'what-changed', ...said }),
    ),
    ...one(...both(({ story }) => story.delay)).map((said): ReportChange => ({ kind: 'delay', ...said })),
    ...indicatorsIn(before, after).flatMap((id) =>
      indicatorChanges(id, ...both((report) => report.indicators.find(({ indicator }) => indicator === id))),
    ),
    ...rows(...both(voicesTold), ({ criterion }) => criterion).map(
      ({ key, before: was, after: is }): ReportChange => ({
        kind: 'voice',
        criterion: key as Criterion,
        before: was?.text ?? null,
        after: is?.text ?? null,
      }),
    ),
    ...rows(...both(({ photos }) => photos), ({ file }) => file).map(
      ({ key, ...said }): ReportChange => ({ kind: 'photo', file: key, ...said }),
    ),
    ...rows(...both(({ spending }) => spending), ({ budgetLine }) => budgetLine).map(
      ({ key, before: was, after: is }): ReportChange => ({
        kind: 'spending',
        budgetLine: key,
        before: was?.cents ?? null,
        after: is?.cents ?? null,
      }),
    ),
    ...one(...both(({ lesson }) => lesson.title || null)).map(
      (said): ReportChange => ({ kind: 'lesson-title', ...said }),
    ),
    ...one(...both(({ lesson }) => lesson.text || null)).map(
      (said): ReportChange => ({ kind: 'lesson-text', ...said }),
    ),
  ]
}

function indicatorChanges(
  indicator: string,
  before: IndicatorReport | undefined,
  after: IndicatorReport | undefined,
): ReportChange[] {
  const both = <Said>(of: (report: IndicatorReport) => Said) =>
    [before ? of(before) : undefined, after ? of(after) : undefined] as const
  return [
    ...rows(...both(figuresTold), ({ id }) => id).map(
      ({ key, ...said }): ReportChange => ({ kind: 'figure', indicator, figure: key, ...said }),
    ),
    ...one(...both(({ noFigureReason }) => noFigureReason || null)).map(
      (said): ReportChange => ({ kind: 'no-figure', indicator, ...said }),
    ),
    ...one(...both(({ baseline }) => baseline)).map(
      (said): ReportChange => ({ kind: 'baseline', indicator, ...said }),
    ),
    ...one(...both(({ noBaselineReason }) => noBaselineReason || null)).map(
      (said): ReportChange => ({ kind: 'no-baseline', indicator, ...said }),
    ),
    ...rows(...both(({ corrections }) => corrections), ({ measurement }) => measurement).map(
      ({ key, ...said }): ReportChange => ({ kind: 'correction', indicator, measurement: key, ...said }),
    ),
  ]
}

function indicatorsIn(before: ReportContent, after: ReportContent): string[] {
  return [...new Set([...after.indicators, ...before.indicators].map(({ indicator }) => indicator))]
}

function milestonesTold({ story }: ReportContent): Milestone[] {
  return story.milestones.filter(
    ({ reached, reachedOn, whatHappened }) => reached || reachedOn !== null || whatHappened !== '',
  )
}

function figuresTold({ figures }: IndicatorReport): ReportFigure[] {
  return figures.filter(({ value }) => value !== null)
}

function voicesTold({ voices }: ReportContent): ReportVoice[] {
  return voices.filter(({ text }) => text !== '')
}

type Difference<Said> = { before: Said | null; after: Said | null }

/** Of one thing: its difference, or nothing. */
function one<Said>(before: Said | null = null, after: Said | null = null): Difference<Said>[] {
  return equal(before, after) ? [] : [{ before, after }]
}

/** Of rows: those that came, went or changed, the new ones in their order and then what went. */
function rows<Row>(
  before: readonly Row[] = [],
  after: readonly Row[] = [],
  keyOf: (row: Row) => string,
): (Difference<Row> & { key: string })[] {
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const now = new Map(after.map((row) => [keyOf(row), row]))
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) =>
    one(old.get(key), now.get(key)).map((said) => ({ key, ...said })),
  )
}
