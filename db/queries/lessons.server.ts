import { and, asc, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Criterion, isCriterion } from '#app/domain/panel/rubric.ts'
import type { GrantTags, LessonAct, LessonTags } from '#app/domain/results/lesson.ts'
import type { ReportState } from '#app/domain/results/report.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, lessonChanges, lessons, people, proposals, reports } from '#db/schema/index.ts'
import { notClosedTo } from './closed.server.ts'
import { isUuid } from './ids.ts'

/**
 * A lesson as the fund keeps it, shown to everybody or not; `report` is the state of the report that it came with, `ofGrant`
 * what its grant is about.
 */
export type KeptLesson = LessonTags & {
  id: string
  title: string
  text: string
  source: string
  learnedOn: IsoDate
  published: boolean
  report: ReportState | null
  grant: string | null
  ofGrant: GrantTags
}
export type LessonChange = { act: LessonAct; reason: string | null; by: string; at: Date }

/** A lesson that was erased is nobody's to keep. */
const hasWords = ne(lessons.title, '')

/** Every lesson of the fund but those of grants that are closed to who looks: what nobody sees yet on top, then the newest. */
export async function keptLessons(reader: Reader, actor: Person): Promise<KeptLesson[]> {
  const rows = await selectLessons(reader)
    .where(and(eq(lessons.fundId, actor.fund), hasWords, or(isNull(lessons.grantId), notClosedTo(actor))))
    .orderBy(asc(lessons.published), desc(lessons.learnedOn), asc(lessons.sort), asc(lessons.id))
  return rows.map(keptOf)
}

/** One lesson of the fund; null when it is not there or of a grant that is closed to who looks. */
export async function lessonById(reader: Reader, actor: Person, id: string): Promise<KeptLesson | null> {
  if (!isUuid(id)) return null
  const [row] = await selectLessons(reader).where(
    and(
      eq(lessons.id, id),
      eq(lessons.fundId, actor.fund),
      hasWords,
      or(isNull(lessons.grantId), notClosedTo(actor)),
    ),
  )
  return row ? keptOf(row) : null
}

/** What was done to a lesson, the newest first. */
export async function lessonHistory(reader: Reader, lesson: string): Promise<LessonChange[]> {
  const rows = await reader
    .select({ act: lessonChanges.act, reason: lessonChanges.reason, by: people.name, at: lessonChanges.at })
    .from(lessonChanges)
    .innerJoin(people, eq(people.id, lessonChanges.by))
    .where(eq(lessonChanges.lessonId, lesson))
    .orderBy(desc(lessonChanges.at), desc(lessonChanges.id))
  return rows.map((row) => ({ ...row, act: row.act as LessonAct }))
}

function selectLessons(reader: Reader) {
  return reader
    .select({
      id: lessons.id,
      title: lessons.title,
      text: lessons.text,
      source: lessons.source,
      learnedOn: lessons.learnedOn,
      published: lessons.published,
      criterion: lessons.criterion,
      pillars: lessons.pillars,
      neighbourhoods: lessons.neighbourhoods,
      report: reports.state,
      grant: lessons.grantId,
      ofGrant: {
        pillars: sql<string[]>`coalesce(${grants.pillars}, '[]'::jsonb)`,
        neighbourhoods: sql<string[]>`coalesce(${grants.neighbourhoods}, '[]'::jsonb)`,
      },
    })
    .from(lessons)
    .leftJoin(reports, eq(reports.id, lessons.reportId))
    .leftJoin(grants, eq(grants.id, lessons.grantId))
    .leftJoin(proposals, eq(proposals.id, grants.proposalId))
}

type Row = Omit<KeptLesson, 'criterion' | 'report'> & { criterion: string | null; report: string | null }

function keptOf({ criterion, report, ...row }: Row): KeptLesson {
  return {
    ...row,
    criterion: isCriterion(criterion ?? undefined) ? (criterion as Criterion) : null,
    report: report as ReportState | null,
  }
}
