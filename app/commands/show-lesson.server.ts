import { can, type Person } from '#app/domain/access.ts'
import { canShowLesson } from '#app/domain/results/lesson.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { lessonById } from '#db/queries/lessons.server.ts'
import { changeLesson } from '#db/writes/lessons.server.ts'
import { recordLesson } from './record-lesson.server.ts'

/**
 * Shows a lesson to everybody, or takes it off the public register with a reason; for the fund it stays. Only the manager
 * does this. Refuses `not-found` and what `canShowLesson` refuses.
 */
export async function showLesson(
  actor: Person,
  lessonId: string,
  form: { operation: string; show: boolean; reason: string },
  now: Date,
): Promise<Verdict<{ lesson: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'show-lesson', lesson: lessonId, ...form }, now, async () => {
      const may = can(actor, 'keep-lessons')
      if (!may.ok) return may
      const lesson = await lessonById(tx, actor, lessonId)
      if (!lesson) return refused('not-found')
      const verdict = canShowLesson(lesson, form.show, form.reason)
      if (!verdict.ok) return verdict
      await changeLesson(tx, lesson.id, { published: form.show })
      const act = form.show ? 'published' : 'unpublished'
      const reason = form.show ? null : form.reason.trim()
      await recordLesson(tx, actor, { lesson: lesson.id, act, reason }, now)
      return allowed({ lesson: lesson.id })
    }),
  )
}
