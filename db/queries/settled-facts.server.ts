import { and, eq, isNull } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { milestoneAcceptances, releases } from '#db/schema/index.ts'

/** A milestone or payment that can be changed no more, by its id; the day is null while a payment is on its way. */
export type SettledRow = { id: string; how: 'accepted' | 'paid'; on: IsoDate | null }

/**
 * What of a plan can be changed no more: milestones that were accepted, and payments that two people are making or made.
 */
export async function settledFacts(
  reader: Reader,
  grant: { id: string },
): Promise<{ acceptedMilestones: string[]; paidTranches: string[] }> {
  const rows = await settledRows(reader, grant)
  const ids = (how: SettledRow['how']) => rows.filter((row) => row.how === how).map(({ id }) => id)
  return { acceptedMilestones: ids('accepted'), paidTranches: ids('paid') }
}

/** The same, with the day on which each was settled. */
export async function settledRows(reader: Reader, grant: { id: string }): Promise<SettledRow[]> {
  const accepted = await reader
    .select({ id: milestoneAcceptances.milestoneId, at: milestoneAcceptances.acceptedAt })
    .from(milestoneAcceptances)
    .where(eq(milestoneAcceptances.grantId, grant.id))
  const released = await reader
    .select({ id: releases.trancheId, on: releases.paidOn })
    .from(releases)
    .where(and(eq(releases.grantId, grant.id), isNull(releases.cancelledAt), isNull(releases.failedAt)))
  return [
    ...accepted.map(({ id, at }) => ({ id, how: 'accepted' as const, on: dayOf(at) })),
    ...released.map(({ id, on }) => ({ id, how: 'paid' as const, on })),
  ]
}
