import { z } from 'zod'
import { type Criterion, criteria, isCriterion } from '../panel/rubric.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { ReportState } from './report.ts'

/** What an initiative or the programme learned, in the words of those who learned it. */
export const lessonSchema = z.object({
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(4_000),
})
export type Lesson = z.infer<typeof lessonSchema>

/** May a lesson stand on a public page? One from a report only once that report is accepted (`report-not-accepted`). */
export function mayPublishLesson(reportState: ReportState | null): Verdict {
  return reportState === null || reportState === 'accepted' ? allowed() : refused('report-not-accepted')
}

/** What the fund can do to a lesson in the register: give it tags, show it to everybody, or take it off. */
export const lessonActs = ['tagged', 'published', 'unpublished'] as const
export type LessonAct = (typeof lessonActs)[number]

/** What a lesson is about, by the keys of the programme; none when it is about all. */
export type GrantTags = { pillars: string[]; neighbourhoods: string[] }
export type LessonTags = GrantTags & { criterion: Criterion | null }

/** What a lesson is taken to be about: what was chosen, and where nothing was chosen what its grant is about. */
export function tagsThatHold(own: GrantTags, ofGrant: GrantTags): GrantTags {
  return {
    pillars: own.pillars.length > 0 ? own.pillars : ofGrant.pillars,
    neighbourhoods: own.neighbourhoods.length > 0 ? own.neighbourhoods : ofGrant.neighbourhoods,
  }
}

/** What the fund writes at a lesson; a lesson that is taken off says why. */
export const lessonTagsSchema = z.strictObject({
  operation: z.uuid(),
  criterion: z.enum(criteria).nullable(),
  pillars: z.array(z.string().min(1).max(60)).max(50),
  neighbourhoods: z.array(z.string().min(1).max(60)).max(50),
})
export type LessonTagsForm = z.infer<typeof lessonTagsSchema>

/** May a lesson have these tags? Refuses `lesson-tags-unknown` for a pillar or neighbourhood that the programme has not. */
export function canTagLesson(
  { pillars, neighbourhoods }: Pick<LessonTags, 'pillars' | 'neighbourhoods'>,
  known: { pillars: readonly string[]; neighbourhoods: readonly string[] },
): Verdict {
  const all =
    pillars.every((key) => known.pillars.includes(key)) &&
    neighbourhoods.every((key) => known.neighbourhoods.includes(key))
  return all ? allowed() : refused('lesson-tags-unknown')
}

/**
 * May a lesson be shown to everybody, or taken off? Showing hangs on its report (`mayPublishLesson`), taking off needs a
 * reason (`reason-needed`); what is so already is refused (`lesson-as-it-is`).
 */
export function canShowLesson(
  lesson: { published: boolean; report: ReportState | null },
  show: boolean,
  reason: string,
): Verdict {
  if (lesson.published === show) return refused('lesson-as-it-is')
  if (show) return mayPublishLesson(lesson.report)
  return reason.trim() === '' ? refused('reason-needed') : allowed()
}

/** A plan that lessons may be of use to: its pillars and neighbourhoods, and its own words. */
export type PlanAbout = { pillars: readonly string[]; neighbourhoods: readonly string[]; words: string }

const weights = { pillar: 3, neighbourhood: 2, word: 1, mostWords: 3, least: 2 }

/**
 * The lessons that are most like a plan, the likest first, at most `most`. A shared pillar weighs most, then a shared
 * neighbourhood, then words that few lessons have; a lesson that shares hardly anything is not among them.
 */
export function similarLessons<Found extends Lesson & LessonTags>(
  lessons: readonly Found[],
  plan: PlanAbout,
  most = 3,
): Found[] {
  const own = wordsIn(plan.words)
  const worded = lessons.map((lesson) => ({ lesson, words: wordsIn(`${lesson.title} ${lesson.text}`) }))
  const isRare = (word: string) =>
    worded.filter(({ words }) => words.has(word)).length <= Math.max(1, lessons.length / 4)
  const score = ({ lesson, words }: (typeof worded)[number]) => {
    const shared = [...own].filter((word) => words.has(word) && isRare(word)).length
    return (
      weights.pillar * among(lesson.pillars, plan.pillars) +
      weights.neighbourhood * among(lesson.neighbourhoods, plan.neighbourhoods) +
      weights.word * Math.min(weights.mostWords, shared)
    )
  }
  return worded
    .map((one) => ({ lesson: one.lesson, score: score(one) }))
    .filter((one) => one.score >= weights.least)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ lesson }) => lesson)
}

function among(keys: readonly string[], others: readonly string[]): number {
  return new Set(keys.filter((key) => others.includes(key))).size
}

/** The longer words of a text, as they are compared. */
function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}]{6,}/gu) ?? [])
}

/** What somebody looks for in the register of lessons: words that all have to be there, a V, a pillar, a neighbourhood. */
export type LessonSearch = {
  words: string[]
  criterion: Criterion | null
  pillar: string | null
  neighbourhood: string | null
}

/** Reads a search from the address of the page; what it does not know it leaves out. */
export function lessonSearch(
  typed: { q?: string; v?: string; pillar?: string; neighbourhood?: string },
  known: { pillars: readonly string[]; neighbourhoods: readonly string[] },
): LessonSearch {
  const among = (keys: readonly string[], key: string | undefined) => keys.find((one) => one === key) ?? null
  return {
    words: (typed.q ?? '').slice(0, 100).split(/\s+/).filter(Boolean).slice(0, 8),
    criterion: isCriterion(typed.v) ? typed.v : null,
    pillar: among(known.pillars, typed.pillar),
    neighbourhood: among(known.neighbourhoods, typed.neighbourhood),
  }
}
