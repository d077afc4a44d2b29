import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, yearOf } from '#app/domain/calendar.ts'
import { canAskPartner } from '#app/domain/partner.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { partnerRows, partnersInYear } from '#db/queries/partners.server.ts'
import { partnerQuestions } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'
import { askAbout } from './ask-partners.server.ts'

/**
 * Asks one partner of the programme whether it takes part this year, or asks it again: the first question keeps its day and
 * its link, and the mail goes once more. `partner` is its key; answers whether it was asked before. Refuses `not-found` to
 * who may not change the programme, and what `canAskPartner` refuses.
 */
export async function askPartner(
  actor: Person,
  partner: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ again: boolean }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'ask-partner', partner, ...form }, now, async () => {
      const may = can(actor, 'edit-programme')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const named = (await partnerRows(tx, actor.fund)).find(({ key }) => key === partner)
      if (!named) return refused('not-found')
      const year = yearOf(now)
      const asked = (await partnersInYear(tx, actor.fund, year)).get(named.id) ?? null
      const verdict = canAskPartner({ email: named.email, asked }, dayOf(now))
      if (!verdict.ok) return verdict
      if (!asked) {
        await askAbout(tx, actor, { partner: named.id, year }, now)
        return allowed({ again: false })
      }
      await tx.update(partnerQuestions).set({ remindedAt: now }).where(eq(partnerQuestions.id, asked.id))
      await record(tx, {
        type: 'programme-partner-reminded',
        fund: actor.fund,
        actor: actor.id,
        partner: named.id,
        question: asked.id,
        year,
        at: now,
      })
      return allowed({ again: true })
    }),
  )
}
