import { eq } from 'drizzle-orm'
import { type Actor, can } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import { columnsOf } from '#app/domain/proposal/columns.ts'
import { type Brought, canGrow, grown } from '#app/domain/proposal/grow.ts'
import type { Draft, SectionKey } from '#app/domain/proposal/schema.ts'
import { canBegin } from '#app/domain/round.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { latestSubmission, type OwnProposal } from '#db/queries/proposals.server.ts'
import { lastSent, lessonsOfGrant } from '#db/queries/reports.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'
import { grants, proposals } from '#db/schema/index.ts'
import { lockProposalOf, writeColumns, writeSection } from '#db/writes/proposals.server.ts'

/**
 * Begins a whole plan in a round from a small start that was carried out: its answers, indicators and lessons are there
 * already, and the same people write on. Grown once, it answers that same draft. Refuses `not-found`, what `canGrow`
 * and `canBegin` refuse.
 */
export async function growProposal(
  actor: Actor,
  proposalId: string,
  form: { operation: string; round: string },
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'grow-proposal', proposal: proposalId, ...form }, now, async () => {
      const small = await lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'write-draft', { relation: small?.relation ?? 'none' })
      if (!may.ok || !small) return refused('not-found')
      const round = await roundById(tx, actor.fund, form.round)
      if (round?.track !== 'full') return refused('not-found')
      const begin = canBegin(round, now)
      if (!begin.ok) return begin
      const [grant] = await tx
        .select({ id: grants.id, state: grants.state })
        .from(grants)
        .where(eq(grants.proposalId, small.id))
      const submission = await latestSubmission(tx, small.id)
      const verdict = canGrow(submission?.document ?? null, (grant?.state as GrantState | undefined) ?? null)
      if (!verdict.ok) return { ok: false, reason: { ...verdict.reason, machine: 'grant' } }
      const known = await grownFrom(tx, small.id)
      if (known) return allowed({ proposal: known })
      const draft = grown(verdict.document, await broughtBy(tx, grant?.id ?? ''))
      return allowed({ proposal: await writeGrown(tx, actor, small, round.id, draft, now) })
    }),
  )
}

async function grownFrom(tx: Tx, small: string): Promise<string | null> {
  const [row] = await tx.select({ id: proposals.id }).from(proposals).where(eq(proposals.grownFrom, small))
  return row?.id ?? null
}

/** The last figure of an indicator counts when there is just one: several are of several places or times. */
async function broughtBy(tx: Tx, grant: string): Promise<Brought> {
  const report = await lastSent(tx, grant)
  const figures = (report?.indicators ?? []).flatMap(({ indicator, figures: reported }) => {
    const [only, another] = reported
    const value = another ? null : (only?.value ?? null)
    const on: IsoDate | null = only?.to ?? null
    return value !== null && Number.isInteger(value) ? [[indicator, { value, on }] as const] : []
  })
  const lessons = await lessonsOfGrant(tx, grant)
  return { figures: new Map(figures), lessons: lessons.map(({ text }) => text) }
}

async function writeGrown(
  tx: Tx,
  actor: Actor,
  small: OwnProposal,
  round: string,
  draft: Draft,
  now: Date,
): Promise<string> {
  const proposal = newId(now)
  await tx.insert(proposals).values({
    id: proposal,
    fundId: actor.fund,
    roundId: round,
    initiativeId: small.initiative,
    grownFrom: small.id,
    createdAt: now,
    changedAt: now,
  })
  for (const [section, answers] of Object.entries(draft) as [SectionKey, Record<string, unknown>][]) {
    if (Object.keys(answers).length === 0) continue
    const first = { fund: actor.fund, proposal, section, version: 1, answers, done: false }
    await writeSection(tx, { ...first, by: actor.person, at: now })
  }
  await writeColumns(tx, { id: proposal, initiative: small.initiative }, columnsOf(draft), now)
  await record(tx, {
    type: 'draft-started',
    fund: actor.fund,
    actor: actor.id,
    proposal,
    round,
    at: now,
  })
  return proposal
}
