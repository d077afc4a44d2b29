import { z } from 'zod'
import { type Actor, can } from '#app/domain/access.ts'
import { changedSince } from '#app/domain/changed-since.ts'
import { columnsOf } from '#app/domain/proposal/columns.ts'
import { mergeAnswers } from '#app/domain/proposal/merge.ts'
import { openShape } from '#app/domain/proposal/schema/shapes.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { formOf, questionNamed } from '#app/domain/proposal/sections.ts'
import { isWritable } from '#app/domain/proposal/state.ts'
import { allowed, type Refusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import {
  answersAt,
  draftIn,
  type OwnProposal,
  ownerName,
  savedSections,
} from '#db/queries/proposals.server.ts'
import { lockProposalOf, writeColumns, writeSection } from '#db/writes/proposals.server.ts'

export type PageAnswers = {
  operation: string
  /** The version of the section that the writer saw; 0 when nothing was saved yet. */
  version: number
  /** Stored values by field, of the fields of this page; an absent one is open. */
  answers: Readonly<Record<string, unknown>>
}

/**
 * Saves the answers of one page of a draft or a returned proposal, as a new version of its section, whether the
 * section is whole or not. Answers the version that now stands. Refuses `not-found`, `reader-only`, `already-sent`, `not-in-this-state`, and what `changedSince` answers (fields)
 * when somebody saved something else on this page since; nothing is overwritten then.
 */
export async function saveAnswers(
  actor: Actor,
  proposalId: string,
  page: { section: SectionKey; question: string },
  form: PageAnswers,
  now: Date,
): Promise<Verdict<{ version: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'save-answers', proposal: proposalId, ...page, ...form }, now, async () => {
      const may = await mayWrite(tx, actor, await lockProposalOf(tx, actor, proposalId))
      if (!may.ok) return may
      const { track, formVersion, extra } = may.proposal
      const question = questionNamed(formOf(track, formVersion, extra), page.section, page.question)
      if (!question) return refused('not-found')
      const fields = Object.keys(question.fields)
      const typed = z.strictObject(openShape(question.fields)).parse(defined(form.answers))
      const sections = await savedSections(tx, may.proposal.id)
      const current = sections[page.section]
      const seen = await answersAt(tx, may.proposal.id, page.section, form.version)
      const merged = mergeAnswers({ fields, seen, current: current.answers, typed })
      if (!merged.ok) return changedSince(current, actor.person, { fields: merged.reason.fields })
      if (!merged.changed && current.version > 0) return allowed({ version: current.version })
      const version = current.version + 1
      const { answers } = merged
      const saved = { fund: actor.fund, proposal: may.proposal.id, section: page.section, version, answers }
      await writeSection(tx, { ...saved, done: current.done, by: actor.person, at: now })
      const draft = draftIn({ ...sections, [page.section]: { ...current, answers } })
      await writeColumns(tx, may.proposal, columnsOf(draft), now)
      const isFirst = may.proposal.changedAt.getTime() === may.proposal.createdAt.getTime()
      if (isFirst && actor.person)
        await tellSaved(tx, actor as Actor & { person: string }, may.proposal.id, now)
      return allowed({ version })
    }),
  )
}

/** May this proposal be written to by this actor? Readers and those who come too late hear why. */
export async function mayWrite(
  tx: Tx,
  actor: Actor,
  proposal: OwnProposal | null,
): Promise<Verdict<{ proposal: OwnProposal }>> {
  if (proposal?.relation === 'reader')
    return refused('reader-only', { ownerName: await ownerName(tx, proposal.initiative) })
  const may = can(actor, 'write-draft', { relation: proposal?.relation ?? 'none' })
  if (!may.ok || !proposal) return refused('not-found')
  return isWritable(proposal.state) ? allowed({ proposal }) : noLonger(proposal)
}

/** Too late to write: it was sent already, or taken back. */
function noLonger({ state, submittedAt, reference }: OwnProposal): Refusal {
  if (state === 'withdrawn') return refused('not-in-this-state', { state, machine: 'proposal' })
  return refused('already-sent', { state, eventTime: submittedAt, reference })
}

function defined(answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))
}

async function tellSaved(
  tx: Tx,
  actor: Actor & { person: string },
  proposal: string,
  now: Date,
): Promise<void> {
  await record(tx, {
    type: 'draft-first-saved',
    fund: actor.fund,
    actor: actor.id,
    proposal,
    person: actor.person,
    at: now,
  })
}
