import { and, eq, inArray } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { people, roles } from '#db/schema/index.ts'

/** `named`: everybody may read their name in the list of the panel. */
export type OwnFacts = {
  operation: string
  organisation: string | null
  postcode: string | null
  named: boolean
}

/**
 * Somebody of the panel or the staff tells where they work or help and where they live, for the question whether they
 * know an applicant, and whether they may be named in public. Refuses `not-found` to others.
 */
export async function tellOfOneself(actor: Person, form: OwnFacts, now: Date): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'tell-of-oneself', ...form }, now, async () => {
      const may = can(actor, 'tell-of-oneself')
      if (!may.ok) return may
      const { organisation, postcode, named } = form
      await tx.update(people).set({ organisation, postcode }).where(eq(people.id, actor.person))
      await tx
        .update(roles)
        .set({ named })
        .where(
          and(
            eq(roles.fundId, actor.fund),
            eq(roles.personId, actor.person),
            inArray(roles.role, ['reviewer', 'chair']),
          ),
        )
      await record(tx, {
        type: 'known-of-changed',
        fund: actor.fund,
        actor: actor.id,
        person: actor.person,
        named,
        at: now,
      })
      return allowed()
    }),
  )
}
