import { makeRound } from '#app/commands/make-round.server.ts'
import type { Actor, Person } from '#app/domain/access.ts'
import { cents } from '#app/domain/money.ts'
import { typedSoup } from '#tests/domain/proposal/small-starts.ts'
import { begun, fillIn, sent, type TypedProposal } from './applying.ts'
import { later, today, type World, yes } from './base.ts'

/** The rolling round of a fund in which one asks a little: two readers, three weeks. */
export async function aSmallRound({ fund, roundForm }: World): Promise<{ round: string }> {
  return yes(
    makeRound(
      fund,
      'system',
      {
        ...roundForm,
        slug: 'klein-starten',
        name: 'Klein starten',
        track: 'small-start',
        closesAt: new Date('2027-10-31T23:00:00Z'),
        decideBy: '2027-11-21',
        minCents: cents(100_00),
        maxCents: cents(2_500_00),
        reviewersPerProposal: 2,
        decisionWeeks: 3,
      },
      new Date('2026-01-02T09:00:00Z'),
    ),
  )
}

/** A small start of which every page is filled in. */
export async function smallDraft(
  small: { round: string },
  actor: Actor,
  typed: TypedProposal = typedSoup,
  at = today,
) {
  const proposal = await begun(small, actor, at)
  await fillIn(actor, proposal, typed, at)
  return proposal
}

/** A small start that was sent. */
export async function smallSent(small: { round: string }, actor: Person, typed?: TypedProposal, at = today) {
  const proposal = await smallDraft(small, actor, typed, at)
  return { proposal, ...(await sent(actor, proposal, later({ minutes: 5 }, at))) }
}
