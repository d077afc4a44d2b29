import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { awardLines } from '#app/domain/ledger/lines.ts'
import type { Cents } from '#app/domain/money.ts'
import { canTakeDecision } from '#app/domain/panel/decision.ts'
import { missingInLetter } from '#app/domain/panel/letter.ts'
import type { PanelSays } from '#app/domain/panel/says.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type Batch, batchById } from '#db/queries/batches.server.ts'
import { type Decision, decisionById } from '#db/queries/decisions.server.ts'
import { letterFacts } from '#db/queries/letters.server.ts'
import { panelSays } from '#db/queries/panel-says.server.ts'
import { decisionLetters, decisions, grants, proposals } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { lockFund } from '#db/writes/money.server.ts'
import { lockProposal, type ProposalRow } from '#db/writes/panel.server.ts'
import { judgeAwardAid } from './judge-aid.server.ts'
import { judges } from './may-judge.server.ts'

export type Taken = { decision: string; grant: string | null }

/** `letter` is the hash of the facts of the letter that the approver saw; without it the letter is not compared. */
export type TakeForm = { operation: string; letter?: string }

/**
 * Takes a prepared decision, by somebody else than who prepared it, and freezes what its letter says. An award makes the
 * grant and commits the whole amount on the day the plan wants to start, until its terms lay it out in tranches. Refuses
 * `not-found` to others, what `judges` and `canTakeDecision` refuse, a letter that cannot be written (`letter-incomplete`)
 * or is not the one that was seen (`letter-changed`), and what the ledger cannot bear: `cover-short` (on, short, before),
 * `ceiling-reached` (left, name); and what `judgeAwardAid` refuses of state aid. A refusal leaves everything as it was.
 */
export async function takeDecision(
  actor: Person,
  decisionId: string,
  form: TakeForm,
  now: Date,
): Promise<Verdict<Taken>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'take-decision', decision: decisionId, ...form }, now, async () => {
      const found = can(actor, 'take-decision').ok ? await decisionById(tx, actor.fund, decisionId) : null
      const proposal = found && (await lockProposal(tx, actor.fund, found.proposal))
      const decision = proposal && (await decisionById(tx, actor.fund, decisionId))
      const batch = proposal?.batchId ? await batchById(tx, actor.fund, proposal.batchId) : null
      if (!decision || !batch) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'approver', now)
      if (!clear.ok) return clear
      const may = canTakeDecision(
        { ...decision, replaced: decision.dropped, taken: decision.decidedAt !== null },
        {
          state: proposal.state,
          stage: batch.stage,
          panel: (await panelSays(tx, batch, [proposal], dayOf(now))).get(proposal.id) as PanelSays,
        },
        actor.person,
      )
      if (!may.ok) return may
      const letter = await freezeLetter(tx, actor, decision, form.letter ?? null, now)
      if (!letter.ok) return letter
      await tx
        .update(decisions)
        .set({ decidedBy: actor.person, decidedAt: now })
        .where(eq(decisions.id, decision.id))
      await tx
        .update(proposals)
        .set({ state: may.state, changedAt: now })
        .where(eq(proposals.id, proposal.id))
      if (decision.outcome === 'award') return award(tx, actor, { proposal, decision, batch }, now)
      await record(tx, {
        type: decision.outcome === 'wait' ? 'proposal-waiting-list' : 'proposal-declined',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        decision: decision.id,
        at: now,
      })
      return allowed({ decision: decision.id, grant: null })
    }),
  )
}

async function freezeLetter(
  tx: Tx,
  actor: Person,
  decision: Decision,
  seen: string | null,
  now: Date,
): Promise<Verdict> {
  const { facts, locale } = await letterFacts(tx, decision, { signer: actor.name, day: dayOf(now) })
  const missing = missingInLetter(facts)
  if (missing.length > 0) return refused('letter-incomplete', { missing })
  const factsHash = hashOf(facts)
  if (seen !== null && seen !== factsHash) return refused('letter-changed')
  await tx
    .insert(decisionLetters)
    .values({ decisionId: decision.id, fundId: actor.fund, locale, facts, factsHash, frozenAt: now })
  return allowed()
}

type Award = { proposal: ProposalRow; decision: Decision; batch: Batch }

async function award(
  tx: Tx,
  actor: Person,
  { proposal, decision, batch }: Award,
  now: Date,
): Promise<Verdict<Taken>> {
  const { startsOn, endsOn, reference } = proposal
  if (!startsOn || !endsOn || !reference)
    throw new Error(`proposal ${proposal.id} was sent without its columns`)
  const amount = decision.amount as Cents
  await lockFund(tx, actor.fund)
  const aid = { fund: actor.fund, proposal: proposal.id, pot: batch.pot, amount }
  const fits = await judgeAwardAid(tx, aid, now)
  if (!fits.ok) return fits
  const grant = newId(now)
  await tx.insert(grants).values({
    id: grant,
    fundId: actor.fund,
    potId: batch.pot,
    roundId: batch.round,
    proposalId: proposal.id,
    submissionId: decision.submission,
    decisionId: decision.id,
    initiativeId: proposal.initiativeId,
    reference,
    title: proposal.title,
    summary: proposal.summary,
    neighbourhoods: proposal.neighbourhoods,
    pillars: proposal.pillars,
    amountCents: amount,
    startsOn,
    endsOn,
    awardedAt: now,
  })
  const common = { fund: actor.fund, actor: actor.id, at: now }
  await record(tx, {
    type: 'proposal-awarded',
    ...common,
    proposal: proposal.id,
    decision: decision.id,
    grant,
  })
  await post(tx, {
    id: newId(now),
    fund: actor.fund,
    weighs: 'decision',
    lines: awardLines(amount, startsOn, { pot: batch.pot, grant }),
    round: batch.round,
    decidedOn: dayOf(now),
    by: actor.person,
    at: now,
  })
  return allowed({ decision: decision.id, grant })
}
