import { lt } from 'drizzle-orm'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { transaction } from '#db/client.server.ts'
import { keptPosts } from '#db/schema/index.ts'

/** How long a form waits for its writer: whoever proves who they are comes back for it the same day. */
const hoursKept = 24

/**
 * Takes away the forms that were kept a day ago or longer, sent or not: names and accounts stand in them. Answers how many
 * went.
 */
export async function forgetKeptPosts(now: Date): Promise<Verdict<{ posts: number }>> {
  const before = new Date(now.getTime() - hoursKept * 60 * 60_000)
  const gone = await transaction((tx) =>
    tx.delete(keptPosts).where(lt(keptPosts.keptAt, before)).returning({ id: keptPosts.id }),
  )
  return allowed({ posts: gone.length })
}
