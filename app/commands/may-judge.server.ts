import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { mayRead, mayScore } from '#app/domain/panel/conflict.ts'
import { actsFor, type StandInRole } from '#app/domain/panel/stand-in.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { record } from '#app/effects/record.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import {
  closedInBatch,
  gradesOn,
  interestBesideBatch,
  standingOf,
  undeclaredProposals,
} from '#db/queries/conflicts.server.ts'
import { holdingsOf } from '#db/queries/stand-ins.server.ts'

/**
 * May this person of the staff act on a proposal? They said first how they stand to who applies, and it is not near:
 * `conflict-not-declared`, `conflict-close`, `conflict-interest` (also for an interest in what competes with it).
 */
export async function mayJudge(reader: Reader, actor: Person, proposal: { id: string }): Promise<Verdict> {
  const standing = await standingOf(reader, actor.person, proposal)
  return mayScore(standing.grade, standing)
}

/**
 * May this person act on a proposal in a role, themselves or in the place of the usual one? Records in whose place they
 * act, in the transaction of the act. Refuses what `mayJudge` refuses, and `stand-in-not-needed`.
 */
export async function judges(
  tx: Tx,
  actor: Person,
  proposal: { id: string },
  role: StandInRole,
  now: Date,
): Promise<Verdict> {
  const clear = await mayJudge(tx, actor, proposal)
  return clear.ok ? standsIn(tx, actor, proposal.id, { proposal: proposal.id }, role, now) : clear
}

/**
 * The same for a grant, when nothing competes any more: refuses what `mayRead` refuses of its proposal, and
 * `stand-in-not-needed`.
 */
export async function handles(
  tx: Tx,
  actor: Person,
  grant: { id: string; proposal: string },
  role: StandInRole,
  now: Date,
): Promise<Verdict> {
  const clear = mayRead((await standingOf(tx, actor.person, { id: grant.proposal })).grade)
  return clear.ok ? standsIn(tx, actor, grant.proposal, { grant: grant.id }, role, now) : clear
}

/**
 * May this person lead a batch: turn its stage, open its meeting? They said of every proposal in it how they stand to who
 * applies (`lead-not-declared`) and have no interest in what competes with it (`conflict-interest`); what is closed to
 * them they lead without seeing. Records in whose place they act. Refuses `stand-in-not-needed`.
 */
export async function leads(tx: Tx, actor: Person, batch: { id: string }, now: Date): Promise<Verdict> {
  const clear = await mayLead(tx, actor, batch)
  if (!clear.ok) return clear
  const held = await holdingsOf(tx, actor, 'chair', dayOf(now))
  if (held.every(({ standsInFor }) => standsInFor === null)) return allowed()
  const closed = await closedInBatch(tx, batch.id)
  const verdict = actsFor(held, (person) => closed.has(person))
  if (!verdict.ok) return verdict
  if (verdict.usual)
    await recordStandIn(tx, actor, { batch: batch.id }, { usual: verdict.usual, role: 'chair' }, now)
  return allowed()
}

/** The same without writing anything: for a page that shows the button. */
export async function mayLead(reader: Reader, actor: Person, batch: { id: string }): Promise<Verdict> {
  if (await interestBesideBatch(reader, actor.person, batch.id)) return refused('conflict-interest')
  const open = await undeclaredProposals(reader, actor.person, batch.id)
  return open.length > 0 ? refused('lead-not-declared') : allowed()
}

async function standsIn(
  tx: Tx,
  actor: Person,
  proposal: string,
  about: { proposal: string } | { grant: string },
  role: StandInRole,
  now: Date,
): Promise<Verdict> {
  const held = await holdingsOf(tx, actor, role, dayOf(now))
  if (held.every(({ standsInFor }) => standsInFor === null)) return allowed()
  const grades = await gradesOn(tx, proposal)
  const verdict = actsFor(held, (person) => !mayRead(grades.get(person) ?? 'none').ok)
  if (!verdict.ok) return verdict
  if (verdict.usual) await recordStandIn(tx, actor, about, { usual: verdict.usual, role }, now)
  return allowed()
}

async function recordStandIn(
  tx: Tx,
  actor: Person,
  about: { proposal: string } | { grant: string } | { batch: string },
  place: { usual: string; role: StandInRole },
  now: Date,
): Promise<void> {
  const common = { fund: actor.fund, actor: actor.id, person: actor.person, at: now }
  await record(tx, { type: 'stood-in', ...common, ...about, ...place })
}
