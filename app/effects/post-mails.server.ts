import { and, eq, gt, inArray, isNull, notInArray, or } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import type { Event } from '#app/domain/event.ts'
import type { Tx } from '#db/client.server.ts'
import {
  assignments,
  codeRequests,
  grants,
  memberships,
  outgoingMails,
  people,
  proposals,
  roles,
  signatures,
} from '#db/schema/index.ts'
import type { MailPlan, Recipients } from '#emails/events.ts'
import { enqueue } from './enqueue.server.ts'
import { newId } from './id.ts'

type Recipient = { key: string; address: string | null; locale: string }

/** Writes one outgoing mail per (event, template, recipient) and queues its sending, all in the event's transaction. */
export async function postMails(tx: Tx, event: Event, eventId: string, plans: MailPlan[]): Promise<void> {
  for (const plan of plans) {
    for (const recipient of await recipientsOf(tx, event, plan.to)) {
      const id = newId(event.at)
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
          createdAt: event.at,
        })
        .onConflictDoNothing()
        .returning({ id: outgoingMails.id })
      if (posted) await enqueue(tx, 'send-mail', { mail: posted.id }, { key: `send-mail:${posted.id}` })
    }
  }
}

async function recipientsOf(tx: Tx, event: Event, to: Recipients): Promise<Recipient[]> {
  switch (to.kind) {
    case 'code-request':
      return requester(tx, to.request)
    case 'person':
      return peopleWhere(tx, [to.person])
    case 'proposal-members': {
      const [row] = await tx
        .select({ id: proposals.initiativeId })
        .from(proposals)
        .where(eq(proposals.id, to.proposal))
      return row ? membersOf(tx, row.id) : []
    }
    case 'grant-members': {
      const initiative = await initiativeOfGrant(tx, to.grant)
      return initiative ? membersOf(tx, initiative) : []
    }
    case 'grant-owners-unsigned':
      return unsignedOwners(tx, to.grant, to.termsVersion)
    case 'role':
      return holdersOf(tx, event, to.role)
    case 'panel-of-batch':
      return panelOf(tx, to.batch)
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

async function peopleWhere(tx: Tx, ids: string[]): Promise<Recipient[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .select({ key: people.id, address: people.email, locale: people.locale })
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.erasedAt)))
    .orderBy(people.id)
  return rows
}

async function membersOf(tx: Tx, initiative: string): Promise<Recipient[]> {
  const rows = await tx
    .select({ id: memberships.personId })
    .from(memberships)
    .where(eq(memberships.initiativeId, initiative))
  return peopleWhere(
    tx,
    rows.map((row) => row.id),
  )
}

async function initiativeOfGrant(tx: Tx, grant: string): Promise<string | undefined> {
  const [row] = await tx.select({ id: grants.initiativeId }).from(grants).where(eq(grants.id, grant))
  return row?.id
}

async function unsignedOwners(tx: Tx, grant: string, termsVersion: string): Promise<Recipient[]> {
  const initiative = await initiativeOfGrant(tx, grant)
  if (!initiative) return []
  const signed = tx
    .select({ id: signatures.personId })
    .from(signatures)
    .where(eq(signatures.termsVersionId, termsVersion))
  const rows = await tx
    .select({ id: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.initiativeId, initiative),
        eq(memberships.relation, 'owner'),
        notInArray(memberships.personId, signed),
      ),
    )
  return peopleWhere(
    tx,
    rows.map((row) => row.id),
  )
}

async function holdersOf(tx: Tx, event: Event, role: string): Promise<Recipient[]> {
  const rows = await tx
    .select({ id: roles.personId })
    .from(roles)
    .where(
      and(
        eq(roles.fundId, event.fund),
        eq(roles.role, role),
        or(isNull(roles.untilOn), gt(roles.untilOn, dayOf(event.at))),
      ),
    )
  return peopleWhere(
    tx,
    rows.map((row) => row.id),
  )
}

async function panelOf(tx: Tx, batch: string): Promise<Recipient[]> {
  const rows = await tx
    .selectDistinct({ id: assignments.personId })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .where(and(eq(proposals.batchId, batch), isNull(assignments.returnedAt)))
  return peopleWhere(
    tx,
    rows.map((row) => row.id),
  )
}
