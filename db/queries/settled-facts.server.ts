import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { milestoneAcceptances, releases } from '#db/schema/index.ts'

/** What of a plan can be changed no more: milestones that were accepted, and payments that two people are making or made. */
export async function settledFacts(
  reader: Reader,
  grant: { id: string },
): Promise<{ acceptedMilestones: string[]; paidTranches: string[] }> {
  const accepted = await reader
    .select({ id: milestoneAcceptances.milestoneId })
    .from(milestoneAcceptances)
    .where(eq(milestoneAcceptances.grantId, grant.id))
  const released = await reader
    .select({ id: releases.trancheId })
    .from(releases)
    .where(and(eq(releases.grantId, grant.id), isNull(releases.cancelledAt), isNull(releases.failedAt)))
  return { acceptedMilestones: accepted.map(({ id }) => id), paidTranches: released.map(({ id }) => id) }
}
