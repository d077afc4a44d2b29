import { can, type Person } from '#app/domain/access.ts'
import { canTagLesson, type LessonTagsForm } from '#app/domain/results/lesson.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { lessonById } from '#db/queries/lessons.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'
import { changeLesson } from '#db/writes/lessons.server.ts'
import { recordLesson } from './record-lesson.server.ts'

/**
 * Says what a lesson of the register is about: one V or none, pillars and neighbourhoods by their keys. Only the manager
 * does this. Refuses `not-found` and what `canTagLesson` refuses.
 */
export async function tagLesson(
  actor: Person,
  lessonId: string,
  form: LessonTagsForm,
  now: Date,
): Promise<Verdict<{ lesson: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'tag-lesson', lesson: lessonId, ...form }, now, async () => {
      const may = can(actor, 'keep-lessons')
      if (!may.ok) return may
      const lesson = await lessonById(tx, actor, lessonId)
      if (!lesson) return refused('not-found')
      const { pillars, neighbourhoods } = await publicProgramme(tx, actor.fund)
      const { operation: _operation, ...tags } = form
      const verdict = canTagLesson(tags, {
        pillars: pillars.map(({ key }) => key),
        neighbourhoods: neighbourhoods.map(({ key }) => key),
      })
      if (!verdict.ok) return verdict
      await changeLesson(tx, lesson.id, tags)
      await recordLesson(tx, actor, { lesson: lesson.id, act: 'tagged', reason: null }, now)
      return allowed({ lesson: lesson.id })
    }),
  )
}
