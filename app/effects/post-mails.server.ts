import {
  and,
  desc,
  eq,
  inArray,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import type { Event } from '#app/domain/event.ts'
import { kindOfMail } from '#app/domain/notification/kind.ts'
import { type Sending, usualChoice, whenToSend } from '#app/domain/notification/when.ts'
import { type ConflictGrade, mayRead } from '#app/domain/panel/conflict.ts'
import type { Tx } from '#db/client.server.ts'
import { gradesOn } from '#db/queries/conflicts.server.ts'
import { chosenBy } from '#db/queries/notifications.server.ts'
import { isHeldOn } from '#db/queries/stand-ins.server.ts'
import {
  assignments,
  callBacks,
  codeRequests,
  complaints,
  grants,
  invitations,
  memberships,
  outgoingMails,
  partnerQuestions,
  people,
  programmePartners,
  proposalSections,
  proposals,
  roles,
  signatures,
  termsVersions,
} from '#db/schema/index.ts'
import type { MailPlan, Recipients } from '#emails/events.ts'
import { enqueue } from './enqueue.server.ts'
import { newId } from './id.ts'

type Recipient = { key: string; address: string | null; locale: string }

/**
 * Writes one outgoing mail per (event, template, recipient) and queues its sending, all in the event's transaction: at once,
 * or as the recipient chose for this kind of news.
 */
export async function postMails(tx: Tx, event: Event, eventId: string, plans: MailPlan[]): Promise<void> {
  for (const plan of plans) {
    const recipients = await recipientsOf(tx, event, plan.to)
    const kind = kindOfMail(plan.template)
    const keys = recipients.map(({ key }) => key)
    const chosen = await chosenBy(tx, event.fund, kind, keys)
    for (const recipient of recipients) {
      const id = newId(event.at)
      const { choice, quiet } = chosen.get(recipient.key) ?? { choice: usualChoice, quiet: null }
      const sending = whenToSend({ kind, choice, quiet, at: event.at })
      const [posted] = await tx
        .insert(outgoingMails)
        .values({
          id,
          fundId: event.fund,
          eventId,
          template: plan.template,
          recipient: recipient.key,
          address: recipient.address,
          locale: recipient.locale,
          props: plan.props,
          way: sending.way,
          dueAt: dueOf(sending),
          createdAt: event.at,
        })
        .onConflictDoNothing()
        .returning({ id: outgoingMails.id })
      if (posted) await queue(tx, posted.id, sending)
    }
  }
}

/** A mail that waits, or is not sent at all, stands in the list of who it is for at once. */
async function queue(tx: Tx, mail: string, sending: Sending): Promise<void> {
  if (sending.way !== 'at-once') await enqueue(tx, 'list-mail', { mail }, { key: `list-mail:${mail}` })
  if (sending.way === 'at-once') await enqueue(tx, 'send-mail', { mail }, { key: `send-mail:${mail}` })
  if (sending.way === 'held')
    await enqueue(tx, 'send-mail', { mail }, { key: `send-mail:${mail}`, runAt: sending.until })
}

function dueOf(sending: Sending): Date | null {
  if (sending.way === 'held') return sending.until
  return sending.way === 'digest' ? sending.on : null
}

function recipientsOf(tx: Tx, event: Event, to: Recipients): Promise<Recipient[]> {
  switch (to.kind) {
    case 'code-request':
      return requester(tx, to.request)
    case 'invitation':
      return invited(tx, to.invitation)
    case 'call-back':
      return asker(tx, to.callBack)
    case 'complainant':
      return complainant(tx, to.complaint)
    case 'partner':
      return partner(tx, to.question)
    case 'person':
      return peopleIn(tx, [to.person])
    case 'proposal-members':
      return groupOf(tx, to.proposal)
    case 'proposal-owners':
      return peopleIn(tx, membersOfProposal(tx, to.proposal, eq(memberships.relation, 'owner')))
    case 'grant-members':
      return peopleIn(tx, membersOfGrant(tx, to.grant))
    case 'account-watchers':
      return peopleIn(tx, watchersOf(tx, to.grant))
    case 'grant-owners-unsigned':
      return peopleIn(tx, unsignedOwners(tx, to.grant, to.termsVersion))
    case 'role':
      return holdersOf(tx, event, to.role).then((ids) => peopleIn(tx, ids))
    case 'panel-of-batch':
      return peopleIn(tx, panelOf(tx, to.batch))
  }
}

async function requester(tx: Tx, request: string): Promise<Recipient[]> {
  const [row] = await tx
    .select({ email: codeRequests.email, person: codeRequests.personId, locale: people.locale })
    .from(codeRequests)
    .leftJoin(people, eq(people.id, codeRequests.personId))
    .where(eq(codeRequests.id, request))
  return row ? [{ key: row.person ?? row.email, address: row.email, locale: row.locale ?? 'nl' }] : []
}

/** The address that was invited, in its own language when somebody has it already, else in that of who invites. */
async function invited(tx: Tx, invitation: string): Promise<Recipient[]> {
  const [row] = await tx
    .select({ email: invitations.email, locale: people.locale })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .where(eq(invitations.id, invitation))
  if (!row) return []
  const [known] = await tx
    .select({ key: people.id, locale: people.locale })
    .from(people)
    .where(sql`lower(${people.email}) = ${row.email}`)
  return [{ key: row.email, locale: row.locale, ...known, address: row.email }]
}

/** Who asked to be called; nobody when they gave no address. */
async function asker(tx: Tx, callBack: string): Promise<Recipient[]> {
  const [row] = await tx
    .select({ email: callBacks.email, locale: callBacks.locale })
    .from(callBacks)
    .where(eq(callBacks.id, callBack))
  return row?.email ? [{ key: row.email, address: row.email, locale: row.locale }] : []
}

/** Who complains: in their account, or at the address that was written down for them; nobody without one. */
async function complainant(tx: Tx, complaint: string): Promise<Recipient[]> {
  const [row] = await tx
    .select({ person: complaints.lodgedBy, email: complaints.email, locale: complaints.locale })
    .from(complaints)
    .where(eq(complaints.id, complaint))
  if (row?.person) return peopleIn(tx, [row.person])
  return row?.email ? [{ key: row.email, address: row.email, locale: row.locale }] : []
}

/** The address of a partner that is asked whether it takes part; nobody when it was taken away. */
async function partner(tx: Tx, question: string): Promise<Recipient[]> {
  const address = sql<string | null>`coalesce(${partnerQuestions.email}, ${programmePartners.email})`
  const [row] = await tx
    .select({ address, locale: partnerQuestions.locale })
    .from(partnerQuestions)
    .leftJoin(programmePartners, eq(programmePartners.id, partnerQuestions.partnerId))
    .where(eq(partnerQuestions.id, question))
  return row?.address ? [{ key: row.address, address: row.address, locale: row.locale }] : []
}

/**
 * Who wrote a proposal. One that came on paper is not of the manager who types it over: its mails go to the people of the
 * group, or to the address that the form itself gives while nobody of them is here.
 */
async function groupOf(tx: Tx, proposal: string): Promise<Recipient[]> {
  const own = or(ne(proposals.source, 'paper'), eq(memberships.helper, false))
  const found = await peopleIn(tx, membersOfProposal(tx, proposal, own))
  if (found.length > 0) return found
  const [row] = await tx
    .select({ address: sql<string | null>`${proposalSections.answers} ->> 'contactEmail'` })
    .from(proposalSections)
    .innerJoin(proposals, eq(proposals.id, proposalSections.proposalId))
    .where(
      and(
        eq(proposalSections.proposalId, proposal),
        eq(proposalSections.section, 'aboutUs'),
        eq(proposals.source, 'paper'),
      ),
    )
    .orderBy(desc(proposalSections.version))
    .limit(1)
  return row?.address ? [{ key: row.address, address: row.address, locale: 'nl' }] : []
}

/** The people with these ids, each once; whoever was erased gets no mail. */
function peopleIn(tx: Tx, ids: string[] | SQLWrapper): Promise<Recipient[]> {
  return tx
    .select({ key: people.id, address: people.email, locale: people.locale })
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.erasedAt)))
    .orderBy(people.id)
}

