import { and, eq, isNotNull, or } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Reader } from '#db/client.server.ts'
import { proposals, rounds } from '#db/schema/index.ts'
import { notClosedTo } from './closed.server.ts'
import { isUuid } from './ids.ts'

/** A proposal that the fund may see: it was sent, or it is a draft whose writers asked the fund to read along. */
export type SeenProposal = {
  id: string
  roundId: string
  round: string
  closesAt: Date
  initiative: string
  state: ProposalState
  title: string
  applicant: string
  reference: string | null
  submittedAt: Date | null
  helpAskedAt: Date | null
  reopenedUntil: IsoDate | null
}

/** One proposal as far as the fund may see it; null for a draft that is its writers' alone. */
export async function seenByFund(reader: Reader, actor: Person, id: string): Promise<SeenProposal | null> {
  if (!isUuid(id)) return null
  const [row] = await selectSeen(reader).where(and(eq(proposals.id, id), ofFund(actor)))
  return row ? { ...row, state: row.state as ProposalState } : null
}

/** The drafts whose writers asked the fund to read along, the longest waiting first. */
export async function helpedDrafts(reader: Reader, actor: Person): Promise<SeenProposal[]> {
  const rows = await selectSeen(reader)
    .where(
      and(ofFund(actor), notClosedTo(actor), eq(proposals.state, 'draft'), isNotNull(proposals.helpAskedAt)),
    )
    .orderBy(proposals.helpAskedAt)
  return rows.map((row) => ({ ...row, state: row.state as ProposalState }))
}

/** The condition under which a proposal is there for the fund. */
export function isSeenByFund() {
  return or(isNotNull(proposals.submittedAt), isNotNull(proposals.helpAskedAt))
}

function ofFund({ fund }: Person) {
  return and(eq(proposals.fundId, fund), isSeenByFund())
}

function selectSeen(reader: Reader) {
  return reader
    .select({
      id: proposals.id,
      roundId: proposals.roundId,
      round: rounds.name,
      closesAt: rounds.closesAt,
      initiative: proposals.initiativeId,
      state: proposals.state,
      title: proposals.title,
      applicant: proposals.applicantName,
      reference: proposals.reference,
      submittedAt: proposals.submittedAt,
      helpAskedAt: proposals.helpAskedAt,
      reopenedUntil: proposals.reopenedUntil,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
}
