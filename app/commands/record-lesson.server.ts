import type { Person } from '#app/domain/access.ts'
import type { LessonAct } from '#app/domain/results/lesson.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { addLessonChange } from '#db/writes/lessons.server.ts'

/** Keeps who changed a lesson of the register, how and why; and puts it in the log. */
export async function recordLesson(
  tx: Tx,
  actor: Person,
  change: { lesson: string; act: LessonAct; reason: string | null },
  now: Date,
): Promise<void> {
  await addLessonChange(tx, { id: newId(now), fund: actor.fund, by: actor.person, at: now, ...change })
  const { lesson, act } = change
  await record(tx, { type: 'lesson-changed', fund: actor.fund, actor: actor.id, lesson, act, at: now })
}
