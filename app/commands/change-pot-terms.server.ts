import { and, eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { judgePotTerms, type PotTerms } from '#app/domain/grant/pot-terms.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { potTermsVersions } from '#db/queries/pot-terms.server.ts'
import { pots, potTerms } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

/**
 * Changes the usual terms of a pot: from now on new terms begin with them; what is agreed stays as it is. Only the manager
 * does this. Refuses `not-found`, `pot-terms-changed` when somebody changed them since they were seen, and what
 * `judgePotTerms` refuses.
 */
export async function changePotTerms(
  actor: Person,
  potId: string,
  form: { operation: string; seen: number; terms: PotTerms },
  now: Date,
): Promise<Verdict<{ version: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'change-pot-terms', pot: potId, ...form }, now, async () => {
      const may = can(actor, 'change-pot-terms')
      if (!may.ok) return may
      if (!isUuid(potId)) return refused('not-found')
      await lockFund(tx, actor.fund)
      const [pot] = await tx
        .select({ id: pots.id })
        .from(pots)
        .where(and(eq(pots.fundId, actor.fund), eq(pots.id, potId)))
      if (!pot) return refused('not-found')
      const sound = judgePotTerms(form.terms)
      if (!sound.ok) return sound
      const [last] = await potTermsVersions(tx, pot.id)
      if (last.version !== form.seen) return refused('pot-terms-changed')
      const version = last.version + 1
      await tx.insert(potTerms).values({
        fundId: actor.fund,
        potId: pot.id,
        version,
        terms: form.terms,
        changedBy: actor.person,
        changedAt: now,
      })
      await record(tx, {
        type: 'pot-terms-changed',
        fund: actor.fund,
        actor: actor.id,
        pot: pot.id,
        version,
        termsHash: hashOf(form.terms),
        at: now,
      })
      return allowed({ version })
    }),
  )
}
