import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { transaction } from '#db/client.server.ts'
import { people } from '#db/schema/index.ts'

/** The language in which somebody gets their mails from now on. */
export async function changeLocale(actor: Person, locale: Person['locale']): Promise<Verdict> {
  return transaction(async (tx) => {
    await tx.update(people).set({ locale }).where(eq(people.id, actor.person))
    return allowed()
  })
}
