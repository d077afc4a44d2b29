import { and, eq } from 'drizzle-orm'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { keptPosts } from '#db/schema/index.ts'
import { openSession } from './session.server.ts'

/** Keeps what somebody typed before they had proved who they are, and answers where it is offered to them again. */
export async function keepPost(
  form: FormData,
  sessionHash: string | null,
  path: string,
  now: Date,
): Promise<{ back: string; headers: Headers }> {
  const opened = sessionHash ? { idHash: sessionHash, headers: new Headers() } : await openSession(now)
  const id = newId(now)
  await db()
    .insert(keptPosts)
    .values({ id, sessionHash: opened.idHash, path, fields: textFields(form), keptAt: now })
  return { back: `/account/kept/${id}`, headers: opened.headers }
}

/** A kept form of one of these sessions: the one that posted it, or the one it became by signing in. */
export async function keptPost(id: string, sessionHash: string) {
  if (!isUuid(id)) return null
  const [row] = await db()
    .select()
    .from(keptPosts)
    .where(and(eq(keptPosts.id, id), eq(keptPosts.sessionHash, sessionHash)))
  return row ?? null
}

/** What was typed; files are let go. */
function textFields(form: FormData): [string, string][] {
  return [...form.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
}
