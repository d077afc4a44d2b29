import { eq, sql } from 'drizzle-orm'
import { acceptableUntil } from '#app/domain/proposal/together.ts'
import { isLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { events, helperRecords, invitations, messages, people } from '#db/schema/index.ts'
import { type OutgoingMail, pageUrl, placeOf, type Values } from './values.server.ts'

/** What the mail to an invited address says: who asks, what one may do, until when. The link carries no secret. */
export async function coApplicantValues(mail: OutgoingMail, invitation: string): Promise<Values> {
  const [row] = await db()
    .select({ invitation: invitations, name: people.name, email: people.email })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .where(eq(invitations.id, invitation))
  if (!row) return {}
  const locale = isLocale(mail.locale) ? mail.locale : 'nl'
  const may = row.invitation.relation === 'editor' ? m.together_may_editor : m.together_may_reader
  return {
    'inviter.name': row.name || row.email,
    'invitation.may': may({}, { locale }),
    'invitation.expires': acceptableUntil(row.invitation.invitedAt),
    'url.invitation': pageUrl(`/applicant/invitations/${invitation}`),
  }
}

/** What the mail about a new message says: who wrote it, and where it is read; never the message itself. */
export async function messageValues(mail: OutgoingMail, message: string): Promise<Values> {
  const [row] = await db()
    .select({ proposal: messages.proposalId, name: people.name, email: people.email })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.author))
    .where(eq(messages.id, message))
  if (!row) return {}
  return {
    'sender.name': row.name || row.email,
    'url.thread': pageUrl(`${placeOf(mail.template)}/proposals/${row.proposal}/messages`),
  }
}

/** Whom the owners of a proposal are asked about, and where they confirm it. */
export async function helperValues(helper: string): Promise<Values> {
  const [row] = await db().select().from(helperRecords).where(eq(helperRecords.id, helper))
  return row
    ? { 'helper.name': row.name, 'url.proposal': pageUrl(`/applicant/proposals/${row.proposalId}/helper`) }
    : {}
}

/** What the mail to who is mentioned in a note says: by whom, and where it is read; never the note itself. */
export async function noteValues({ eventId }: OutgoingMail, note: string): Promise<Values> {
  const [row] = await db()
    .select({ name: people.name, email: people.email })
    .from(events)
    .innerJoin(people, sql`${people.id}::text = ${events.actor}`)
    .where(eq(events.id, eventId))
  return row ? { 'sender.name': row.name || row.email, 'url.note': pageUrl(`/manager/notes/${note}`) } : {}
}
