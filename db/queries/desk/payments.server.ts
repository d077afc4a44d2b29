import { and, asc, eq, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { mostInBulk } from '#app/domain/bulk.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import type { Cents } from '#app/domain/money.ts'
import { type PayableAccount, payableAccount } from '#app/domain/payment/account.ts'
import type { Reader } from '#db/client.server.ts'
import { grantEndings, grants, people, proposals, releases, trancheStandings } from '#db/schema/index.ts'
import { accountsOfAll, fundAccount } from '../accounts.server.ts'
import { notClosedTo } from '../closed.server.ts'
import { type WorkItem, workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

/** A payment to make keeps its key while the account is still to be checked. */
const readyKey = keyOf(
  'ready',
  trancheStandings.grantId,
  sql`coalesce(${trancheStandings.releaseId}::text, ${trancheStandings.trancheId})`,
)

/**
 * Tranches that are ready to be paid or that the bank sent back. While nobody called about the account or saw its proof, that
 * is what is asked first; what was planned after an announced last day is not offered.
 */
export async function toRelease(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const rows = await tranches(reader, fund, ['ready', 'failed'], {
    isLate: sql`false`,
    where: and(
      or(isNull(grantEndings.lastDay), lte(trancheStandings.plannedOn, grantEndings.lastDay)),
      inSight(sight, trancheStandings.grantId, readyKey),
    ),
    most: sight.most,
  })
  const accounts = await accountsOfAll(reader, [...new Set(rows.map(({ grantId }) => grantId))])
  return pileOf(rows, (row) => {
    const named = accounts.get(row.grantId) ?? []
    return readyItem(row, today, payableAccount(named.at(-1)?.iban ?? '', named, 0))
  })
}

/** Payments that wait for the other person. */
export async function toApprove(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const rows = await tranches(reader, fund, ['prepared'], {
    isLate: sql`${trancheStandings.plannedOn} < ${today}`,
    where: and(
      isNotNull(trancheStandings.preparedBy),
      inSight(
        sight,
        trancheStandings.grantId,
        keyOf('approve', trancheStandings.releaseId),
        trancheStandings.preparedBy,
      ),
    ),
    most: sight.most,
  })
  return pileOf(rows, ({ releaseId, preparedBy, preparer, ...row }) =>
    workItem({
      ...commonOf(row),
      key: `approve-${releaseId}`,
      kind: 'release-approve',
      of: 'approver',
      preparedBy: { id: preparedBy ?? '', name: preparer ?? '' },
      href: `/manager/releases/${releaseId}/approval`,
    }),
  )
}

/** A payment that waits for the other person, for a list of them. */
export type Approval = {
  id: string
  title: string
  to: string
  amount: Cents
  number: number
  preparer: string | null
}

/** The payments that somebody may approve as far as who they are goes: not prepared by them, nor closed to them. */
export async function approvalsOf(reader: Reader, actor: Person): Promise<Approval[]> {
  const rows = await reader
    .select({
      id: releases.id,
      title: grants.title,
      to: proposals.applicantName,
      amount: trancheStandings.amountCents,
      number: trancheStandings.number,
      preparer: people.name,
    })
    .from(trancheStandings)
    .innerJoin(releases, eq(releases.id, trancheStandings.releaseId))
    .innerJoin(grants, eq(grants.id, trancheStandings.grantId))
    .innerJoin(proposals, eq(proposals.id, grants.proposalId))
    .leftJoin(people, eq(people.id, trancheStandings.preparedBy))
    .where(
      and(
        eq(trancheStandings.fundId, actor.fund),
        eq(trancheStandings.state, 'prepared'),
        ne(trancheStandings.preparedBy, actor.person),
        notClosedTo(actor),
      ),
    )
    .orderBy(asc(trancheStandings.plannedOn), asc(releases.id))
    .limit(mostInBulk)
  return rows
}

/** Payments that wait for a file or for the bank; files are made as soon as the fund said which account it pays from. */
export async function toSend(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const files = (await fundAccount(reader, fund)) !== null
  const rows = await tranches(reader, fund, ['approved'], {
    isLate: sql`${trancheStandings.plannedOn} < ${today}`,
    where: inSight(
      sight,
      trancheStandings.grantId,
      keyOf(files ? 'file' : 'confirm', trancheStandings.releaseId),
    ),
    most: sight.most,
  })
  return pileOf(rows, ({ releaseId, ...row }) => {
    const common = { ...commonOf(row), of: 'manager' } as const
    return files
      ? workItem({
          ...common,
          key: `file-${releaseId}`,
          kind: 'release-file',
          href: '/manager/payments/file',
        })
      : workItem({
          ...common,
          key: `confirm-${releaseId}`,
          kind: 'release-confirm',
          href: `/manager/releases/${releaseId}/payment`,
        })
  })
}

/**
 * The first tranches in these states by their day. What counts and orders reads an index of the standings alone, however
 * much waits; the rest is looked up for what is shown.
 */
function tranches(
  reader: Reader,
  fund: string,
  states: readonly TrancheState[],
  { isLate, where, most }: { isLate: SQL; where: SQL | undefined; most: number },
) {
  const first = reader
    .select({ grantId: trancheStandings.grantId, trancheId: trancheStandings.trancheId, ...counted(isLate) })
    .from(trancheStandings)
    .leftJoin(
      grantEndings,
      and(eq(grantEndings.grantId, trancheStandings.grantId), eq(grantEndings.state, 'announced')),
    )
    .where(and(eq(trancheStandings.fundId, fund), inArray(trancheStandings.state, [...states]), where))
    .orderBy(...byDay)
    .limit(most)
    .as('first')
  return reader
    .select({
      grantId: trancheStandings.grantId,
      trancheId: trancheStandings.trancheId,
      amountCents: trancheStandings.amountCents,
      number: trancheStandings.number,
      plannedOn: trancheStandings.plannedOn,
      releaseId: trancheStandings.releaseId,
      preparedBy: trancheStandings.preparedBy,
      title: grants.title,
      preparer: people.name,
      count: first.count,
      lateCount: first.lateCount,
    })
    .from(first)
    .innerJoin(
      trancheStandings,
      and(eq(trancheStandings.grantId, first.grantId), eq(trancheStandings.trancheId, first.trancheId)),
    )
    .innerJoin(grants, eq(grants.id, trancheStandings.grantId))
    .leftJoin(people, eq(people.id, trancheStandings.preparedBy))
    .orderBy(...byDay)
}

const byDay = [asc(trancheStandings.plannedOn), asc(trancheStandings.grantId), asc(trancheStandings.number)]

type Row = Awaited<ReturnType<typeof tranches>>[number]

function readyItem(row: Row, today: IsoDate, account: PayableAccount): WorkItem {
  const { grantId, trancheId, releaseId, plannedOn } = row
  const on = plannedOn > today ? plannedOn : today
  const key = `ready-${grantId}-${releaseId ?? trancheId}`
  const common = { ...commonOf(row), key, on, of: 'manager' } as const
  if (!account.confirmed || !account.proven)
    return workItem({
      ...common,
      kind: account.confirmed ? 'account-proof' : 'account-confirm',
      href: `/manager/grants/${grantId}/account`,
    })
  return workItem({
    ...common,
    kind: 'release-ready',
    href: `/manager/grants/${grantId}/tranches/${trancheId}/release`,
  })
}

function commonOf({
  grantId,
  title,
  amountCents,
  number,
  plannedOn,
}: Pick<Row, 'grantId' | 'title' | 'amountCents' | 'number' | 'plannedOn'>) {
  return { subject: grantId, title, amount: amountCents, number, on: plannedOn }
}
