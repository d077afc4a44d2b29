import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { transaction } from '#db/client.server.ts'
import { people } from '#db/schema/index.ts'

/** How somebody wants to be called in mails and agreements from now on. */
export async function changeName(actor: Person, name: string): Promise<Verdict> {
  return transaction(async (tx) => {
    await tx.update(people).set({ name }).where(eq(people.id, actor.person))
    return allowed()
  })
}
