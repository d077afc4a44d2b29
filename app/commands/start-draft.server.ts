import { and, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import { columnsOf } from '#app/domain/proposal/columns.ts'
import { type Form, fieldsOf, formOf } from '#app/domain/proposal/sections.ts'
import { canBegin } from '#app/domain/round.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { draftIn, savedSections } from '#db/queries/proposals.server.ts'
import { type Round, roundById } from '#db/queries/rounds.server.ts'
import { initiatives, memberships, proposals, sessions } from '#db/schema/index.ts'
import { writeColumns, writeSection } from '#db/writes/proposals.server.ts'

export type Start = {
  operation: string
  round: string
  /** The answers of the check, by question; empty when it was not done. */
  eligibility: Readonly<Record<string, string>>
  /** What those answers already fill in on the form, by field. */
  fills: Readonly<Record<string, string>>
}

/**
 * Begins a proposal in a round that has not closed, with what the check already told. Without a person the browser's
 * session owns it; such a session has one draft at most, and gets that one again. A round that is prepared has no drafts,
 * and one that is tried is for people of the fund. Refuses `not-found`, `round-closed`.
 */
export async function startDraft(
  actor: Actor,
  form: Start,
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'start-draft', ...form }, now, async () => {
      const round = await roundById(tx, actor.fund, form.round)
      if (!round) return refused('not-found')
      if (!round.publishedAt || (round.isTest && actor.roles.length === 0)) return refused('not-found')
      const may = canBegin(round, now)
      if (!may.ok) return may
      const begun = actor.person === null ? await draftOfSession(tx, actor) : null
      return allowed({ proposal: begun ?? (await newProposal(tx, actor, round, form, now)) })
    }),
  )
}

/** The session's row is locked, so that two forms at once cannot begin two drafts. */
async function draftOfSession(tx: Tx, actor: Actor): Promise<string | null> {
  await tx
    .select({ id: sessions.idHash })
    .from(sessions)
    .where(eq(sessions.idHash, actor.session))
    .for('update')
  const [row] = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.fundId, actor.fund), eq(proposals.sessionHash, actor.session)))
  return row?.id ?? null
}

async function newProposal(tx: Tx, actor: Actor, round: Round, form: Start, now: Date): Promise<string> {
  const [proposal, initiative] = [newId(now), newId(now)]
  await tx.insert(initiatives).values({ id: initiative, fundId: actor.fund, name: '', createdAt: now })
  if (actor.person) {
    const owner = {
      fundId: actor.fund,
      initiativeId: initiative,
      personId: actor.person,
      relation: 'owner',
      since: now,
    }
    await tx.insert(memberships).values(owner)
  }
  await tx.insert(proposals).values({
    id: proposal,
    fundId: actor.fund,
    roundId: round.id,
    initiativeId: initiative,
    sessionHash: actor.person ? null : actor.session,
    eligibility: { ...form.eligibility },
    createdAt: now,
    changedAt: now,
  })
  await fillIn(
    tx,
    actor,
    { id: proposal, initiative },
    formOf(round.track, round.formVersion, round.extra),
    form.fills,
    now,
  )
  await record(tx, {
    type: 'draft-started',
    fund: actor.fund,
    actor: actor.id,
    proposal,
    round: round.id,
    at: now,
  })
  return proposal
}

/** Writes what the check told into the sections it belongs to; what the form does not know is left out. */
export async function fillIn(
  tx: Tx,
  actor: Actor,
  proposal: { id: string; initiative: string },
  asked: Form,
  fills: Start['fills'],
  now: Date,
): Promise<void> {
  for (const { key: section } of asked.sections) {
    const fields = fieldsOf(asked, section)
    const answers = Object.entries(fills).filter(
      ([name, value]) => fields[name]?.stored.safeParse(value).success,
    )
    if (answers.length === 0) continue
    const first = {
      fund: actor.fund,
      proposal: proposal.id,
      section,
      version: 1,
      answers: Object.fromEntries(answers),
    }
    await writeSection(tx, { ...first, done: false, by: actor.person, at: now })
  }
  await writeColumns(tx, proposal, columnsOf(draftIn(await savedSections(tx, proposal.id))), now)
}
