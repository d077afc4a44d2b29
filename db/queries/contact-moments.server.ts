import { and, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { MomentKind, RemovalReason } from '#app/domain/near/contact-moment.ts'
import type { Reader } from '#db/client.server.ts'
import { contactCorrections, contactMoments, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { roleHolders } from './office-people.server.ts'

export type OpenStep = { id: string; proposal: string; what: string; on: IsoDate; by: string | null }
export type Moment = {
  id: string
  proposal: string
  kind: MomentKind
  on: IsoDate
  words: string
  /** Who wrote it down, by name, and when. */
  by: string
  notedAt: Date
  removed: { because: RemovalReason; at: Date } | null
  /** The agreed step; `by` is the name of who does it, null for the initiative. */
  step: { what: string; on: IsoDate; by: string | null; doneAt: Date | null } | null
}

/** Something that was noted in a fund; null when there is no such key. */
export async function momentById(reader: Reader, fund: string, id: string): Promise<Moment | null> {
  if (!isUuid(id)) return null
  const doer = alias(people, 'doer')
  const [row] = await reader
    .select({ moment: contactMoments, noter: { name: people.name, email: people.email }, by: doer.name })
    .from(contactMoments)
    .innerJoin(people, eq(people.id, contactMoments.notedBy))
    .leftJoin(doer, eq(doer.id, contactMoments.stepBy))
    .where(and(eq(contactMoments.fundId, fund), eq(contactMoments.id, id)))
  if (!row) return null
  const { moment, noter, by } = row
  const { removedAt, removedBecause } = moment
  return {
    id: moment.id,
    proposal: moment.proposalId,
    kind: moment.kind as MomentKind,
    on: dayOf(moment.happenedAt),
    words: moment.words,
    by: noter.name || (noter.email ?? ''),
    notedAt: moment.notedAt,
    removed: removedAt && { because: removedBecause as RemovalReason, at: removedAt },
    step:
      moment.step !== null && moment.stepOn !== null && removedAt === null
        ? { what: moment.step, on: moment.stepOn, by, doneAt: moment.stepDoneAt }
        : null,
  }
}

/** What stood in a note before, the newest first, each with who changed it. */
export async function correctionsOf(reader: Reader, moment: string) {
  const rows = await reader
    .select({
      id: contactCorrections.id,
      kind: contactCorrections.kind,
      happenedAt: contactCorrections.happenedAt,
      words: contactCorrections.words,
      at: contactCorrections.correctedAt,
      by: sql<string>`coalesce(nullif(${people.name}, ''), ${people.email}, '')`,
    })
    .from(contactCorrections)
    .innerJoin(people, eq(people.id, contactCorrections.correctedBy))
    .where(eq(contactCorrections.momentId, moment))
    .orderBy(desc(contactCorrections.correctedAt), desc(contactCorrections.id))
  return rows.map(({ kind, happenedAt, ...row }) => ({
    ...row,
    kind: kind as MomentKind,
    on: dayOf(happenedAt),
  }))
}

/** The newest contact about a proposal, as a day; null when nobody noted any. */
export async function lastContact(reader: Reader, proposal: string): Promise<IsoDate | null> {
  const [row] = await reader
    .select({ at: contactMoments.happenedAt })
    .from(contactMoments)
    .where(and(eq(contactMoments.proposalId, proposal), ne(contactMoments.kind, 'note')))
    .orderBy(desc(contactMoments.happenedAt))
    .limit(1)
  return row ? dayOf(row.at) : null
}

/** The most open steps of one proposal that are shown beside it. */
const mostSteps = 5

/** Agreed steps about a proposal that are not done, by their day. */
export async function openSteps(reader: Reader, proposal: string): Promise<OpenStep[]> {
  const rows = await reader
    .select({
      id: contactMoments.id,
      proposal: contactMoments.proposalId,
      what: sql<string>`${contactMoments.step}`,
      on: sql<IsoDate>`${contactMoments.stepOn}::text`,
      by: people.name,
    })
    .from(contactMoments)
    .leftJoin(people, eq(people.id, contactMoments.stepBy))
    .where(
      and(
        eq(contactMoments.proposalId, proposal),
        isNotNull(contactMoments.stepOn),
        isNull(contactMoments.stepDoneAt),
        isNull(contactMoments.removedAt),
        ne(contactMoments.step, ''),
      ),
    )
    .orderBy(contactMoments.stepOn, contactMoments.id)
    .limit(mostSteps)
  return rows
}

/** Who of the fund can be given an agreed step: its managers and approvers on a day, each once, by name. */
export async function stepTakers(
  reader: Reader,
  fund: string,
  today: IsoDate,
): Promise<{ id: string; name: string }[]> {
  const holders = await roleHolders(reader, { fund }, today)
  const staff = holders.filter(
    ({ role, since }) => (role === 'manager' || role === 'approver') && since <= today,
  )
  const named = new Map(staff.map(({ person, name, email }) => [person, name || (email ?? '')]))
  return [...named]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'))
}
