import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { Group, InvitedRelation } from '#app/domain/proposal/together.ts'
import type { Reader } from '#db/client.server.ts'
import { initiatives, invitations, memberships, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type OpenInvitation = {
  id: string
  email: string
  relation: InvitedRelation
  helper: boolean
  invitedAt: Date
}

/** The invitations to a group that nobody accepted or took back yet, the oldest first. */
export async function openInvitations(reader: Reader, initiative: string): Promise<OpenInvitation[]> {
  const rows = await reader
    .select({
      id: invitations.id,
      email: invitations.email,
      relation: invitations.relation,
      helper: invitations.helper,
      invitedAt: invitations.invitedAt,
    })
    .from(invitations)
    .where(and(eq(invitations.initiativeId, initiative), isOpen()))
    .orderBy(asc(invitations.invitedAt), asc(invitations.id))
  return rows.map((row) => ({ ...row, relation: row.relation as InvitedRelation }))
}

/** What the rules about inviting need to know of a group. */
export async function groupOf(reader: Reader, initiative: string, now: Date): Promise<Group> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
  const [members, open, sentToday] = [
    await reader
      .select({ email: sql<string>`lower(coalesce(${people.email}, ''))` })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(eq(memberships.initiativeId, initiative)),
    await openInvitations(reader, initiative),
    await reader.$count(
      invitations,
      and(eq(invitations.initiativeId, initiative), gt(invitations.invitedAt, dayAgo)),
    ),
  ]
  return { members: members.map(({ email }) => email), invited: open.map(({ email }) => email), sentToday }
}

/** One invitation of a group; `open` until it is accepted or taken back. */
export async function invitationTo(
  reader: Reader,
  initiative: string,
  id: string,
): Promise<{ id: string; email: string; open: boolean } | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({ id: invitations.id, email: invitations.email, open: sql<boolean>`${isOpen()}` })
    .from(invitations)
    .where(and(eq(invitations.id, id), eq(invitations.initiativeId, initiative)))
  return row ?? null
}

/** An invitation as the one who was invited sees it. */
export type OwnInvitation = {
  id: string
  proposal: string
  initiative: string
  name: string
  relation: InvitedRelation
  helper: boolean
  inviterName: string | null
  invitedAt: Date
  accepted: boolean
}

/** An invitation to the address of who asks, that was not taken back; null for anybody else's. */
export async function ownInvitation(
  reader: Reader,
  actor: Person,
  id: string,
): Promise<OwnInvitation | null> {
  if (!isUuid(id) || !actor.email) return null
  const [row] = await reader
    .select({
      id: invitations.id,
      proposal: invitations.proposalId,
      initiative: invitations.initiativeId,
      name: initiatives.name,
      relation: invitations.relation,
      helper: invitations.helper,
      inviterName: people.name,
      inviterEmail: people.email,
      invitedAt: invitations.invitedAt,
      acceptedBy: invitations.acceptedBy,
    })
    .from(invitations)
    .innerJoin(initiatives, eq(initiatives.id, invitations.initiativeId))
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.id, id),
        eq(invitations.fundId, actor.fund),
        eq(invitations.email, actor.email.toLowerCase()),
        isNull(invitations.endedAt),
      ),
    )
  if (!row || (row.acceptedBy && row.acceptedBy !== actor.person)) return null
  const { inviterEmail, acceptedBy, ...invitation } = row
  return {
    ...invitation,
    relation: row.relation as InvitedRelation,
    inviterName: row.inviterName || inviterEmail,
    accepted: acceptedBy !== null,
  }
}

function isOpen() {
  return and(isNull(invitations.acceptedAt), isNull(invitations.endedAt))
}