function membersOfProposal(tx: Tx, proposal: string, which?: SQL) {
  return tx
    .select({ id: memberships.personId })
    .from(memberships)
    .innerJoin(proposals, eq(proposals.initiativeId, memberships.initiativeId))
    .where(and(eq(proposals.id, proposal), which))
}

function membersOfGrant(tx: Tx, grant: string) {
  return tx
    .select({ id: memberships.personId })
    .from(memberships)
    .innerJoin(grants, eq(grants.initiativeId, memberships.initiativeId))
    .where(eq(grants.id, grant))
}

/** Who takes part in a grant, and everybody who ever signed for its initiative, whether they still take part or not. */
function watchersOf(tx: Tx, grant: string) {
  const signed = tx
    .select({ id: signatures.personId })
    .from(signatures)
    .innerJoin(termsVersions, eq(termsVersions.id, signatures.termsVersionId))
    .where(and(eq(termsVersions.grantId, grant), eq(signatures.side, 'grantee')))
  return membersOfGrant(tx, grant).union(signed)
}

function unsignedOwners(tx: Tx, grant: string, termsVersion: string) {
  const signed = tx
    .select({ id: signatures.personId })
    .from(signatures)
    .where(eq(signatures.termsVersionId, termsVersion))
  return tx
    .select({ id: memberships.personId })
    .from(memberships)
    .innerJoin(grants, eq(grants.initiativeId, memberships.initiativeId))
    .where(
      and(eq(grants.id, grant), eq(memberships.relation, 'owner'), notInArray(memberships.personId, signed)),
    )
}

/**
 * Who holds a role on the day of an event. What it is about may be closed to some of them: they hear nothing, and who
 * stands in for them hears it; who stands in because of a conflict hears nothing else.
 */
async function holdersOf(tx: Tx, event: Event, role: string): Promise<string[]> {
  const held = await tx
    .select({ id: roles.personId, usual: roles.standsInFor, reason: roles.standsInBecause })
    .from(roles)
    .where(and(eq(roles.fundId, event.fund), eq(roles.role, role), isHeldOn(dayOf(event.at))))
  const grades = await gradesAbout(tx, event)
  const isClosed = (person: string) => !mayRead(grades.get(person) ?? 'none').ok
  return held
    .filter(({ id }) => !isClosed(id))
    .filter(({ usual, reason }) => usual === null || reason === 'away' || isClosed(usual))
    .map(({ id }) => id)
}

/** What each person declared last about the proposal of an event, or of its grant. */
async function gradesAbout(tx: Tx, event: Event): Promise<Map<string, ConflictGrade>> {
  if ('proposal' in event) return gradesOn(tx, event.proposal)
  if (!('grant' in event)) return new Map()
  const [grant] = await tx
    .select({ proposal: grants.proposalId })
    .from(grants)
    .where(eq(grants.id, event.grant))
  return grant ? gradesOn(tx, grant.proposal) : new Map()
}

function panelOf(tx: Tx, batch: string) {
  return tx
    .select({ id: assignments.personId })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .where(and(eq(proposals.batchId, batch), isNull(assignments.returnedAt)))
}
