import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canReturn } from '#app/domain/grant/release.ts'
import { returnLines } from '#app/domain/ledger/lines.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { factsOfGrant, type ReleaseRow, trancheIn } from '#db/queries/tranches.server.ts'
import { releases } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'

/**
 * Books a payment as come back, under the lock of its grant, as the bank said it: the tranche can be paid anew, and the
 * initiative hears why; of a loan nothing is expected back until it is paid anew. A fact, so it is always booked. Refuses
 * what `canReturn` refuses, before anything is written.
 */
export async function bookReturned(
  tx: Tx,
  actor: Person,
  grant: Grant,
  release: ReleaseRow,
  { valueDate, reason }: { valueDate: IsoDate; reason: string },
  now: Date,
): Promise<Verdict> {
  const known = await factsOfGrant(tx, grant.fund, grant.id, dayOf(now))
  const tranche = known && trancheIn(known.plan, release.tranche)
  if (!tranche) return refused('not-found')
  const verdict = canReturn(release, valueDate, dayOf(now))
  if (!verdict.ok) return { ok: false, reason: { machine: 'tranche', ...verdict.reason } }
  await tx
    .update(releases)
    .set({ failedAt: now, returnedOn: valueDate, failedReason: reason })
    .where(eq(releases.id, release.id))
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, tranche: tranche.id, at: now }
  await record(tx, { type: 'tranche-failed', ...event, release: release.id, reason })
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'fact',
    lines: [
      ...returnLines(release.amountCents, tranche.plannedOn, valueDate, {
        pot: grant.pot,
        grant: grant.id,
        tranche: tranche.id,
      }),
      ...(await expectedRepayments(tx, grant, dayOf(now))),
    ],
    round: grant.round,
    by: actor.id,
    at: now,
  })
  return allowed()
}
