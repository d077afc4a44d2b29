import { and, eq } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { canDecideClosing, daysOfYear } from '#app/domain/ledger/closing.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { hashOfDays } from '#db/queries/closings.server.ts'
import { closedPeriods } from '#db/schema/index.ts'
import { closedThrough } from '#db/writes/ledger.server.ts'

/**
 * An approver closes the year that another prepared, with a fresh second factor and for good: from then on no line counts
 * from its days. Refuses `not-found` to others and for what is not prepared, `step-up-needed`, and what `canDecideClosing` refuses.
 */
export async function closeYear(
  actor: Person,
  year: number,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ year: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'close-year', year, ...form }, now, async () => {
      if (!can(actor, 'decide-closing').ok) return refused('not-found')
      await closedThrough(tx, actor.fund)
      const [closing] = await tx
        .select()
        .from(closedPeriods)
        .where(and(eq(closedPeriods.fundId, actor.fund), eq(closedPeriods.year, year)))
      if (!closing) return refused('not-found')
      const { from, to } = daysOfYear(year)
      const entriesHash = await hashOfDays(tx, actor.fund, from, to)
      const { preparedBy, decidedAt } = closing
      const verdict = firstRefusal(
        canDecideClosing(
          { preparedBy, decided: decidedAt !== null, entriesHash: closing.entriesHash },
          actor.person,
          entriesHash,
        ),
        steppedUp(actor, now),
      )
      if (!verdict.ok) return verdict
      await tx
        .update(closedPeriods)
        .set({ decidedBy: actor.person, decidedAt: now })
        .where(eq(closedPeriods.id, closing.id))
      const event = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'year-closed', ...event, closing: closing.id, year, entriesHash })
      return allowed({ year })
    }),
  )
}
