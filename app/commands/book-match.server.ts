import type { Person } from '#app/domain/access.ts'
import type { Cents } from '#app/domain/money.ts'
import type { EntryState } from '#app/domain/payment/entry.ts'
import type { Match, OpenReason } from '#app/domain/payment/matching.ts'
import type { StatementEntry } from '#app/domain/payment/statement.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import type { Tx } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import { bookRepaid } from './book-repayment.server.ts'
import { bookReturned } from './book-returned.server.ts'
import { bookPaid } from './confirm-paid.server.ts'

/** What a movement became, as its row says it. */
export type Booked = {
  state: EntryState
  openReason?: OpenReason
  releaseId?: string
  grantId?: string
  repaymentId?: string
}

/**
 * Books what a movement was found to be, under the locks of the grants, and answers what its row says. What cannot be
 * booked on the bank's day stays open for a person, with nothing written.
 */
export async function bookMatch(
  tx: Tx,
  actor: Person,
  grants: ReadonlyMap<string, Grant>,
  movement: Pick<StatementEntry, 'valueOn' | 'amountCents'>,
  match: Match,
  now: Date,
): Promise<Booked> {
  switch (match.kind) {
    case 'open':
      return open(match.why)
    case 'paid':
      return paid(tx, actor, grants, match.releases, movement.valueOn, now)
    case 'booked':
      return { state: 'paid', releaseId: match.release, ...(await grantOf(tx, actor, match.release)) }
    case 'repayment-booked':
      return { state: 'repaid', grantId: match.grant, repaymentId: match.repayment }
    case 'returned': {
      const { release, grant } = await found(tx, actor, grants, match.release)
      const { valueOn: valueDate } = movement
      const verdict = await bookReturned(tx, actor, grant, release, { valueDate, reason: match.reason }, now)
      return verdict.ok ? { state: 'returned', releaseId: release.id, grantId: grant.id } : refusedAs(verdict)
    }
    case 'repaid': {
      const grant = grants.get(match.grant) as Grant
      const form = { amount: movement.amountCents as Cents, valueDate: movement.valueOn }
      const verdict = await bookRepaid(tx, actor, grant, form, now)
      return verdict.ok
        ? { state: 'repaid', grantId: grant.id, repaymentId: verdict.repayment }
        : refusedAs(verdict)
    }
  }
}

async function paid(
  tx: Tx,
  actor: Person,
  grants: ReadonlyMap<string, Grant>,
  ids: readonly string[],
  valueDate: string,
  now: Date,
): Promise<Booked> {
  let grantId: string | undefined
  for (const id of ids) {
    const { release, grant } = await found(tx, actor, grants, id)
    const verdict = await bookPaid(tx, actor, grant, release, valueDate, now)
    if (!verdict.ok) return refusedAs(verdict)
    grantId = grant.id
  }
  const [only, another] = ids
  return another ? { state: 'paid' } : { state: 'paid', releaseId: only, grantId }
}

async function found(tx: Tx, actor: Person, grants: ReadonlyMap<string, Grant>, id: string) {
  const release = await releaseById(tx, actor.fund, id)
  const grant = release && grants.get(release.grant)
  if (!release || !grant) throw new Error(`a payment of a grant that is not locked: ${id}`)
  return { release, grant }
}

async function grantOf(tx: Tx, actor: Person, id: string): Promise<{ grantId?: string }> {
  const release = await releaseById(tx, actor.fund, id)
  return release ? { grantId: release.grant } : {}
}

function refusedAs(verdict: Extract<Verdict, { ok: false }>): Booked {
  return open(verdict.reason.code === 'repayment-too-high' ? 'more-than-due' : 'day-differs')
}

function open(why: OpenReason): Booked {
  return { state: 'open', openReason: why }
}
