import { and, count, eq, inArray, isNull, ne, not, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { BatchStage } from '#app/domain/panel/batch.ts'
import { leftReason } from '#app/domain/panel/by-hand.ts'
import { type ChairKind, workOfChair } from '#app/domain/panel/chair-work.ts'
import { competes, type Draw } from '#app/domain/panel/competing.ts'
import type { Track } from '#app/domain/round.ts'
import type { Reader } from '#db/client.server.ts'
import { batches, conflicts, lotteries, proposals, roles, rounds } from '#db/schema/index.ts'
import { interestsOf } from '../conflicts.server.ts'
import { isHeldOn } from '../stand-ins.server.ts'
import { type WorkItem, workItem } from './item.ts'
import type { Sight } from './pile.ts'

/** Where each thing is done that a batch can ask. */
const places: Record<ChairKind, string> = {
  'stage-turn': '/stage',
  'declarations-late': '/reminder',
  'reviews-late': '',
  'extra-readers': '/stage',
  'meeting-open': '/stage',
  'meeting-hold': '/meeting',
  'meeting-conclude': '/stage',
}

/** The batches that wait for who leads them, each with its one next thing. */
export async function batchesToLead(
  reader: Reader,
  fund: string,
  { today, sight }: { today: IsoDate; sight: Sight },
): Promise<WorkItem[]> {
  const [rows, silent, held] = await Promise.all([
    proposalsLed(reader, fund),
    silentIn(reader, fund, today),
    interestsOf(reader, [sight.person]),
  ])
  const led = [...new Set(rows.map(({ batch }) => batch))].map((id) =>
    rows.filter(({ batch }) => batch === id),
  )
  return led.flatMap((own) => {
    const [first] = own
    if (!first || !isLedBy(sight, held, own)) return []
    const work = workOfChair(
      {
        ...first,
        silent: silent.get(first.batch) ?? 0,
        extraAsked: own.some(({ isExtraAsked }) => isExtraAsked),
        proposals: own.map(({ isAdvised, state, ...readers }) => ({
          ...readers,
          unadvised: state === 'awaiting-decision' && !isAdvised,
        })),
      },
      today,
    )
    return work
      ? workItem({
          ...work,
          key: `batch-${first.batch}-${work.kind}`,
          of: 'chair',
          title: first.name,
          href: `/reviewer/batches/${first.batch}${places[work.kind]}`,
        })
      : []
  })
}

/** Lotteries that were announced and wait for their number. */
export async function lotteriesToDraw(reader: Reader, fund: string, sight: Sight): Promise<WorkItem[]> {
  const [rows, held] = await Promise.all([
    reader
      .select({
        id: lotteries.id,
        name: batches.name,
        on: lotteries.drawnOn,
        batch: batches.id,
        proposal: proposals.id,
        state: proposals.state,
        pot: rounds.potId,
      })
      .from(lotteries)
      .innerJoin(batches, eq(batches.id, lotteries.batchId))
      .innerJoin(rounds, eq(rounds.id, batches.roundId))
      .innerJoin(proposals, eq(proposals.batchId, batches.id))
      .where(and(eq(lotteries.fundId, fund), isNull(lotteries.drawnAt))),
    interestsOf(reader, [sight.person]),
  ])
  return [...new Set(rows.map(({ id }) => id))].flatMap((id) => {
    const own = rows.filter((row) => row.id === id)
    const [first] = own
    if (!first || !isLedBy(sight, held, own)) return []
    const { name: title, on } = first
    const about = { key: `lottery-${id}`, kind: 'lottery-draw', of: 'chair', title, on } as const
    return workItem({ ...about, href: `/reviewer/lotteries/${id}/draw` })
  })
}

type Led = { batch: string; proposal: string; state: string; pot: string }

/**
 * Does somebody lead these proposals of one batch? Not with an interest in what competes with them; and who acts only where
 * the usual chair stands too near, only when one of them is closed to that one.
 */
function isLedBy(
  { only }: Sight,
  held: Awaited<ReturnType<typeof interestsOf>>,
  own: readonly Led[],
): boolean {
  const hasInterest = own.some(({ pot, batch, state }) =>
    held.some(({ draw }) => competes(draw, { pot, batch, state } as Draw)),
  )
  return !hasInterest && (only === null || own.some(({ proposal }) => only.includes(proposal)))
}

/** The proposals of every batch that is under way, with how their readers and their meeting stand, in one question. */
async function proposalsLed(reader: Reader, fund: string) {
  const readers = sql`from assignments a where a.proposal_id = ${proposals.id} and a.returned_at is null`
  const isLocked = sql`exists (select from reviews v where v.proposal_id = a.proposal_id and v.person_id = a.person_id
    and v.voided_at is null and v.locked_at is not null)`
  const turned = sql`(select max(e.at) from events e where e.subject_kind = 'batch' and e.subject_id = ${batches.id}
    and e.type = 'batch-stage-turned' and e.data ->> 'to' = 'extra-reviews')`
  const rows = await reader
    .select({
      batch: batches.id,
      name: batches.name,
      stage: batches.stage,
      scoringUntil: batches.scoringUntil,
      track: rounds.track,
      decideBy: rounds.decideBy,
      pot: rounds.potId,
      proposal: proposals.id,
      state: proposals.state,
      wanted: rounds.reviewersPerProposal,
      locked: sql<number>`(select count(*)::int ${readers} and ${isLocked})`,
      reading: sql<number>`(select count(*)::int ${readers} and not ${isLocked})`,
      isExtraAsked: sql<boolean>`exists (select ${readers} and a.assigned_at >= ${turned})`,
      isAdvised: sql<boolean>`(select r.advice from meeting_records r where r.proposal_id = ${proposals.id}
        order by r.recorded_at desc, r.id desc limit 1) is not null`,
    })
    .from(batches)
    .innerJoin(rounds, eq(rounds.id, batches.roundId))
    .innerJoin(proposals, eq(proposals.batchId, batches.id))
    .where(
      and(
        eq(batches.fundId, fund),
        ne(batches.stage, 'decided'),
        not(sql`(${rounds.track} = 'small-start' and ${batches.stage} = 'revealed')`),
        ne(proposals.state, 'withdrawn'),
      ),
    )
    .orderBy(batches.id, proposals.id)
  return rows.map((row) => ({
    ...row,
    stage: row.stage as BatchStage,
    track: row.track as Track,
    couldRead: 0,
    wanted: row.stage === 'extra-reviews' ? 0 : row.wanted,
  }))
}

/** How many of the panel did not say whom they know, in each batch before scoring; who left it is not asked any more. */
async function silentIn(reader: Reader, fund: string, day: IsoDate): Promise<ReadonlyMap<string, number>> {
  const open = reader
    .selectDistinct({ batch: sql<string>`${proposals.batchId}`.as('batch'), person: roles.personId })
    .from(proposals)
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .innerJoin(roles, eq(roles.fundId, proposals.fundId))
    .where(
      and(
        eq(proposals.fundId, fund),
        eq(batches.stage, 'conflicts'),
        inArray(roles.role, ['reviewer', 'chair']),
        isHeldOn(day),
        inArray(proposals.state, ['in-review', 'awaiting-decision']),
        sql`not exists (select from ${conflicts} where ${conflicts.proposalId} = ${proposals.id}
          and ${conflicts.personId} = ${roles.personId})`,
        sql`not exists (select from assignments a join proposals own on own.id = a.proposal_id
          where own.batch_id = ${batches.id} and a.person_id = ${roles.personId} and a.return_reason = ${leftReason})`,
      ),
    )
    .as('open')
  const rows = await reader.select({ batch: open.batch, members: count() }).from(open).groupBy(open.batch)
  return new Map(rows.map(({ batch, members }) => [batch, members]))
}
