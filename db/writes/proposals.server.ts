import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { ProposalColumns } from '#app/domain/proposal/columns.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import type { SearchText } from '#app/domain/proposal/search.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Tx } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { type OwnProposal, ownProposal } from '#db/queries/proposals.server.ts'
import {
  initiatives,
  memberships,
  proposalSections,
  proposals,
  referenceCounters,
  screeningQuestions,
} from '#db/schema/index.ts'

/** Locks a proposal until the transaction ends and answers it as its owner sees it; null when it is not theirs. */
export async function lockProposalOf(
  tx: Tx,
  actor: Pick<Actor, 'person' | 'session' | 'fund'>,
  id: string,
): Promise<OwnProposal | null> {
  if (!isUuid(id)) return null
  await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.id, id), eq(proposals.fundId, actor.fund), isOf(actor)))
    .for('update')
  return ownProposal(tx, actor, id)
}

/** Adds a version of a section; earlier ones are kept. */
export async function writeSection(
  tx: Tx,
  section: {
    fund: string
    proposal: string
    section: SectionKey
    version: number
    answers: Record<string, unknown>
    done: boolean
    by: string | null
    at: Date
  },
): Promise<void> {
  await tx.insert(proposalSections).values({
    fundId: section.fund,
    proposalId: section.proposal,
    section: section.section,
    version: section.version,
    answers: section.answers,
    done: section.done,
    savedBy: section.by,
    savedAt: section.at,
  })
}

/** Keeps the columns of a proposal, and the name of its initiative, in step with its answers. */
export async function writeColumns(
  tx: Tx,
  proposal: Pick<OwnProposal, 'id' | 'initiative'>,
  columns: ProposalColumns,
  now: Date,
): Promise<void> {
  await tx
    .update(proposals)
    .set({ ...columns, changedAt: now })
    .where(eq(proposals.id, proposal.id))
  if (columns.title === '') return
  await tx.update(initiatives).set({ name: columns.title }).where(eq(initiatives.id, proposal.initiative))
}

/** Keeps the words of a frozen copy, stemmed in Dutch: those of the title weigh most, then those of who asks. */
export async function writeSearch(
  tx: Tx,
  proposal: string,
  { title, applicant, text }: SearchText,
): Promise<void> {
  await tx
    .update(proposals)
    .set({
      search: sql`setweight(to_tsvector('dutch', ${title}), 'A') || setweight(to_tsvector('dutch', ${applicant}), 'B')
        || to_tsvector('dutch', ${text})`,
    })
    .where(eq(proposals.id, proposal))
}

/** Puts a proposal in another state, with what is set when that happens. */
export async function writeState(
  tx: Tx,
  proposal: string,
  state: ProposalState,
  also: {
    reference?: string
    submittedAt?: Date
    decisionDue?: IsoDate | null
    withdrawnReason?: string | null
  } = {},
): Promise<void> {
  await tx
    .update(proposals)
    .set({ state, ...also })
    .where(eq(proposals.id, proposal))
}

/** The next number of a reference in a fund and year. The counter's row stays locked until the transaction ends. */
export async function nextReferenceNumber(tx: Tx, fund: string, year: number): Promise<number> {
  const [row] = await tx
    .insert(referenceCounters)
    .values({ fundId: fund, year, last: 1 })
    .onConflictDoUpdate({
      target: [referenceCounters.fundId, referenceCounters.year],
      set: { last: sql`${referenceCounters.last} + 1` },
    })
    .returning({ last: referenceCounters.last })
  return (row as { last: number }).last
}

/** Marks the open question of the fund as answered: the clock of the decision runs again. */
export async function answerQuestions(tx: Tx, proposal: string, now: Date): Promise<void> {
  await tx
    .update(screeningQuestions)
    .set({ answeredAt: now })
    .where(and(eq(screeningQuestions.proposalId, proposal), isNull(screeningQuestions.answeredAt)))
}

function isOf(actor: Pick<Actor, 'person' | 'session'>) {
  if (actor.person === null) return eq(proposals.sessionHash, actor.session)
  return sql`exists (
    select 1 from ${memberships}
    where ${memberships.initiativeId} = ${proposals.initiativeId} and ${memberships.personId} = ${actor.person})`
}
