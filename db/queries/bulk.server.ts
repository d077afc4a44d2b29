import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { BulkItem, BulkKind, BulkTimes } from '#app/domain/bulk.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import {
  type BulkOutcome,
  bulkActs,
  decisions,
  grants,
  people,
  proposals,
  releases,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** One press for many things. */
export type Bulk = BulkTimes & {
  id: string
  kind: BulkKind
  items: BulkItem[]
  by: { id: string; name: string }
  stoppedBy: string | null
  plannedAt: Date
  outcomes: BulkOutcome[] | null
}

/** One of a fund; null when it is not there. */
export async function bulkById(reader: Reader, fund: string, id: string): Promise<Bulk | null> {
  if (!isUuid(id)) return null
  const [row] = await selectBulks(reader).where(and(eq(bulkActs.fundId, fund), eq(bulkActs.id, id)))
  return row ? { ...row, kind: row.kind as BulkKind } : null
}

/** Those of a fund that were neither stopped nor done, the first to come first. */
export async function openBulks(reader: Reader, fund: string): Promise<Bulk[]> {
  const rows = await selectBulks(reader)
    .where(and(eq(bulkActs.fundId, fund), isNull(bulkActs.stoppedAt), isNull(bulkActs.ranAt)))
    .orderBy(bulkActs.runsAt)
  return rows.map((row) => ({ ...row, kind: row.kind as BulkKind }))
}

/** The last ones of a fund, the newest first. */
export async function lastBulks(reader: Reader, fund: string, most: number): Promise<Bulk[]> {
  const rows = await selectBulks(reader)
    .where(eq(bulkActs.fundId, fund))
    .orderBy(desc(bulkActs.plannedAt))
    .limit(most)
  return rows.map((row) => ({ ...row, kind: row.kind as BulkKind }))
}

/** What one of many is about, for who decides about it. */
export type BulkSubject = {
  id: string
  /** The proposal or the grant. */
  about: string
  title: string
  /** Who gets the letter or the money. */
  to: string
  amount: Cents | null
  outcome: string | null
  preparedBy: string | null
  open: boolean
  href: string
}

/** What these are about, whether they are still open or not; what is not of the fund is left out. */
export async function bulkSubjects(
  reader: Reader,
  fund: string,
  kind: BulkKind,
  ids: readonly string[],
): Promise<BulkSubject[]> {
  if (ids.length === 0) return []
  return kind === 'decisions' ? decisionSubjects(reader, fund, ids) : paymentSubjects(reader, fund, ids)
}

async function decisionSubjects(
  reader: Reader,
  fund: string,
  ids: readonly string[],
): Promise<BulkSubject[]> {
  const rows = await reader
    .select({
      id: decisions.id,
      about: decisions.proposalId,
      title: proposals.title,
      to: proposals.applicantName,
      amount: decisions.amountCents,
      outcome: decisions.outcome,
      preparedBy: decisions.preparedBy,
      decidedAt: decisions.decidedAt,
      droppedAt: decisions.droppedAt,
    })
    .from(decisions)
    .innerJoin(proposals, eq(proposals.id, decisions.proposalId))
    .where(and(eq(decisions.fundId, fund), inArray(decisions.id, [...ids])))
  return rows.map(({ decidedAt, droppedAt, ...row }) => ({
    ...row,
    open: decidedAt === null && droppedAt === null,
    href: `/manager/decisions/${row.id}/approval`,
  }))
}

async function paymentSubjects(reader: Reader, fund: string, ids: readonly string[]): Promise<BulkSubject[]> {
  const rows = await reader
    .select({
      id: releases.id,
      about: releases.grantId,
      title: grants.title,
      to: proposals.applicantName,
      amount: releases.amountCents,
      preparedBy: releases.preparedBy,
      approvedAt: releases.approvedAt,
      cancelledAt: releases.cancelledAt,
    })
    .from(releases)
    .innerJoin(grants, eq(grants.id, releases.grantId))
    .innerJoin(proposals, eq(proposals.id, grants.proposalId))
    .where(and(eq(releases.fundId, fund), isNotNull(releases.preparedBy), inArray(releases.id, [...ids])))
  return rows.map(({ approvedAt, cancelledAt, ...row }) => ({
    ...row,
    outcome: null,
    open: approvedAt === null && cancelledAt === null,
    href: `/manager/releases/${row.id}/approval`,
  }))
}

function selectBulks(reader: Reader) {
  const stopper = alias(people, 'stopper')
  return reader
    .select({
      id: bulkActs.id,
      kind: bulkActs.kind,
      items: bulkActs.items,
      by: { id: people.id, name: people.name },
      stoppedBy: stopper.name,
      plannedAt: bulkActs.plannedAt,
      runsAt: bulkActs.runsAt,
      stoppedAt: bulkActs.stoppedAt,
      ranAt: bulkActs.ranAt,
      outcomes: bulkActs.outcomes,
    })
    .from(bulkActs)
    .innerJoin(people, eq(people.id, bulkActs.plannedBy))
    .leftJoin(stopper, eq(stopper.id, bulkActs.stoppedBy))
}
