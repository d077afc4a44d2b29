import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Criterion, isCriterion } from '#app/domain/panel/rubric.ts'
import type { LessonSearch } from '#app/domain/results/lesson.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, lessons } from '#db/schema/index.ts'

/** A lesson that everybody may read; its pillars and neighbourhoods are keys, of its own or else of its grant. */
export type RegisterLesson = {
  id: string
  title: string
  text: string
  source: string
  learnedOn: IsoDate
  criterion: Criterion | null
  pillars: string[]
  neighbourhoods: string[]
  reference: string | null
}

const pillars = sql<
  string[]
>`coalesce(nullif(${lessons.pillars}, '[]'::jsonb), ${grants.pillars}, '[]'::jsonb)`
const places = sql<
  string[]
>`coalesce(nullif(${lessons.neighbourhoods}, '[]'::jsonb), ${grants.neighbourhoods}, '[]'::jsonb)`

/** The published lessons that a search finds: those of plans newest first, after them those of the programme in its order. */
export async function publishedLessons(
  reader: Reader,
  fund: string,
  search: LessonSearch,
): Promise<RegisterLesson[]> {
  const found: (SQL | undefined)[] = search.words.map(
    (word) => sql`position(lower(${word}) in lower(${lessons.title} || ' ' || ${lessons.text})) > 0`,
  )
  if (search.criterion) found.push(eq(lessons.criterion, search.criterion))
  if (search.pillar) found.push(sql`${pillars} ? ${search.pillar}`)
  if (search.neighbourhood) found.push(sql`${places} ? ${search.neighbourhood}`)
  const rows = await reader
    .select({
      id: lessons.id,
      title: lessons.title,
      text: lessons.text,
      source: lessons.source,
      learnedOn: lessons.learnedOn,
      criterion: lessons.criterion,
      pillars,
      neighbourhoods: places,
      reference: grants.reference,
    })
    .from(lessons)
    .leftJoin(grants, eq(grants.id, lessons.grantId))
    .where(and(eq(lessons.fundId, fund), eq(lessons.published, true), ...found))
    .orderBy(asc(lessons.sort), desc(lessons.learnedOn), asc(lessons.id))
    .limit(200)
  return rows.map((row) => ({
    ...row,
    criterion: isCriterion(row.criterion ?? undefined) ? (row.criterion as Criterion) : null,
  }))
}
