import { eq } from 'drizzle-orm'
import type { LessonAct, LessonTags } from '#app/domain/results/lesson.ts'
import type { Tx } from '#db/client.server.ts'
import { lessonChanges, lessons } from '#db/schema/index.ts'

/** Gives a lesson other tags, or shows it to everybody or not. */
export async function changeLesson(
  tx: Tx,
  lesson: string,
  change: LessonTags | { published: boolean },
): Promise<void> {
  await tx.update(lessons).set(change).where(eq(lessons.id, lesson))
}

/** Keeps who changed a lesson, and why. */
export async function addLessonChange(
  tx: Tx,
  change: {
    id: string
    fund: string
    lesson: string
    act: LessonAct
    reason: string | null
    by: string
    at: Date
  },
): Promise<void> {
  const { fund, lesson, ...row } = change
  await tx.insert(lessonChanges).values({ ...row, fundId: fund, lessonId: lesson })
}
