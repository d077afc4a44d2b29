import { and, eq, exists, gte, isNull, lte, not, or, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { DraftDates } from '#app/domain/proposal/deadline.ts'
import type { Track } from '#app/domain/round.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { memberships, proposals, rounds, submissions } from '#db/schema/index.ts'

export type Draft = DraftDates & { id: string; fund: string; initiative: string; hasReaders: boolean }

const day = 86_400_000

/** Drafts of which the deadline lies between some days before and some days after a moment, and that somebody can be mailed about. */
export async function draftsNearDeadline(
  reader: Reader,
  now: Date,
  days: { before: number; after: number },
): Promise<Draft[]> {
  const [from, to] = [new Date(now.getTime() - days.after * day), new Date(now.getTime() + days.before * day)]
  const near = or(
    and(gte(rounds.closesAt, from), lte(rounds.closesAt, to)),
    and(
      gte(proposals.reopenedUntil, from.toISOString().slice(0, 10)),
      lte(proposals.reopenedUntil, to.toISOString().slice(0, 10)),
    ),
  )
  const rows = await selectDrafts(reader).where(and(isUnsent(reader), near))
  return rows.map(draftOf).filter(({ hasReaders }) => hasReaders)
}

/** Drafts of a round that were begun before a moment, and that somebody can be mailed about. */
export async function draftsBefore(reader: Reader, round: string, moment: Date): Promise<Draft[]> {
  const begun = and(eq(proposals.roundId, round), lte(proposals.createdAt, moment))
  const rows = await selectDrafts(reader).where(and(isUnsent(reader), begun))
  return rows.map(draftOf).filter(({ hasReaders }) => hasReaders)
}

/** Drafts that were not changed since a day. */
export async function draftsUnchangedSince(reader: Reader, since: Date): Promise<Draft[]> {
  const rows = await selectDrafts(reader).where(and(isUnsent(reader), lte(proposals.changedAt, since)))
  return rows.map(draftOf)
}

/** Locks a draft that was never sent until the transaction ends; null when it is none any more. */
export async function lockDraft(tx: Tx, id: string): Promise<Draft | null> {
  const here = and(eq(proposals.id, id), isUnsent(tx))
  const locked = await tx.select({ id: proposals.id }).from(proposals).where(here).for('update')
  if (locked.length === 0) return null
  const [row] = await selectDrafts(tx).where(eq(proposals.id, id))
  return row ? draftOf(row) : null
}

function isUnsent(reader: Reader) {
  const sent = reader
    .select({ one: sql`1` })
    .from(submissions)
    .where(eq(submissions.proposalId, proposals.id))
  return and(eq(proposals.state, 'draft'), isNull(proposals.submittedAt), not(exists(sent)))
}

function selectDrafts(reader: Reader) {
  const members = reader
    .select({ one: sql`1` })
    .from(memberships)
    .where(eq(memberships.initiativeId, proposals.initiativeId))
  return reader
    .select({
      id: proposals.id,
      fund: proposals.fundId,
      initiative: proposals.initiativeId,
      changedAt: proposals.changedAt,
      reopenedUntil: proposals.reopenedUntil,
      opensAt: rounds.opensAt,
      closesAt: rounds.closesAt,
      track: rounds.track,
      hasReaders: sql<boolean>`${exists(members)}`,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .$dynamic()
}

function draftOf({ opensAt, closesAt, track, ...draft }: Row): Draft {
  return { ...draft, round: { opensAt, closesAt, track: track as Track } }
}

type Row = Omit<Draft, 'round'> & {
  opensAt: Date
  closesAt: Date
  track: string
  reopenedUntil: IsoDate | null
}
