import { desc, eq } from 'drizzle-orm'
import { undertakingKey } from '#app/domain/aid/undertaking.ts'
import { documentSchema, type ProposalDocument } from '#app/domain/proposal/schema.ts'
import type { Reader } from '#db/client.server.ts'
import { proposals, submissions } from '#db/schema/index.ts'

/** Who asks, as an undertaking, and what they said of selling; null for a short plan, which is not asked. */
export function undertakingIn(
  document: unknown,
  initiative: string,
): { undertaking: string; name: string; sells: ProposalDocument['money']['sellsGoodsOrServices'] } | null {
  const parsed = documentSchema.safeParse(document)
  if (!parsed.success || parsed.data.track !== 'full') return null
  const { aboutUs, money } = parsed.data
  const [kvk, name] =
    'organisationName' in aboutUs
      ? [aboutUs.kvkNumber, aboutUs.organisationName]
      : [aboutUs.fiscalHostKvkNumber, aboutUs.fiscalHostName]
  return { undertaking: undertakingKey(kvk, initiative), name, sells: money.sellsGoodsOrServices }
}

/** Who asks for money in a proposal, by its newest copy; null when that is no undertaking or was erased. */
export async function undertakingOf(reader: Reader, proposal: string) {
  const [row] = await reader
    .select({ document: submissions.document, initiative: proposals.initiativeId })
    .from(submissions)
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .where(eq(submissions.proposalId, proposal))
    .orderBy(desc(submissions.number))
    .limit(1)
  return row ? undertakingIn(row.document, row.initiative) : null
}
