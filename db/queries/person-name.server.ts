import { eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { people } from '#db/schema/index.ts'

/** What somebody is called; null when they are not there any more. */
export async function nameOf(reader: Reader, person: string): Promise<string | null> {
  const [row] = await reader
    .select({ name: people.name, email: people.email })
    .from(people)
    .where(eq(people.id, person))
  return row ? row.name || row.email : null
}
