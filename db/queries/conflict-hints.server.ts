import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type Applying, type ConflictHint, type Declarant, hintsFor } from '#app/domain/panel/hint.ts'
import { behindOf, knownOnPanel } from '#app/domain/proposal/behind.ts'
import { documentSchema } from '#app/domain/proposal/schema.ts'
import type { Reader } from '#db/client.server.ts'
import { initiatives, memberships, namedMembers, people, proposals, submissions } from '#db/schema/index.ts'
import { interests } from './interests.ts'

/** What may tie somebody of the panel or the staff to a proposal of their fund. */
export async function hintsOf(reader: Reader, actor: Person, proposal: string): Promise<ConflictHint[]> {
  const [declarant, applying] = await Promise.all([
    declarantOf(reader, actor.person),
    applyingFor(reader, proposal),
  ])
  return declarant ? hintsFor(declarant, applying) : []
}

/** What the fund knows of somebody, as the rule of the hints asks it; null after erasure. */
export async function declarantOf(reader: Reader, person: string): Promise<Declarant | null> {
  const [row] = await reader.select().from(people).where(eq(people.id, person))
  if (!row || row.erasedAt) return null
  const { id, name, email, organisation, postcode } = row
  const organisations = (organisation ?? '').split(/[,;\n]/).map((one) => one.trim())
  return { id, name, email, organisations: organisations.filter(Boolean), postcode }
}

/** Who applies with a proposal, and whom of the panel they named; what they took back does not count. */
export async function applyingFor(reader: Reader, proposal: string): Promise<Applying> {
  const [[latest], members, mails, named] = await Promise.all([
    reader
      .select({ document: submissions.document, initiative: initiatives.name })
      .from(submissions)
      .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
      .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
      .where(eq(submissions.proposalId, proposal))
      .orderBy(desc(submissions.number))
      .limit(1),
    reader
      .select({ id: interests.personId })
      .from(interests)
      .where(and(eq(interests.proposalId, proposal), eq(interests.applies, true))),
    reader
      .select({ email: people.email, name: people.name })
      .from(memberships)
      .innerJoin(proposals, eq(proposals.initiativeId, memberships.initiativeId))
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(and(eq(proposals.id, proposal), eq(memberships.helper, false))),
    namingsOf(reader, proposal),
  ])
  const document = latest?.document ? documentSchema.parse(latest.document) : null
  const behind = behindOf(document)
  const inForm = knownOnPanel(document)
  return {
    members: members.map(({ id }) => id),
    names: [...behind.names, ...mails.map(({ name }) => name)],
    emails: [...behind.emails, ...mails.flatMap(({ email }) => email ?? [])],
    organisations: [...behind.organisations, ...(latest ? [latest.initiative] : [])],
    postcodes: behind.postcodes,
    named: [...named, ...(inForm ? [{ person: null, words: inForm }] : [])],
  }
}

export type Naming = {
  id: string
  person: string | null
  words: string
  reason: string | null
  at: Date
  name: string | null
}

/** Whom an applicant named after sending, the first one first; what they took back is left out. */
export async function namingsOf(reader: Reader, proposal: string): Promise<Naming[]> {
  return reader
    .select({
      id: namedMembers.id,
      person: namedMembers.personId,
      words: namedMembers.words,
      reason: namedMembers.reason,
      at: namedMembers.namedAt,
      name: people.name,
    })
    .from(namedMembers)
    .leftJoin(people, eq(people.id, namedMembers.personId))
    .where(and(eq(namedMembers.proposalId, proposal), isNull(namedMembers.takenBackAt)))
    .orderBy(asc(namedMembers.namedAt), asc(namedMembers.id))
}
