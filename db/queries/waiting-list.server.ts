import { and, asc, eq, isNotNull, isNull, ne, or } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { decisions, proposals } from '#db/schema/index.ts'

export type Waiting = {
  proposal: string
  title: string
  place: number
  until: IsoDate | null
  taken: boolean
}

/** The waiting list of a round in its order: who stands on it, and for whom a place was prepared and not taken yet. */
export async function waitingList(reader: Reader, round: string): Promise<Waiting[]> {
  const rows = await reader
    .select({
      proposal: proposals.id,
      title: proposals.title,
      place: decisions.waitingPlace,
      until: decisions.waitingUntil,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .innerJoin(proposals, eq(proposals.id, decisions.proposalId))
    .where(
      and(
        eq(proposals.roundId, round),
        eq(decisions.outcome, 'wait'),
        isNull(decisions.droppedAt),
        or(
          and(isNotNull(decisions.decidedAt), eq(proposals.state, 'waiting-list')),
          and(isNull(decisions.decidedAt), eq(proposals.state, 'awaiting-decision')),
        ),
        ne(proposals.state, 'withdrawn'),
      ),
    )
    .orderBy(asc(decisions.waitingPlace), asc(decisions.decidedAt))
  return rows.map(({ decidedAt, place, ...row }) => ({
    ...row,
    place: place ?? 0,
    taken: decidedAt !== null,
  }))
}
