import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor, Relation } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import {
  type Declaration,
  type Draft,
  documentSchema,
  draftSchema,
  type FrozenDocument,
  type SectionKey,
  sectionKeys,
  upgradeDraft,
} from '#app/domain/proposal/schema.ts'
import type { ExtraWords } from '#app/domain/proposal/sections.ts'
import type { ProposalSource } from '#app/domain/proposal/source.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Track } from '#app/domain/round.ts'
import type { Reader } from '#db/client.server.ts'
import {
  events,
  memberships,
  people,
  proposalSections,
  proposals,
  rounds,
  screeningQuestions,
  submissions,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { extraOfProposal } from './round-forms.server.ts'

type Viewer = Pick<Actor, 'person' | 'session' | 'fund'>

/** One's own proposal, without its text. `anonymous` while only a browser owns it. */
export type OwnProposal = {
  id: string
  round: string
  track: Track
  formVersion: number
  /** What its round asks of its own: as it was asked when it was sent, else as it is asked now. */
  extra: ExtraWords | null
  initiative: string
  state: ProposalState
  relation: Exclude<Relation, 'none'>
  /** Takes part to help a group that is not their own. */
  helper: boolean
  source: ProposalSource
  anonymous: boolean
  reference: string | null
  title: string
  eligibility: Record<string, string>
  createdAt: Date
  changedAt: Date
  submittedAt: Date | null
  decisionDue: IsoDate | null
  helpAskedAt: Date | null
  reopenedUntil: IsoDate | null
}

/** The newest saved version of a section; version 0 is one that nobody saved yet. */
export type SavedSection = {
  version: number
  answers: Record<string, unknown>
  done: boolean
  savedBy: string | null
  savedByName: string | null
  savedAt: Date | null
}
export type SavedSections = Record<SectionKey, SavedSection>

export type OpenQuestion = { id: string; section: string; text: string; dueOn: IsoDate; askedAt: Date }

/** How somebody stands to a proposal: by membership of its initiative, or as the browser that writes it anonymously. */
export async function relationToProposal(reader: Reader, actor: Viewer, proposal: string): Promise<Relation> {
  return (await ownProposal(reader, actor, proposal))?.relation ?? 'none'
}

/** One's own proposal; null when it is absent or not theirs. */
export async function ownProposal(
  reader: Reader,
  actor: Viewer,
  proposal: string,
): Promise<OwnProposal | null> {
  if (!isUuid(proposal)) return null
  const [row] = await reader
    .select({
      id: proposals.id,
      round: proposals.roundId,
      track: rounds.track,
      formVersion: rounds.formVersion,
      extra: extraOfProposal,
      initiative: proposals.initiativeId,
      state: proposals.state,
      sessionHash: proposals.sessionHash,
      member: memberships.relation,
      helper: sql<boolean>`coalesce(${memberships.helper}, false)`,
      source: proposals.source,
      reference: proposals.reference,
      title: proposals.title,
      eligibility: proposals.eligibility,
      createdAt: proposals.createdAt,
      changedAt: proposals.changedAt,
      submittedAt: proposals.submittedAt,
      decisionDue: proposals.decisionDue,
      helpAskedAt: proposals.helpAskedAt,
      reopenedUntil: proposals.reopenedUntil,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .leftJoin(memberships, and(eq(memberships.initiativeId, proposals.initiativeId), isMember(actor)))
    .where(and(eq(proposals.id, proposal), eq(proposals.fundId, actor.fund)))
  if (!row) return null
  const { sessionHash, member, ...own } = row
  const relation =
    actor.person === null ? (sessionHash === actor.session ? 'owner' : null) : (member as Relation | null)
  if (relation === null || relation === 'none') return null
  return {
    ...own,
    track: own.track as Track,
    state: own.state as ProposalState,
    source: own.source as ProposalSource,
    relation,
    anonymous: sessionHash !== null,
  }
}

/** Who takes part in an initiative, in whatever way. */
export async function membersOf(reader: Reader, initiative: string): Promise<string[]> {
  const rows = await reader
    .select({ person: memberships.personId })
    .from(memberships)
    .where(eq(memberships.initiativeId, initiative))
  return rows.map(({ person }) => person)
}

/** Who owns an initiative longest: whom a reader asks for the right to write. */
export async function ownerName(reader: Reader, initiative: string): Promise<string | null> {
  const [row] = await reader
    .select({ name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.initiativeId, initiative), eq(memberships.relation, 'owner')))
    .orderBy(memberships.since)
    .limit(1)
  return row?.name ?? null
}

/** Every section as it was last saved. Answers of an older form are brought up to date; erased ones are empty. */
export async function savedSections(reader: Reader, proposal: string): Promise<SavedSections> {
  const rows = await reader
    .selectDistinctOn([proposalSections.section], {
      section: proposalSections.section,
      version: proposalSections.version,
      answers: proposalSections.answers,
      done: proposalSections.done,
      savedBy: proposalSections.savedBy,
      savedByName: people.name,
      savedAt: proposalSections.savedAt,
      formVersion: rounds.formVersion,
    })
    .from(proposalSections)
    .innerJoin(proposals, eq(proposals.id, proposalSections.proposalId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .leftJoin(people, eq(people.id, proposalSections.savedBy))
    .where(eq(proposalSections.proposalId, proposal))
    .orderBy(proposalSections.section, desc(proposalSections.version))
  const saved = new Map(rows.map((row) => [row.section, row]))
  const entries = sectionKeys.map((key) => {
    const row = saved.get(key)
    return [
      key,
      row ? { ...row, answers: upgradeDraft(key, row.answers ?? {}, row.formVersion) } : unsaved,
    ] as const
  })
  return Object.fromEntries(entries) as SavedSections
}

/** The answers of a section at one of its versions; of version 0 and of a version that is not there, none. */
export async function answersAt(
  reader: Reader,
  proposal: string,
  section: SectionKey,
  version: number,
): Promise<Record<string, unknown>> {
  const [row] = await reader
    .select({ answers: proposalSections.answers, formVersion: rounds.formVersion })
    .from(proposalSections)
    .innerJoin(proposals, eq(proposals.id, proposalSections.proposalId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(
      and(
        eq(proposalSections.proposalId, proposal),
        eq(proposalSections.section, section),
        eq(proposalSections.version, version),
      ),
    )
  return row ? upgradeDraft(section, row.answers ?? {}, row.formVersion) : {}
}

/** The answers of all sections as the form's own schema reads them. */
export function draftIn(sections: SavedSections): Draft {
  return draftSchema.parse(Object.fromEntries(sectionKeys.map((key) => [key, sections[key].answers])))
}

/** The question of the fund that waits for an answer. */
export async function openQuestion(reader: Reader, proposal: string): Promise<OpenQuestion | null> {
  const [row] = await reader
    .select({
      id: screeningQuestions.id,
      section: screeningQuestions.section,
      text: screeningQuestions.text,
      dueOn: screeningQuestions.dueOn,
      askedAt: screeningQuestions.askedAt,
    })
    .from(screeningQuestions)
    .where(and(eq(screeningQuestions.proposalId, proposal), isNull(screeningQuestions.answeredAt)))
    .orderBy(desc(screeningQuestions.askedAt))
    .limit(1)
  return row ?? null
}

/** The times during which the clock of the decision stood still, or stands still now. */
export async function questionTimes(
  reader: Reader,
  proposal: string,
): Promise<{ askedAt: Date; answeredAt: Date | null }[]> {
  return reader
    .select({ askedAt: screeningQuestions.askedAt, answeredAt: screeningQuestions.answeredAt })
    .from(screeningQuestions)
    .where(eq(screeningQuestions.proposalId, proposal))
    .orderBy(screeningQuestions.askedAt)
}

/** From when to when a proposal was opened once more for its writers; `to` is null until they have sent it again. */
export async function reopeningTimes(
  reader: Reader,
  proposal: string,
): Promise<{ from: Date; to: Date | null }[]> {
  const rows = await reader
    .select({ type: events.type, at: events.at })
    .from(events)
    .where(
      and(eq(events.subjectId, proposal), inArray(events.type, ['proposal-reopened', 'proposal-submitted'])),
    )
    .orderBy(events.sequence)
  return rows.flatMap(({ type, at }, index) =>
    type === 'proposal-reopened'
      ? { from: at, to: rows.slice(index).find((later) => later.type === 'proposal-submitted')?.at ?? null }
      : [],
  )
}

export type Submission = {
  id: string
  number: number
  document: FrozenDocument | null
  documentHash: string
  declaration: Declaration
  submittedAt: Date
}

/** The newest frozen copy; its document is null once it is erased. */
export async function latestSubmission(reader: Reader, proposal: string): Promise<Submission | null> {
  const [row] = await reader
    .select({
      id: submissions.id,
      number: submissions.number,
      document: submissions.document,
      documentHash: submissions.documentHash,
      declaration: submissions.declaration,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .where(eq(submissions.proposalId, proposal))
    .orderBy(desc(submissions.number))
    .limit(1)
  return row ? { ...row, document: row.document && documentSchema.parse(row.document) } : null
}

const unsaved: SavedSection = {
  version: 0,
  answers: {},
  done: false,
  savedBy: null,
  savedByName: null,
  savedAt: null,
}

function isMember(actor: Viewer) {
  return actor.person === null ? sql`false` : eq(memberships.personId, actor.person)
}
