import { and, asc, count, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import {
  isNotificationKind,
  kindOfMail,
  type MailKind,
  type NotificationKind,
} from '#app/domain/notification/kind.ts'
import { type NotificationChoice, type QuietHours, usualChoice } from '#app/domain/notification/when.ts'
import type { Reader } from '#db/client.server.ts'
import { chosenNotifications, notices, outgoingMails, people, quietHours } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type Chosen = { choice: NotificationChoice; quiet: QuietHours | null }

/** How each of these people wants to hear news of a kind; nothing is read for what always goes out at once. */
export async function chosenBy(
  reader: Reader,
  fund: string,
  kind: MailKind,
  recipients: readonly string[],
): Promise<Map<string, Chosen>> {
  const persons = recipients.filter(isUuid)
  if (!isNotificationKind(kind) || persons.length === 0) return new Map()
  const rows = await reader
    .select({
      person: people.id,
      choice: chosenNotifications.choice,
      from: quietHours.fromHour,
      until: quietHours.untilHour,
    })
    .from(people)
    .leftJoin(
      chosenNotifications,
      and(
        eq(chosenNotifications.personId, people.id),
        eq(chosenNotifications.fundId, fund),
        eq(chosenNotifications.kind, kind),
      ),
    )
    .leftJoin(quietHours, and(eq(quietHours.personId, people.id), eq(quietHours.fundId, fund)))
    .where(inArray(people.id, persons))
  return new Map(
    rows.map(({ person, choice, from, until }) => [
      person,
      {
        choice: (choice as NotificationChoice | null) ?? usualChoice,
        quiet: from === null || until === null ? null : { from, until },
      },
    ]),
  )
}

/** Everything somebody chose about their mails. */
export async function choicesOf(
  reader: Reader,
  { fund, person }: Pick<Person, 'fund' | 'person'>,
): Promise<{ choices: Map<NotificationKind, NotificationChoice>; quiet: QuietHours | null }> {
  const rows = await reader
    .select({ kind: chosenNotifications.kind, choice: chosenNotifications.choice })
    .from(chosenNotifications)
    .where(and(eq(chosenNotifications.fundId, fund), eq(chosenNotifications.personId, person)))
  const [quiet] = await reader
    .select({ from: quietHours.fromHour, until: quietHours.untilHour })
    .from(quietHours)
    .where(and(eq(quietHours.fundId, fund), eq(quietHours.personId, person)))
  return {
    choices: new Map(
      rows.map(({ kind, choice }) => [kind as NotificationKind, choice as NotificationChoice]),
    ),
    quiet: quiet ?? null,
  }
}

/** What somebody was told, the newest first. */
export async function noticesOf(
  reader: Reader,
  { fund, person }: Pick<Person, 'fund' | 'person'>,
  { from, most }: { from: number; most: number },
) {
  return reader
    .select({
      id: notices.mailId,
      subject: notices.subject,
      summary: notices.summary,
      path: notices.path,
      toldAt: notices.toldAt,
      readAt: notices.readAt,
    })
    .from(notices)
    .where(and(eq(notices.fundId, fund), eq(notices.personId, person)))
    .orderBy(desc(notices.toldAt), desc(notices.mailId))
    .offset(from)
    .limit(most)
}
export type NoticeRow = Awaited<ReturnType<typeof noticesOf>>[number]

/** How much of what somebody was told they have not opened yet. */
export async function unreadNotices(reader: Reader, fund: string, person: string): Promise<number> {
  const [row] = await reader
    .select({ unread: count() })
    .from(notices)
    .where(and(eq(notices.fundId, fund), eq(notices.personId, person), isNull(notices.readAt)))
  return row?.unread ?? 0
}

/** Who gets a mail of the day by now. */
export async function digestsDue(reader: Reader, now: Date): Promise<{ fund: string; person: string }[]> {
  return reader
    .selectDistinct({ fund: notices.fundId, person: notices.personId })
    .from(outgoingMails)
    .innerJoin(notices, eq(notices.mailId, outgoingMails.id))
    .where(waitsForDigest(now))
}

/** What waits in the outbox for the mail of a day that goes out by now, and was already told on the site. */
export function waitsForDigest(now: Date) {
  return and(
    eq(outgoingMails.way, 'digest'),
    isNull(outgoingMails.digestId),
    isNull(outgoingMails.sentAt),
    lte(outgoingMails.dueAt, now),
  )
}

/** The lines of one mail of the day, by the kind of their news, the oldest first. */
export async function digestLines(reader: Reader, digest: string) {
  const rows = await reader
    .select({
      template: outgoingMails.template,
      subject: notices.subject,
      summary: notices.summary,
      path: notices.path,
    })
    .from(outgoingMails)
    .innerJoin(notices, eq(notices.mailId, outgoingMails.id))
    .where(eq(outgoingMails.digestId, digest))
    .orderBy(asc(notices.toldAt), asc(notices.mailId))
  return rows.map(({ template, ...line }) => ({ ...line, kind: kindOfMail(template) }))
}

/** The fund and the person of a mail that may be unsubscribed from; null for one that is not there or always comes. */
export async function unsubscribable(
  reader: Reader,
  mail: string,
): Promise<{ fund: string; person: string; kind: MailKind } | null> {
  if (!isUuid(mail)) return null
  const [row] = await reader
    .select({ fund: outgoingMails.fundId, template: outgoingMails.template, person: people.id })
    .from(outgoingMails)
    .innerJoin(people, sql`${people.id}::text = ${outgoingMails.recipient}`)
    .where(and(eq(outgoingMails.id, mail), isNull(people.erasedAt)))
  const kind = row && kindOfMail(row.template)
  return row && kind && kind !== 'legal' ? { fund: row.fund, person: row.person, kind } : null
}
