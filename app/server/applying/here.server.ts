import type { Strip } from '#app/components/proposal/applying-shell.tsx'
import type { Actor } from '#app/domain/access.ts'
import { dayOf, daysBetween } from '#app/domain/calendar.ts'
import type { FormContext } from '#app/domain/proposal/field.ts'
import type { Draft } from '#app/domain/proposal/schema.ts'
import { type Form, formOf } from '#app/domain/proposal/sections.ts'
import { isWritable } from '#app/domain/proposal/state.ts'
import { lastDay, roundState } from '#app/domain/round.ts'
import { formatCounted } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { notFound } from '#app/server/answers.server.ts'
import { db } from '#db/client.server.ts'
import type { FormLists } from '#db/queries/form-lists.server.ts'
import {
  draftIn,
  type OwnProposal,
  ownProposal,
  type SavedSections,
  savedSections,
} from '#db/queries/proposals.server.ts'
import { type Round, roundById } from '#db/queries/rounds.server.ts'

export type Applying = {
  proposal: OwnProposal
  round: Round
  form: Form
  sections: SavedSections
  draft: Draft
}

/** One's own proposal with its round and everything saved of it; not found when it is not theirs. */
export async function applying(actor: Actor, id: string): Promise<Applying> {
  const proposal = await ownProposal(db(), actor, id)
  const round = proposal && (await roundById(db(), actor.fund, proposal.round))
  if (!proposal || !round) throw notFound()
  const sections = await savedSections(db(), proposal.id)
  const form = formOf(proposal.track, proposal.formVersion, proposal.extra)
  return { proposal, round, form, sections, draft: draftIn(sections) }
}

/** What the bar under the header says: which proposal, where it is kept, how long there still is. */
export function stripOf(
  { proposal, round }: Pick<Applying, 'proposal' | 'round'>,
  now: Date,
  language: Language,
): Strip {
  const last = lastDay(round)
  const left =
    proposal.state === 'draft' && last && roundState(round, now) === 'open'
      ? daysBetween(dayOf(now), last)
      : null
  return {
    title: proposal.title,
    round: round.name,
    kept: !isWritable(proposal.state) ? 'sent' : proposal.anonymous ? 'here' : 'account',
    scan: proposal.source === 'paper' && proposal.helper ? `/manager/paper-forms/${proposal.id}/scan` : null,
    trial: round.isTest,
    daysLeft: left === null ? null : left === 0 ? 'today' : formatCounted(left, 'day', language),
  }
}

/** What a page of the form is checked against beside itself. */
export function formContext(
  { draft, round }: Pick<Applying, 'draft' | 'round'>,
  lists: FormLists,
  now: Date,
): FormContext {
  const { startDate, endDate } = draft.voornemen
  const keys = (list: keyof FormLists) => lists[list].map(({ key }) => key)
  return {
    neighbourhoods: keys('neighbourhoods'),
    pillars: keys('pillars'),
    programmeIndicators: keys('programmeIndicators'),
    period: startDate && endDate ? { startDate, endDate } : undefined,
    today: dayOf(now),
    decideBy: round.track === 'full' ? round.decideBy : undefined,
    fundEndsOn: round.fundEndsOn,
    minCents: round.minCents,
    maxCents: round.maxCents,
  }
}
