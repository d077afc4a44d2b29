import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { typedReference } from '#app/domain/proposal/search.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Reader } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { notClosedTo } from './closed.server.ts'
import { isUuid } from './ids.ts'
import { type OfficeProposal, ofFund, selectProposals, shaped } from './screening.server.ts'

/** What is looked for among the proposals that were sent; what is left out is not asked. */
export type ProposalFilter = {
  /** Words as people type them in a search box, or a reference. */
  words?: string
  states?: readonly ProposalState[]
  round?: string
  pillar?: string
  /** Keys of a neighbourhood and of its parts: a plan for one of them is found. */
  neighbourhoods?: readonly string[]
}
export type Found = { rows: OfficeProposal[]; next: string | null }

const onAPage = 50

/**
 * The proposals that fit every filter, the newest first, a page at a time: `after` is the last one of the page before.
 * A draft is never found, since nothing of it was sent, nor what the finder declared to stand near to.
 */
export async function findProposals(
  reader: Reader,
  actor: Person,
  filter: ProposalFilter,
  after?: string,
  most = onAPage,
): Promise<Found> {
  const rows = await pageOf(reader, actor, filter, after, most)
  return {
    rows: rows.slice(0, most).map(shaped),
    next: rows.length > most ? (rows[most - 1]?.id ?? null) : null,
  }
}

/** The statement of one page, with one row more that says whether there is another. */
export function pageOf(
  reader: Reader,
  actor: Person,
  filter: ProposalFilter,
  after?: string,
  most = onAPage,
) {
  return selectProposals(reader)
    .where(and(fits(actor, filter), after && isUuid(after) ? comesAfter(after) : undefined))
    .orderBy(sql`${proposals.submittedAt} desc nulls last`, sql`${proposals.id} desc nulls last`)
    .limit(most + 1)
}

/** How many proposals fit in each state; the states of the filter itself are not asked. */
export async function proposalCounts(
  reader: Reader,
  actor: Person,
  filter: ProposalFilter = {},
): Promise<Partial<Record<ProposalState, number>>> {
  const rows = await reader
    .select({ state: proposals.state, count: sql<number>`count(*)::int` })
    .from(proposals)
    .where(fits(actor, { ...filter, states: undefined }))
    .groupBy(proposals.state)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

function fits(
  actor: Person,
  { words, states, round, pillar, neighbourhoods }: ProposalFilter,
): SQL | undefined {
  return and(
    ofFund(actor),
    notClosedTo(actor),
    words?.trim() ? hasWords(words) : undefined,
    states && inArray(proposals.state, [...states]),
    round === undefined ? undefined : isUuid(round) ? eq(proposals.roundId, round) : sql`false`,
    pillar === undefined ? undefined : sql`${proposals.pillars} @> ${JSON.stringify([pillar])}::jsonb`,
    neighbourhoods && isForOneOf(neighbourhoods),
  )
}

function hasWords(words: string): SQL {
  const reference = typedReference(words)
  return reference
    ? eq(proposals.reference, reference)
    : sql`${proposals.search} @@ websearch_to_tsquery('dutch', ${words})`
}

function isForOneOf(keys: readonly string[]): SQL {
  const each = keys.map((key) => sql`${proposals.neighbourhoods} @> ${JSON.stringify([key])}::jsonb`)
  return each.length === 0 ? sql`false` : sql`(${sql.join(each, sql` or `)})`
}

function comesAfter(id: string): SQL {
  return sql`(${proposals.submittedAt}, ${proposals.id}) < (select before.submitted_at, before.id from proposals before where before.id = ${id})`
}
