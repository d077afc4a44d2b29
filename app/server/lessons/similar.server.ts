import type { LikeLesson } from '#app/components/lessons-like.tsx'
import { type PlanAbout, similarLessons } from '#app/domain/results/lesson.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { publishedLessons } from '#db/queries/public/lessons.server.ts'

const noSearch = { words: [], criterion: null, pillar: null, neighbourhood: null }

/** The public lessons that are most like a plan, for who writes it and who reads it; none when none is like it. */
export async function lessonsLike(fund: string, plan: PlanAbout, language: Language): Promise<LikeLesson[]> {
  const lessons = await publishedLessons(db(), fund, noSearch)
  return similarLessons(lessons, plan).map(({ id, title, text, source, learnedOn }) => ({
    key: id,
    title,
    text,
    source: `${source} · ${formatDay(learnedOn, language)}`,
  }))
}
