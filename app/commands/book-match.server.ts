import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import type { EntryState } from '#app/domain/payment/entry.ts'
import type { ClaimSource, Match, OpenReason } from '#app/domain/payment/matching.ts'
import type { StatementEntry } from '#app/domain/payment/statement.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import type { Tx } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import { bookLoanRepayment } from './book-loan-repayment.server.ts'
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
  loanReceiptId?: string
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
      return { state: 'repaid', grantId: match.grant, ...receiptOf(match.by, match.repayment) }
    case 'returned': {
      const { release, grant } = await found(tx, actor, grants, match.release)
      const { valueOn: valueDate } = movement
      const verdict = await bookReturned(tx, actor, grant, release, { valueDate, reason: match.reason }, now)
      return verdict.ok ? { state: 'returned', releaseId: release.id, grantId: grant.id } : refusedAs(verdict)
    }
    case 'repaid': {
      const grant = grants.get(match.grant) as Grant
      const money = { amount: movement.amountCents as Cents, valueDate: movement.valueOn }
      const verdict = await bookOwed(tx, actor, grant, match.by, money, now)
      return verdict.ok ? verdict.booked : refusedAs(verdict)
    }
  }
}

/**
 * Books money that came back of a grant, under its lock, on what its settlement asks or on its loan, and answers what the
 * row of the movement says. Refuses what either booking refuses.
 */
export async function bookOwed(
  tx: Tx,
  actor: Person,
  grant: Grant,
  by: ClaimSource,
  money: { amount: Cents; valueDate: IsoDate },
  now: Date,
): Promise<Verdict<{ booked: Booked }>> {
  const said = { state: 'repaid' as const, grantId: grant.id }
  if (by === 'loan') {
    const verdict = await bookLoanRepayment(tx, actor, grant, money, now)
    return verdict.ok ? allowed({ booked: { ...said, ...receiptOf(by, verdict.receipt) } }) : verdict
  }
  const verdict = await bookRepaid(tx, actor, grant, money, now)
  return verdict.ok ? allowed({ booked: { ...said, ...receiptOf(by, verdict.repayment) } }) : verdict
}

function receiptOf(by: ClaimSource, id: string): Pick<Booked, 'repaymentId' | 'loanReceiptId'> {
  return by === 'loan' ? { loanReceiptId: id } : { repaymentId: id }
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
