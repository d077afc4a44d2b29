import { canGrow } from '#app/domain/proposal/grow.ts'
import { canBegin } from '#app/domain/round.ts'
import { db } from '#db/client.server.ts'
import { grantStateOf } from '#db/queries/proposal-course.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { roundsToCome } from '#db/queries/rounds.server.ts'
import type { Applying } from './here.server.ts'

/** The rounds in which a small start that was carried out can grow into a whole plan; none for anything else. */
export async function roundsToGrowIn({ proposal, round }: Applying, now: Date) {
  if (round.track !== 'small-start') return []
  const document = (await latestSubmission(db(), proposal.id))?.document ?? null
  if (!canGrow(document, await grantStateOf(db(), proposal.id)).ok) return []
  const rounds = await roundsToCome(db(), round.fund, now)
  return rounds.filter((one) => one.track === 'full' && canBegin(one, now).ok)
}
