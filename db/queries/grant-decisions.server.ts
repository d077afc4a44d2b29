import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { GrantSubject } from '#app/domain/complaint.ts'
import type { Reader } from '#db/client.server.ts'
import {
  grantEndings,
  grantHolds,
  grantSettlements,
  grants,
  reports,
  termsChanges,
} from '#db/schema/index.ts'

/** What the fund did on a grant, when it was told, and who of the fund did it. */
export type GrantDecision = { about: GrantSubject; id: string; grant: string; on: IsoDate; by: string[] }

/** Everything of a proposal's grant that its writers may not agree with, the newest first. */
export async function grantDecisions(reader: Reader, proposal: string): Promise<GrantDecision[]> {
  const ofProposal = reader.select({ id: grants.id }).from(grants).where(eq(grants.proposalId, proposal))
  const found = await Promise.all([
    settled(reader, inArray(grantSettlements.grantId, ofProposal)),
    ended(reader, inArray(grantEndings.grantId, ofProposal)),
    held(reader, inArray(grantHolds.grantId, ofProposal)),
    refusedChanges(reader, inArray(termsChanges.grantId, ofProposal)),
    returnedReports(reader, inArray(reports.grantId, ofProposal)),
  ])
  return found.flat().sort((one, other) => other.on.localeCompare(one.on))
}

/** Who of the fund did each of these things, by its id: one question for each kind of thing. */
export async function doersOfEach(
  reader: Reader,
  subjects: readonly { about: GrantSubject; id: string }[],
): Promise<Map<string, string[]>> {
  const ofKind = {
    settlement: (ids: string[]) => settled(reader, inArray(grantSettlements.id, ids)),
    ending: (ids: string[]) => ended(reader, inArray(grantEndings.id, ids)),
    hold: (ids: string[]) => held(reader, inArray(grantHolds.id, ids)),
    change: (ids: string[]) => refusedChanges(reader, inArray(termsChanges.id, ids)),
    report: (ids: string[]) => judgedReports(reader, inArray(reports.id, ids)),
  }
  const kinds = [...new Set(subjects.map(({ about }) => about))]
  const idsOf = (kind: GrantSubject) => subjects.flatMap(({ about, id }) => (about === kind ? [id] : []))
  const found = await Promise.all(kinds.map((kind) => ofKind[kind](idsOf(kind))))
  return new Map(found.flat().map(({ id, by }) => [id, by]))
}

type Where = ReturnType<typeof eq>

async function settled(reader: Reader, where: Where): Promise<GrantDecision[]> {
  const rows = await reader
    .select()
    .from(grantSettlements)
    .where(and(where, isNotNull(grantSettlements.decidedAt)))
  return rows.map((row) =>
    made('settlement', row.id, row.grantId, row.decidedAt, [row.preparedBy, row.decidedBy]),
  )
}

/** By the fund alone: an initiative that stops decided that itself. */
async function ended(reader: Reader, where: Where): Promise<GrantDecision[]> {
  const rows = await reader
    .select()
    .from(grantEndings)
    .where(and(where, eq(grantEndings.side, 'fund'), inArray(grantEndings.state, ['announced', 'applied'])))
  return rows.map((row) =>
    made('ending', row.id, row.grantId, row.decidedAt, [row.preparedBy, row.decidedBy]),
  )
}

/** Also one that is over: who waited for money may still say that it was wrong. */
async function held(reader: Reader, where: Where): Promise<GrantDecision[]> {
  const rows = await reader.select().from(grantHolds).where(where)
  return rows.map((row) => made('hold', row.id, row.grantId, row.heldAt, [row.heldBy]))
}

async function refusedChanges(reader: Reader, where: Where): Promise<GrantDecision[]> {
  const rows = await reader
    .select()
    .from(termsChanges)
    .where(and(where, eq(termsChanges.side, 'grantee'), eq(termsChanges.state, 'refused')))
  return rows.map((row) => made('change', row.id, row.grantId, row.answeredAt, [row.answeredBy]))
}

async function returnedReports(reader: Reader, where: Where): Promise<GrantDecision[]> {
  return judgedReports(reader, and(where, eq(reports.state, 'returned')) ?? where)
}

async function judgedReports(reader: Reader, where: Where): Promise<GrantDecision[]> {
  const rows = await reader.select().from(reports).where(where).orderBy(desc(sql`judged_at`))
  return rows.map((row) => made('report', row.id, row.grantId, row.judgedAt, [row.judgedBy]))
}

function made(
  about: GrantSubject,
  id: string,
  grant: string,
  at: Date | null,
  by: (string | null)[],
): GrantDecision {
  const people = by.filter((person): person is string => person !== null)
  return { about, id, grant, on: dayOf(at ?? new Date(0)), by: people }
}
