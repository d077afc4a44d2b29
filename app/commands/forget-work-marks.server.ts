import { lt } from 'drizzle-orm'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { longestShelf } from '#app/domain/work-mark.ts'
import { transaction } from '#db/client.server.ts'
import { workMarks } from '#db/schema/index.ts'

/** Days that a mark is kept: longer than work can be put away. */
const daysKept = longestShelf + 30

/**
 * Takes away what was said of work longer ago than it can matter: a reason may name somebody. Work that was given to a
 * colleague so long ago is everybody's again. Answers how many went.
 */
export async function forgetWorkMarks(now: Date): Promise<Verdict<{ marks: number }>> {
  const before = new Date(now.getTime() - daysKept * 24 * 60 * 60_000)
  const gone = await transaction((tx) =>
    tx.delete(workMarks).where(lt(workMarks.markedAt, before)).returning({ id: workMarks.id }),
  )
  return allowed({ marks: gone.length })
}
