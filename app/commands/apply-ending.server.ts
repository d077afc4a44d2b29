import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { moveGrant } from '#app/domain/grant/grant.ts'
import { replaceCommitment } from '#app/domain/ledger/lines.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ending } from '#db/queries/endings.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { liveHolds } from '#db/queries/holds.server.ts'
import { openCommitments } from '#db/queries/ledger.server.ts'
import { factsOfGrant, type ReleaseRow } from '#db/queries/tranches.server.ts'
import { grantEndings } from '#db/schema/index.ts'
import { cancelPrepared, setGrantState } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { endOneHold } from './end-hold.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'

/**
 * Stops a grant, under its lock: payments that nobody approved are cancelled, holds end, and what is not paid nor on its
 * way is free again in the ledger. Money that was paid waits for the settlement. A grant that is settling already only
 * keeps that it was ended. `by` null is the system.
 */
export async function applyEnding(
  tx: Tx,
  by: Person | null,
  grant: Grant,
  ending: Ending,
  now: Date,
): Promise<void> {
  const actor = by?.id ?? 'system'
  await tx.update(grantEndings).set({ state: 'applied', endedAt: now }).where(eq(grantEndings.id, ending.id))
  const move = moveGrant(grant.state, 'terminate')
  if (!move.ok) return
  await setGrantState(tx, grant.id, move.state)
  const stopped: Grant = { ...grant, state: move.state }
  await cancelPrepared(tx, grant.id, now)
  for (const hold of await liveHolds(tx, [grant.id]))
    await endOneHold(tx, by, stopped, hold, { outcome: 'grant-ended', words: null }, now)
  const about = { grant: grant.id, ending: ending.id }
  await record(tx, { type: 'grant-ended', fund: grant.fund, actor, ...about, at: now })
  const known = await factsOfGrant(tx, grant.fund, grant.id, dayOf(now))
  const open = await openCommitments(tx, grant.id)
  const kept = open.flatMap((one) => {
    const release = one.id === undefined ? undefined : known?.releases.get(one.id)
    return isUnderWay(release) ? [{ ...one, amount: Math.min(one.amount, release.amountCents) }] : []
  })
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'decision',
    lines: [
      ...replaceCommitment(open, kept, { pot: grant.pot, grant: grant.id }),
      ...(await expectedRepayments(tx, grant, dayOf(now))),
    ],
    round: grant.round,
    decidedOn: dayOf(grant.awardedAt),
    by: actor,
    at: now,
  })
}

/** Is somebody paying it, or was it paid? What came back is paid no more. */
function isUnderWay(release: ReleaseRow | undefined): release is ReleaseRow {
  return release !== undefined && !release.failedAt
}
