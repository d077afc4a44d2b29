import { and, eq, ne, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { contactNear, fundSettingsSchema, type Regime } from '#app/domain/fund.ts'
import type { DeclineGround } from '#app/domain/panel/ground.ts'
import {
  ceilingGround,
  type DecisionFacts,
  decisionFactsSchema,
  type LetterFacts,
} from '#app/domain/panel/letter.ts'
import type { Reader } from '#db/client.server.ts'
import {
  decisionLetters,
  decisions,
  documents,
  funds,
  proposals,
  rounds,
  submissions,
} from '#db/schema/index.ts'
import type { Decision } from './decisions.server.ts'
import { contactsOf } from './fund.server.ts'

/**
 * What the letter about a decision says when it is taken on a day and signed by somebody, and the language in which its
 * applicant wrote. The same facts make the preview and the letter.
 */
export async function letterFacts(
  reader: Reader,
  decision: Decision,
  { signer, day }: { signer: string | null; day: IsoDate },
): Promise<{ facts: DecisionFacts; locale: Actor['locale'] }> {
  const [row] = await reader
    .select({ proposal: proposals, round: rounds, fund: funds, locale: submissions.locale })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(funds, eq(funds.id, proposals.fundId))
    .innerJoin(submissions, eq(submissions.id, decision.submission))
    .where(eq(proposals.id, decision.proposal))
  if (!row) throw new Error(`decision ${decision.id} has no proposal`)
  const { proposal, fund } = row
  const settings = fundSettingsSchema.parse(fund.settings)
  const near = contactNear(await contactsOf(reader, fund.id), {
    neighbourhoods: proposal.neighbourhoods,
    chosen: null,
  })
  const { name, role, phone, hours } = near ?? { name: fund.name, role: '', phone: '', hours: '' }
  const common: LetterFacts = {
    initiative: proposal.title,
    reference: proposal.reference ?? '',
    date: day,
    decidedOn: day,
    recipient: proposal.applicantName || null,
    signer,
    fund: {
      name: fund.name,
      regime: fund.regime as Regime,
      complaintWeeks: settings.complaintWeeks,
      email: settings.email ?? null,
      postalAddress: settings.postalAddress ?? null,
      legalName: fund.legalName,
      legalBasis: settings.legalBasis ?? null,
      objectionAddress: settings.objectionAddress ?? null,
      court: fund.court,
    },
    person: { name, role, phone, hours },
    reasons: decision.reasons,
    departure: decision.departureReason
      ? {
          from: proposal.state === 'waiting-list' ? 'waiting-list' : 'panel',
          reason: decision.departureReason,
        }
      : null,
  }
  return {
    locale: row.locale as Actor['locale'],
    facts: await byOutcome(reader, decision, common, row, settings.contactWorkingDays),
  }
}

/** The frozen letter of a taken decision, and its kept PDF; null when there is none. `facts` is null after erasure. */
export async function frozenLetter(
  reader: Reader,
  decision: string,
): Promise<{
  facts: DecisionFacts | null
  factsHash: string
  frozenAt: Date
  locale: Actor['locale']
  document: string | null
} | null> {
  const [row] = await reader.select().from(decisionLetters).where(eq(decisionLetters.decisionId, decision))
  return row
    ? {
        facts: row.facts && decisionFactsSchema.parse(row.facts),
        factsHash: row.factsHash,
        frozenAt: row.frozenAt,
        locale: row.locale as Actor['locale'],
        document: row.documentId,
      }
    : null
}

/** The kept PDF of the letter about a taken decision; null while it is not made yet, or after erasure. */
export async function letterFile(
  reader: Reader,
  decision: string,
): Promise<{ fileName: string; bytes: Uint8Array; sha256: string } | null> {
  const [row] = await reader
    .select({ fileName: documents.fileName, bytes: documents.bytes, sha256: documents.sha256 })
    .from(decisionLetters)
    .innerJoin(documents, eq(documents.id, decisionLetters.documentId))
    .where(eq(decisionLetters.decisionId, decision))
  return row?.bytes ? { ...row, bytes: row.bytes } : null
}

/** The newest taken decision about a proposal of which a letter was sent; null without one. */
export async function letterDecision(reader: Reader, proposal: string): Promise<string | null> {
  const [row] = await reader
    .select({ id: decisionLetters.decisionId })
    .from(decisionLetters)
    .innerJoin(decisions, eq(decisions.id, decisionLetters.decisionId))
    .where(eq(decisions.proposalId, proposal))
    .orderBy(sql`${decisionLetters.frozenAt} desc`)
    .limit(1)
  return row?.id ?? null
}

type Rows = { proposal: typeof proposals.$inferSelect; round: typeof rounds.$inferSelect }

async function byOutcome(
  reader: Reader,
  decision: Decision,
  common: LetterFacts,
  { proposal, round }: Rows,
  contactWorkingDays: number,
): Promise<DecisionFacts> {
  if (decision.outcome === 'award')
    return {
      ...common,
      outcome: 'award',
      award: decision.amount ?? 0,
      asked: proposal.amountAskedCents ?? 0,
      lowerReason: decision.lowerReason,
      conditions: decision.conditions,
      contactWorkingDays,
      startsOn: proposal.startsOn ?? common.date,
      endsOn: proposal.endsOn ?? common.date,
    }
  if (decision.outcome === 'wait')
    return {
      ...common,
      outcome: 'wait',
      position: decision.waitingPlace ?? 1,
      until: decision.waitingUntil ?? common.date,
      ground: decision.waitingGround,
    }
  return {
    ...common,
    outcome: 'decline',
    strengths: decision.strengths,
    anotherWay: decision.anotherWay ? [decision.anotherWay] : [],
    ground: await groundOf(reader, decision, common, round),
  }
}

async function groundOf(
  reader: Reader,
  { ground, rule }: { ground: DeclineGround | null; rule: string | null },
  { fund }: LetterFacts,
  round: Rows['round'],
): Promise<Extract<DecisionFacts, { outcome: 'decline' }>['ground']> {
  const legalGround = fund.legalBasis ?? undefined
  if (ground === 'rules') return { kind: 'rules', rule: rule ?? '', legalGround }
  if (ground !== 'ceiling') return { kind: ground === 'board' ? 'board' : 'panel', legalGround }
  const [asked] = await reader
    .select({ total: sql<number>`coalesce(sum(${proposals.amountAskedCents}), 0)::float8` })
    .from(proposals)
    .where(
      and(eq(proposals.roundId, round.id), ne(proposals.state, 'draft'), ne(proposals.state, 'withdrawn')),
    )
  return {
    kind: 'ceiling',
    ceiling: round.ceilingCents,
    askedTotal: asked?.total ?? 0,
    legalGround: ceilingGround,
  }
}
