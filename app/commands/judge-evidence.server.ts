import { and, eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { moveMilestone } from '#app/domain/grant/milestone.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type EvidenceRow, evidenceOf, milestoneStanding } from '#db/queries/evidence.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { milestoneAcceptances, milestoneEvidence } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

type Of = { grant: string; milestone: string }

/**
 * Accepts what was handed in for a milestone: tranches that waited for it become ready, and who accepted it may prepare
 * their payment but never approve it. Only the manager does this. Refuses `not-found` and `not-in-this-state`.
 */
export async function acceptEvidence(
  actor: Person,
  of: Of,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'accept-evidence', ...of, ...form }, now, async () => {
      const may = await mayJudge(tx, actor, of, 'accept', now)
      if (!may.ok) return may
      const { grant, evidence } = may
      await judge(tx, actor, grant, evidence, { state: 'accepted', question: null }, now)
      await tx
        .insert(milestoneAcceptances)
        .values({
          fundId: grant.fund,
          grantId: grant.id,
          milestoneId: of.milestone,
          evidenceId: evidence.id,
          acceptedBy: actor.person,
          acceptedAt: now,
        })
        .onConflictDoNothing()
      const about = { grant: grant.id, milestone: of.milestone, report: null, evidence: evidence.id }
      await record(tx, { type: 'milestone-accepted', fund: grant.fund, actor: actor.id, ...about, at: now })
      await refreshGrant(tx, grant.id, now)
      return allowed({ grant: grant.id })
    }),
  )
}

/** Gives it back with a question; the answer is a new version. Refuses as accepting does, and `question-empty`. */
export async function returnEvidence(
  actor: Person,
  of: Of,
  form: { operation: string; question: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-evidence', ...of, ...form }, now, async () => {
      const may = await mayJudge(tx, actor, of, 'return', now)
      if (!may.ok) return may
      const question = form.question.trim()
      if (question === '') return refused('question-empty')
      const { grant, evidence } = may
      await judge(tx, actor, grant, evidence, { state: 'returned', question }, now)
      const about = { grant: grant.id, milestone: of.milestone, evidence: evidence.id }
      await record(tx, { type: 'evidence-returned', fund: grant.fund, actor: actor.id, ...about, at: now })
      return allowed({ grant: grant.id })
    }),
  )
}

async function mayJudge(
  tx: Tx,
  actor: Person,
  of: Of,
  verb: 'accept' | 'return',
  now: Date,
): Promise<Verdict<{ grant: Grant; evidence: EvidenceRow }>> {
  const may = can(actor, 'judge-report')
  const grant = may.ok ? await lockGrant(tx, actor.fund, of.grant) : null
  const evidence = grant && (await evidenceOf(tx, grant.id, of.milestone)).at(-1)
  if (!grant || !evidence) return refused('not-found')
  const clear = await handles(tx, actor, grant, 'manager', now)
  if (!clear.ok) return clear
  const standing = await milestoneStanding(tx, grant.id, of.milestone)
  const move = moveMilestone(evidence.state === 'sent' ? standing : 'planned', verb)
  return move.ok ? allowed({ grant, evidence }) : move
}

async function judge(
  tx: Tx,
  actor: Person,
  grant: Grant,
  evidence: EvidenceRow,
  to: { state: 'accepted' | 'returned'; question: string | null },
  now: Date,
): Promise<void> {
  await tx
    .update(milestoneEvidence)
    .set({ ...to, judgedBy: actor.person, judgedAt: now })
    .where(and(eq(milestoneEvidence.grantId, grant.id), eq(milestoneEvidence.id, evidence.id)))
}
