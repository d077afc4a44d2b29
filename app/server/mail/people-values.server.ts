import { eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { addMonths, dayOf } from '#app/domain/calendar.ts'
import { callBy } from '#app/domain/call-back.ts'
import { codeOf, linkTokenOf } from '#app/effects/codes.server.ts'
import { db } from '#db/client.server.ts'
import { callBacks, codeRequests, events, factorResets, people } from '#db/schema/index.ts'
import { type OutgoingMail, pageUrl, type Values } from './values.server.ts'

/** The code itself exists only here, on its way out. */
export async function codeValues(request: string): Promise<Values> {
  const [row] = await db().select().from(codeRequests).where(eq(codeRequests.id, request))
  if (!row) return {}
  return {
    code: codeOf(request),
    'code.expires': row.expiresAt,
    'url.signInLink': pageUrl(`/account/link/${request}/${linkTokenOf(request)}`),
  }
}

export async function callBackValues(id: string): Promise<Values> {
  const [row] = await db().select().from(callBacks).where(eq(callBacks.id, id))
  return row ? { 'recipient.name': row.name, 'call.by': callBy(row.askedAt) } : {}
}

/** Whom somebody stands in for, in which role, and on which days. */
export async function standInValues(props: Readonly<Record<string, string>>): Promise<Values> {
  const [usual] = await db()
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, props.usual ?? ''))
  return {
    'standIn.usual': usual?.name,
    'invitation.role': props.role,
    'term.start': props.from,
    'term.end': props.until,
    'url.invitation': pageUrl('/account/sign-in'),
  }
}

/** An invitation carries no secret: it points at the page where one asks for a code. */
export async function invitationValues(mail: OutgoingMail): Promise<Values> {
  const [event] = await db().select().from(events).where(eq(events.id, mail.eventId))
  const [inviter] =
    event && event.actor !== 'system'
      ? await db().select().from(people).where(eq(people.id, event.actor))
      : []
  const from = dayOf(mail.createdAt)
  return {
    'invitation.role': mail.props.role ?? event?.data.role,
    'inviter.name': inviter?.name || 'Dichtbij',
    'invitation.expires': addMonths(from, 1),
    'term.start': from,
    'term.end': addMonths(from, 36),
    'url.invitation': pageUrl('/account/sign-in'),
  }
}

/** Who asked that somebody gets a new second lock, and who confirmed it. */
export async function resetValues(id: string): Promise<Values> {
  const confirmer = alias(people, 'confirmer')
  const [row] = await db()
    .select({ asker: people.name, confirmer: confirmer.name })
    .from(factorResets)
    .innerJoin(people, eq(people.id, factorResets.askedBy))
    .leftJoin(confirmer, eq(confirmer.id, factorResets.confirmedBy))
    .where(eq(factorResets.id, id))
  return {
    'reset.asker': row?.asker,
    'reset.confirmer': row?.confirmer ?? undefined,
    'url.invitation': pageUrl('/account/sign-in'),
  }
}
