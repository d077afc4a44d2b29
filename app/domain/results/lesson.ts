import { z } from 'zod'
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
