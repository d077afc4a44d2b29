import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { outcomeOf } from '#app/domain/grant/instrument.ts'
import { canConfirmPaid } from '#app/domain/grant/release.ts'
import { paymentLines, replaceCommitment } from '#app/domain/ledger/lines.ts'
import type { Entry } from '#app/domain/ledger.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { openCommitments, reopenedOn } from '#db/queries/ledger.server.ts'
import { factsOfGrant, type ReleaseRow, releaseById, trancheIn } from '#db/queries/tranches.server.ts'
import { releases } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { plannedCommitments } from './bring-in-force.server.ts'
import { closeIfSquare } from './close-grant.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/**
 * Says that the bank paid, on the value date of its statement: paid and booked in one transaction. The commitment moves
 * from the planned day to that date, what results did not earn of it to the next tranche, and a loan comes back counted
 * from it; it is a fact, so it is always booked. Manager or approver does this. Refuses `not-found`, `not-in-this-state`
 * before the approval, `value-date-wrong` for a day before it or after today.
 */
export async function confirmPaid(
  actor: Person,
  releaseId: string,
  form: { operation: string; valueDate: IsoDate },
  now: Date,
): Promise<Verdict<{ release: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'confirm-paid', release: releaseId, ...form }, now, async () => {
      const may = can(actor, 'confirm-payment')
      if (!may.ok) return may
      const found = await releaseById(tx, actor.fund, releaseId)
      const grant = found && (await lockGrant(tx, actor.fund, found.grant))
      const release = grant && (await releaseById(tx, actor.fund, releaseId))
      if (!release) return refused('not-found')
      const clear = await handles(
        tx,
        actor,
        grant,
        actor.roles.includes('manager') ? 'manager' : 'approver',
        now,
      )
      if (!clear.ok) return clear
      const booked = await bookPaid(tx, actor, grant, release, form.valueDate, now)
      return booked.ok ? allowed({ release: release.id }) : booked
    }),
  )
}

/**
 * Books a payment as paid, under the lock of its grant. Refuses what `canConfirmPaid` refuses, before anything is written;
 * `not-found` when its tranche is in no plan.
 */
export async function bookPaid(
  tx: Tx,
  actor: Person,
  grant: Grant,
  release: ReleaseRow,
  valueDate: IsoDate,
  now: Date,
): Promise<Verdict> {
  const known = await factsOfGrant(tx, grant.fund, grant.id, dayOf(now))
  const tranche = known && trancheIn(known.plan, release.tranche)
  if (!tranche) return refused('not-found')
  const verdict = canConfirmPaid(release, valueDate, now)
  if (!verdict.ok) return { ok: false, reason: { machine: 'tranche', ...verdict.reason } }
  await tx
    .update(releases)
    .set({ paidOn: valueDate, paidBy: actor.person, paidAt: now })
    .where(eq(releases.id, release.id))
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, tranche: tranche.id, at: now }
  await record(tx, { type: 'tranche-paid', ...event, release: release.id })
  await refreshGrant(tx, grant.id, now)
  await closeIfSquare(tx, actor.id, grant, now)
  const carried = await carriedOver(tx, grant)
  const plannedOn = (await reopenedOn(tx, grant.id, tranche.id)) ?? tranche.plannedOn
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'fact',
    lines: [
      ...paymentLines(release.amountCents, plannedOn, valueDate, {
        pot: grant.pot,
        grant: grant.id,
        tranche: tranche.id,
      }),
      ...carried,
      ...(await expectedRepayments(tx, grant, dayOf(now))),
    ],
    round: grant.round,
    ...(carried.length > 0 && { decidedOn: dayOf(grant.awardedAt) }),
    by: actor.id,
    at: now,
  })
  return allowed()
}

/**
 * What of a paid tranche was not earned moves to the tranche that pays results next, so that together they stay the cap;
 * no lines for a grant without results.
 */
async function carriedOver(tx: Tx, grant: Grant): Promise<Entry[]> {
  const version = await versionInForce(tx, grant.id)
  if (!version || !outcomeOf(version.terms)) return []
  const pays = new Set(
    version.terms.tranches.flatMap(({ id, instrument }) => (instrument === 'outcome' ? [id] : [])),
  )
  const open = await openCommitments(tx, grant.id)
  const next = await plannedCommitments(tx, grant, version.terms)
  const among = ({ id }: { id?: string }) => id !== undefined && pays.has(id)
  return replaceCommitment(open.filter(among), next.filter(among), { pot: grant.pot, grant: grant.id })
}
