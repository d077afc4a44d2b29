import { and, desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import type { DeclineGround, WaitingGround } from '#app/domain/panel/ground.ts'
import { type Criterion, criteria } from '#app/domain/panel/rubric.ts'
import type { DecisionOutcome } from '#app/domain/panel/says.ts'
import type { Reader } from '#db/client.server.ts'
import { decisions, people, proposals } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type Decision = {
  id: string
  proposal: string
  submission: string
  outcome: DecisionOutcome
  amount: Cents | null
  conditions: string[]
  reasons: Partial<Record<Criterion, string>>
  anotherWay: string | null
  departureReason: string | null
  strengths: string[]
  ground: DeclineGround | null
  rule: string | null
  lowerReason: string | null
  waitingPlace: number | null
  waitingUntil: IsoDate | null
  waitingGround: WaitingGround | null
  preparedBy: string
  preparedByName: string
  preparedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  dropped: boolean
}

/** A decision of the fund, prepared or taken; null when there is none. */
export async function decisionById(reader: Reader, fund: string, id: string): Promise<Decision | null> {
  if (!isUuid(id)) return null
  const [row] = await selectDecisions(reader).where(and(eq(decisions.id, id), eq(decisions.fundId, fund)))
  return row ? parsed(row) : null
}

/** The decision about a proposal that counts: the newest that no newer one replaced. */
export async function decisionOf(reader: Reader, proposal: string): Promise<Decision | null> {
  const [row] = await selectDecisions(reader)
    .where(and(eq(decisions.proposalId, proposal), isNull(decisions.droppedAt)))
    .orderBy(desc(decisions.preparedAt))
    .limit(1)
  return row ? parsed(row) : null
}

/** The decision that was given back last, while nothing was prepared since; null otherwise. */
export async function returnedOf(
  reader: Reader,
  proposal: string,
): Promise<{ decision: Decision; by: string; reason: string } | null> {
  const [last] = await selectDecisions(reader)
    .where(eq(decisions.proposalId, proposal))
    .orderBy(desc(isNull(decisions.droppedAt)), desc(decisions.preparedAt), desc(decisions.id))
    .limit(1)
  const { returnedBy, returnReason } = last?.decision ?? {}
  if (!last || !returnedBy || !returnReason) return null
  const [by] = await reader.select({ name: people.name }).from(people).where(eq(people.id, returnedBy))
  return { decision: parsed(last), by: by?.name ?? '', reason: returnReason }
}

/** What is prepared and not taken yet in a batch. */
export async function preparedIn(reader: Reader, batch: string): Promise<Decision[]> {
  const rows = await selectDecisions(reader)
    .innerJoin(proposals, eq(proposals.id, decisions.proposalId))
    .where(and(eq(proposals.batchId, batch), isNull(decisions.decidedAt), isNull(decisions.droppedAt)))
  return rows.map(parsed)
}

function selectDecisions(reader: Reader) {
  return reader
    .select({ decision: decisions, name: people.name })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.preparedBy))
}

type Row = Awaited<ReturnType<typeof selectDecisions>>[number]

const linesSchema = z.array(z.string())
const reasonsSchema = z.partialRecord(z.enum(criteria), z.string())

function parsed({ decision, name }: Row): Decision {
  return {
    id: decision.id,
    proposal: decision.proposalId,
    submission: decision.submissionId,
    outcome: decision.outcome as DecisionOutcome,
    amount: decision.amountCents,
    conditions: linesSchema.parse(decision.conditions),
    reasons: reasonsSchema.parse(decision.reasons),
    anotherWay: decision.anotherWay,
    departureReason: decision.departureReason,
    strengths: linesSchema.parse(decision.strengths),
    ground: decision.ground as DeclineGround | null,
    rule: decision.rule,
    lowerReason: decision.lowerReason,
    waitingPlace: decision.waitingPlace,
    waitingUntil: decision.waitingUntil,
    waitingGround: decision.waitingGround as WaitingGround | null,
    preparedBy: decision.preparedBy,
    preparedByName: name,
    preparedAt: decision.preparedAt,
    decidedBy: decision.decidedBy,
    decidedAt: decision.decidedAt,
    dropped: decision.droppedAt !== null,
  }
}
