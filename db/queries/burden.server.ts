import { and, eq, sql } from 'drizzle-orm'
import { secondsWritten } from '#app/domain/near/burden.ts'
import type { Reader } from '#db/client.server.ts'
import { proposalSections, proposals } from '#db/schema/index.ts'

/** The most plans of a round of which the time is measured: the ones that were sent last. */
const mostMeasured = 1_000

/**
 * For the plans of a round that were written on the site and sent: the seconds that each section took, and the whole of each
 * plan. Whose they are is not read.
 */
export async function writingTimes(
  reader: Reader,
  round: string,
): Promise<{ sections: Map<string, number[]>; whole: number[] }> {
  const measured = reader
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      and(
        eq(proposals.roundId, round),
        eq(proposals.source, 'portal'),
        sql`${proposals.submittedAt} is not null`,
      ),
    )
    .orderBy(sql`${proposals.submittedAt} desc`)
    .limit(mostMeasured)
  const rows = await reader
    .select({
      proposal: proposalSections.proposalId,
      section: proposalSections.section,
      saves: sql<string[]>`json_agg(${proposalSections.savedAt})`,
    })
    .from(proposalSections)
    .where(sql`${proposalSections.proposalId} in (${measured})`)
    .groupBy(proposalSections.proposalId, proposalSections.section)
  const sections = new Map<string, number[]>()
  const whole = new Map<string, Date[]>()
  for (const { proposal, section, saves } of rows) {
    const moments = saves.map((save) => new Date(save))
    sections.set(section, [...(sections.get(section) ?? []), secondsWritten(moments)])
    whole.set(proposal, [...(whole.get(proposal) ?? []), ...moments])
  }
  return { sections, whole: [...whole.values()].map(secondsWritten) }
}
