import { z } from 'zod'
import { type Criterion, isCriterion } from '../panel/rubric.ts'
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
