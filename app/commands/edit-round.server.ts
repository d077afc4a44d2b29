import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canChangeRound, type RoundPlan } from '#app/domain/round.ts'
import { canOpenRounds } from '#app/domain/set-up.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type Round, roundById, roundInUse, roundPlan } from '#db/queries/rounds.server.ts'
import { setUpFacts } from '#db/queries/set-up.server.ts'
import { rounds } from '#db/schema/index.ts'
import { noteChange } from '#db/writes/settings.server.ts'
import { rowOf } from './prepare-round.server.ts'

/**
 * Changes a round, with what it was before kept beside it. `seen` is the hash of what was on the page. Refuses `not-found`,
 * `changed-by-other`, what `canChangeRound` and `judgeRoundPlan` refuse.
 */
export async function editRound(
  actor: Person,
  roundId: string,
  { operation, seen, ...plan }: RoundPlan & { operation: string; seen: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'edit-round', round: roundId, operation, seen, ...plan }, now, async () => {
      const round = await lockedRound(tx, actor, roundId)
      if (!round) return refused('not-found')
      const before = roundPlan(round)
      if (planHash(before) !== seen) return refused('changed-by-other')
      const inUse = await roundInUse(tx, round.id)
      const may = canChangeRound(before, plan, { ...round, inUse }, now)
      if (!may.ok) return may
      const row = await rowOf(tx, actor.fund, plan)
      if (!row.ok) return row
      await tx
        .update(rounds)
        .set({ ...row.row, name: plan.name.trim() })
        .where(eq(rounds.id, round.id))
      for (const name of Object.keys(before) as (keyof RoundPlan)[]) {
        if (before[name] === plan[name]) continue
        const values = { before: String(before[name] ?? ''), after: String(plan[name] ?? '') }
        await noteChange(tx, { id: newId(now), actor, name: `round.${round.id}.${name}`, ...values, at: now })
      }
      await changed(tx, actor, round.id, round.publishedAt !== null, now)
      return allowed()
    }),
  )
}

/**
 * Tells everybody of a round, or, of a test round, everybody of the fund. Refuses `not-found`, `nothing-changed` when they
 * know already, and `round-not-complete` with what the fund still needs (`canOpenRounds`); a test round needs nothing.
 */
export async function publishRound(
  actor: Person,
  roundId: string,
  { operation }: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'publish-round', round: roundId, operation }, now, async () => {
      const round = await lockedRound(tx, actor, roundId)
      if (!round) return refused('not-found')
      if (round.publishedAt) return refused('nothing-changed')
      const ready = canOpenRounds(await setUpFacts(tx, actor.fund, dayOf(now)), round.track)
      if (!ready.ok && !round.isTest) return ready
      await tx.update(rounds).set({ publishedAt: now }).where(eq(rounds.id, round.id))
      await changed(tx, actor, round.id, true, now)
      return allowed()
    }),
  )
}

/** Takes away a round that nobody began to write in and nobody outside knows of. Refuses `not-found` and `round-in-use`. */
export async function removeRound(
  actor: Person,
  roundId: string,
  { operation }: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'remove-round', round: roundId, operation }, now, async () => {
      const round = await lockedRound(tx, actor, roundId)
      if (!round) return refused('not-found')
      const known = round.publishedAt !== null && !round.isTest
      if (known || (await roundInUse(tx, round.id))) return refused('round-in-use')
      await tx.delete(rounds).where(eq(rounds.id, round.id))
      await record(tx, {
        type: 'round-removed',
        fund: actor.fund,
        actor: actor.id,
        round: round.id,
        at: now,
      })
      return allowed()
    }),
  )
}

/** What a page showed of a round, in short. */
export function planHash(plan: RoundPlan): string {
  return hashOf(plan)
}

/** The round, locked, for who may make rounds; else null. */
export async function lockedRound(tx: Tx, actor: Person, id: string): Promise<Round | null> {
  if (!can(actor, 'make-round').ok) return null
  const found = await roundById(tx, actor.fund, id)
  if (!found) return null
  await tx.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, found.id)).for('update')
  return roundById(tx, actor.fund, id)
}

async function changed(tx: Tx, actor: Person, round: string, published: boolean, now: Date): Promise<void> {
  await record(tx, {
    type: 'round-changed',
    fund: actor.fund,
    actor: actor.id,
    round,
    published,
    at: now,
  })
}
