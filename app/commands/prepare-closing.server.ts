import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canPrepareClosing, daysOfYear } from '#app/domain/ledger/closing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { bounds, figuresOfYear } from '#db/queries/closings.server.ts'
import { closedPeriods } from '#db/schema/index.ts'
import { closedThrough } from '#db/writes/ledger.server.ts'

/**
 * The manager prepares to close a year: its lines are counted, summed and hashed as they are now. Prepared again, it replaces
 * what was prepared before. Refuses `not-found` to others, and what `canPrepareClosing` refuses.
 */
export async function prepareClosing(
  actor: Person,
  year: number,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ year: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-closing', year, ...form }, now, async () => {
      if (!can(actor, 'prepare-closing').ok) return refused('not-found')
      const closed = await closedThrough(tx, actor.fund)
      const { firstYear } = await bounds(tx, actor.fund)
      const verdict = canPrepareClosing(year, { firstYear, closed, today: dayOf(now) })
      if (!verdict.ok) return verdict
      const figures = await figuresOfYear(tx, actor.fund, year)
      const prepared = { ...figures, preparedBy: actor.person, preparedAt: now }
      const { from, to } = daysOfYear(year)
      const closing = newId(now)
      const [kept] = await tx
        .insert(closedPeriods)
        .values({ id: closing, fundId: actor.fund, year, fromOn: from, toOn: to, ...prepared })
        .onConflictDoUpdate({
          target: [closedPeriods.fundId, closedPeriods.year],
          set: prepared,
          setWhere: and(eq(closedPeriods.fundId, actor.fund), isNull(closedPeriods.decidedAt)),
        })
        .returning({ id: closedPeriods.id })
      const about = { closing: kept?.id ?? closing, year, entriesHash: figures.entriesHash }
      await record(tx, {
        type: 'year-closing-prepared',
        fund: actor.fund,
        actor: actor.id,
        ...about,
        at: now,
      })
      return allowed({ year })
    }),
  )
}
