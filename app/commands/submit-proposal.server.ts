import { type Actor, can } from '#app/domain/access.ts'
import { dayOf, type IsoDate, yearOf } from '#app/domain/calendar.ts'
import { referenceOf } from '#app/domain/fund.ts'
import { columnsOf } from '#app/domain/proposal/columns.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import {
  type Declaration,
  type Draft,
  declarationsOf,
  type FrozenDocument,
} from '#app/domain/proposal/schema.ts'
import { searchText } from '#app/domain/proposal/search.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { canSubmit } from '#app/domain/proposal/submission.ts'
import { decisionDue, promisedDecision, type Track } from '#app/domain/round.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import * as queries from '#db/queries/proposals.server.ts'
import { type Round, roundById } from '#db/queries/rounds.server.ts'
import { submissions } from '#db/schema/index.ts'
import * as write from '#db/writes/proposals.server.ts'
import { askNamedPartners } from './ask-named-partners.server.ts'
import { closeBesideOwn } from './close-reading.server.ts'
import { type NamedHelper, recordHelpers } from './record-helpers.server.ts'

export type Sending = Declaration & { operation: string }

/**
 * Sends a proposal: freezes its document with its hash and the declarations, gives the reference (once, in the year of
 * the first sending), sets the last day of the decision and tells everybody by mail. A returned proposal gets another
 * frozen copy beside the first; its question counts as answered and the clock runs on. Partners that it names with an
 * address are asked whether they take part, unless the round is only tried. Who helped with the text is written down, and
 * what a member of the panel among them read that competes with it is closed to them. Only an owner sends, or the manager
 * who typed a paper form over, and only somebody with an address: refuses `not-found`, `sign-in-needed`, `already-sent` (eventTime, reference) and what
 * `canSubmit` refuses.
 */
export async function submitProposal(
  actor: Actor,
  proposalId: string,
  form: Sending,
  now: Date,
): Promise<Verdict<{ reference: string; submission: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'submit-proposal', proposal: proposalId, ...form }, now, async () => {
      const proposal = await write.lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'submit-proposal', { relation: actingRelation(actor.roles, proposal) })
      if (!may.ok || !proposal) return refused('not-found')
      const person = actor.person
      if (!person) return refused('sign-in-needed')
      const round = await roundOf(tx, actor, proposal)
      const asked = formOf(round.track, round.formVersion, proposal.extra)
      const declaration = declarationIn(asked.track, form)
      const sections = await queries.savedSections(tx, proposal.id)
      const draft = queries.draftIn(sections)
      const verdict = canSubmit(
        {
          state: proposal.state,
          form: asked,
          sections: Object.fromEntries(asked.sections.map(({ key }) => [key, sections[key].done])),
          answers: draft,
          declaration,
          round,
          reopenedUntil: proposal.reopenedUntil,
          questionDueOn: (await queries.openQuestion(tx, proposal.id))?.dueOn ?? null,
        },
        now,
      )
      if (!verdict.ok) return { ok: false, reason: { ...verdict.reason, ...sentAlready(proposal) } }
      const submission = await freeze(tx, { ...actor, person }, proposal, verdict.document, declaration, now)
      const reference = proposal.reference ?? (await newReference(tx, round, now))
      await write.answerQuestions(tx, proposal.id, now)
      const columns = columnsOf(draft)
      await write.writeColumns(tx, proposal, columns, now)
      await write.writeSearch(tx, proposal.id, searchText(verdict.document, columns))
      const submittedAt = proposal.submittedAt ?? now
      const due = await dueDay(tx, proposal.id, round, submittedAt, now)
      await write.writeState(tx, proposal.id, 'submitted', { reference, submittedAt, decisionDue: due })
      await record(tx, {
        type: 'proposal-submitted',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        submission: submission.id,
        documentHash: submission.hash,
        at: now,
      })
      const people = await queries.membersOf(tx, proposal.initiative)
      await closeBesideOwn(tx, { fund: actor.fund, by: actor.id, people }, now)
      await recordHelpers(tx, { ...actor, person }, proposal, submission.id, namedIn(draft), now)
      const asking = { proposal: proposal.id, submission: submission.id, draft }
      if (!round.isTest) await askNamedPartners(tx, { ...actor, person }, asking, now)
      return allowed({ reference, submission: submission.id })
    }),
  )
}

function declarationIn(track: Track, form: Sending): Declaration {
  const ticked = Object.keys(declarationsOf(track)).map((key) => [key, form[key as keyof Declaration]])
  return Object.fromEntries(ticked) as Declaration
}

async function roundOf(tx: Tx, actor: Actor, proposal: queries.OwnProposal): Promise<Round> {
  const round = await roundById(tx, actor.fund, proposal.round)
  if (!round) throw new Error(`proposal ${proposal.id} has no round`)
  return round
}

/** The helper whom the writers name themselves. */
function namedIn({ declarations }: Draft): NamedHelper | null {
  if (declarations.filledInTogether !== 'yes' || !declarations.helperName) return null
  const { helperName, helperOrganisation, helperConfirmed } = declarations
  return { name: helperName, organisation: helperOrganisation ?? null, confirmed: helperConfirmed === true }
}

function sentAlready({ submittedAt, reference }: queries.OwnProposal) {
  return submittedAt ? { eventTime: submittedAt, reference } : {}
}

async function freeze(
  tx: Tx,
  actor: Actor & { person: string },
  proposal: queries.OwnProposal,
  document: FrozenDocument,
  declaration: Declaration,
  now: Date,
): Promise<{ id: string; hash: string }> {
  const before = await queries.latestSubmission(tx, proposal.id)
  const frozen = { id: newId(now), hash: hashOf(document) }
  await tx.insert(submissions).values({
    id: frozen.id,
    fundId: actor.fund,
    proposalId: proposal.id,
    number: (before?.number ?? 0) + 1,
    document,
    documentHash: frozen.hash,
    formVersion: document.formVersion,
    declaration,
    locale: actor.locale,
    submittedBy: actor.person,
    submittedAt: now,
  })
  return frozen
}

async function newReference(tx: Tx, { fund, referencePrefix }: Round, now: Date): Promise<string> {
  const year = yearOf(now)
  return referenceOf(referencePrefix, year, await write.nextReferenceNumber(tx, fund, year))
}

/** Counted from the first sending, without the days on which its writers had it back; no later than the round promises. */
async function dueDay(
  tx: Tx,
  proposal: string,
  { decisionWeeks, decideBy }: Round,
  submittedAt: Date,
  now: Date,
): Promise<IsoDate | null> {
  const pauses = (await queries.questionTimes(tx, proposal)).map(({ askedAt, answeredAt }) => ({
    from: dayOf(askedAt),
    to: answeredAt && dayOf(answeredAt),
  }))
  const reopenings = await queries.reopeningTimes(tx, proposal)
  pauses.push(...reopenings.map(({ from, to }) => ({ from: dayOf(from), to: dayOf(to ?? now) })))
  return promisedDecision(decisionDue(dayOf(submittedAt), pauses, decisionWeeks), decideBy, dayOf(now))
}
