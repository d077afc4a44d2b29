import { and, asc, eq, isNotNull, isNull, ne, or } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import { nextInLine } from '#app/domain/panel/waiting.ts'
import type { Reader } from '#db/client.server.ts'
import { decisions, proposals, rounds } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { freeFor } from './room.server.ts'

export type Waiting = {
  proposal: string
  title: string
  reference: string
  /** Cents. */
  asked: Cents
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
      reference: proposals.reference,
      asked: proposals.amountAskedCents,
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
  return rows.map(({ decidedAt, place, reference, asked, ...row }) => ({
    ...row,
    reference: reference ?? '',
    asked: asked ?? cents(0),
    place: place ?? 0,
    taken: decidedAt !== null,
  }))
}

/** The round of a list, with the pot it draws on; null for one of another fund. */
export async function roundOfList(
  reader: Reader,
  fund: string,
  id: string,
): Promise<{ fund: string; round: string; pot: string; name: string } | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({ fund: rounds.fundId, round: rounds.id, pot: rounds.potId, name: rounds.name })
    .from(rounds)
    .where(and(eq(rounds.fundId, fund), eq(rounds.id, id)))
  return row ?? null
}

/** Whom money that is free on a day is offered to, and how much; null without somebody who waits or without money. */
export async function nextOnList(
  reader: Reader,
  round: { fund: string; round: string; pot: string },
  today: IsoDate,
) {
  const [list, free, awards] = await Promise.all([
    waitingList(reader, round.round),
    freeFor(reader, round, today, today),
    preparedAwards(reader, round.round),
  ])
  const line = list.map((one) => ({ ...one, prepared: awards.get(one.proposal) ?? null }))
  const beside = [...awards].filter(([proposal]) => !list.some((one) => one.proposal === proposal))
  const next = nextInLine(line, free - beside.reduce((sum, [, amount]) => sum + amount, 0), today)
  const title = list.find(({ proposal }) => proposal === next?.proposal)?.title ?? ''
  return next && { ...next, title, free }
}

/** The awards of a round that are prepared and not taken yet, in cents by proposal. */
async function preparedAwards(reader: Reader, round: string): Promise<Map<string, number>> {
  const rows = await reader
    .select({ proposal: proposals.id, amount: decisions.amountCents })
    .from(decisions)
    .innerJoin(proposals, eq(proposals.id, decisions.proposalId))
    .where(
      and(
        eq(proposals.roundId, round),
        eq(decisions.outcome, 'award'),
        isNull(decisions.decidedAt),
        isNull(decisions.droppedAt),
      ),
    )
  return new Map(rows.map(({ proposal, amount }) => [proposal, amount ?? 0]))
}
