import { type DecisionWords, groundWord, waitingWord } from '#app/components/office/decision-words.tsx'
import type { PlaceWords } from '#app/components/office/panel-place.tsx'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { freeUnder, type Limit } from '#app/domain/panel/room.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import { formatDay, formatList, formatMoney, formatNumber } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { type Batch, batchById } from '#db/queries/batches.server.ts'
import type { Decision } from '#db/queries/decisions.server.ts'
import { meetingRecordsOf } from '#db/queries/meeting.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'
import { panelSays } from '#db/queries/panel-says.server.ts'
import { rankedBatch } from '#db/queries/ranking.server.ts'
import { headroomOf, limitsFor } from '#db/queries/room.server.ts'
import type { OfficeProposal } from '#db/queries/screening.server.ts'

/** A decision in words, for who takes it and for who looks back. */
export function decisionWords(decision: Decision): DecisionWords {
  const language = currentLocale()
  return {
    outcome: decision.outcome,
    amount: decision.amount === null ? null : formatMoney(decision.amount, language),
    conditions: decision.conditions,
    reasons: criteria.map((key) => ({
      key,
      name: criterionWords(key, language).name,
      text: decision.reasons[key] ?? '',
    })),
    anotherWay: decision.anotherWay,
    strengths: decision.strengths,
    ground: decision.ground && (decision.rule ?? groundWord(decision.ground)),
    waiting:
      decision.waitingPlace !== null && decision.waitingUntil !== null
        ? {
            place: String(decision.waitingPlace),
            until: formatDay(decision.waitingUntil, language),
            ground: decision.waitingGround && waitingWord(decision.waitingGround),
          }
        : null,
    departureReason: decision.departureReason,
    lowerReason: decision.lowerReason,
    preparedBy: decision.preparedByName,
    preparedOn: formatDay(dayOf(decision.preparedAt), language),
    decidedOn: decision.decidedAt && formatDay(dayOf(decision.decidedAt), language),
    dropped: decision.dropped,
  }
}

/** Where the panel puts a proposal, and what it gave. */
export async function panelPlaceOf(
  batch: Batch,
  { id: proposal, state }: { id: string; state: ProposalState },
  day: IsoDate,
): Promise<PlaceWords> {
  const [{ ranking }, says, records] = await Promise.all([
    rankedBatch(db(), batch, day),
    panelSays(db(), batch, [{ id: proposal, state }], day),
    meetingRecordsOf(db(), [proposal]),
  ])
  const row = ranking.rows.find((one) => one.proposal === proposal)
  const said = says.get(proposal)
  return {
    place: row?.place ?? null,
    rank: row?.rank ?? null,
    of: ranking.rows.length,
    mean: row?.mean == null ? null : formatNumber(Math.round(row.mean * 10) / 10, currentLocale()),
    readers: row?.readers ?? 0,
    advice: said?.advice ?? null,
    note: records.get(proposal)?.note ?? null,
    lot: said?.lot ?? null,
    ahead: said?.ahead ?? null,
  }
}

export type RoomView = {
  rooms: { key: Limit['scope']; name: string; free: number; ceiling: number }[]
  /** What fund and pot can still carry from the start of the plan on, in cents. */
  headroom: number
  from: string
}

/** The money that is still there on the day that a plan wants to start. */
export async function roomFor(
  batch: Pick<Batch, 'fund' | 'round' | 'pot'>,
  startsOn: IsoDate,
  day: IsoDate,
): Promise<RoomView> {
  const [limits, ofFund, ofPot] = await Promise.all([
    limitsFor(db(), batch, day),
    headroomOf(db(), batch.fund, batch.fund, startsOn),
    headroomOf(db(), batch.fund, batch.pot, startsOn),
  ])
  return {
    rooms: limits.map((limit) => ({
      key: limit.scope,
      name: limit.name,
      free: freeUnder(limit),
      ceiling: limit.ceiling,
    })),
    headroom: Math.min(ofFund, ofPot),
    from: formatDay(startsOn, currentLocale()),
  }
}

/** Who can take what somebody prepared, by name. */
export async function approversBeside(fund: string, preparedBy: string, day: IsoDate): Promise<string> {
  const holders = await roleHolders(db(), { fund }, day)
  const names = holders.filter(({ role, person }) => role === 'approver' && person !== preparedBy)
  return formatList(
    names.map(({ name }) => name),
    currentLocale(),
  )
}

/** The batch of a proposal; null for one that the panel does not read. */
export function batchOf(proposal: OfficeProposal, fund: string): Promise<Batch | null> {
  return proposal.batch ? batchById(db(), fund, proposal.batch.id) : Promise.resolve(null)
}
