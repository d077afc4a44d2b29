import { eq } from 'drizzle-orm'
import { configuration } from '#app/effects/configuration.server.ts'
import { mailFacts } from '#app/i18n/content.server.ts'
import { db } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { notices, outgoingMails, people } from '#db/schema/index.ts'
import type { Mail } from '#emails/templates/compose.ts'
import type { OutgoingMail } from './values.server.ts'
import { mailInWords } from './words.server.ts'

/** Puts a mail that waits, or that is not sent, in the list of who it is for. It may run again. */
export async function listMail(id: string): Promise<void> {
  const [mail] = await db().select().from(outgoingMails).where(eq(outgoingMails.id, id))
  if (mail?.address) await keepNotice(mail, await mailInWords(mail))
}

/**
 * Keeps what somebody is told, in the words of the mail, once. Nothing of who has no account here, of a mail with a code, or
 * of the mail of the day, whose lines are there already.
 */
export async function keepNotice(mail: OutgoingMail, words: Mail): Promise<void> {
  if (!isUuid(mail.recipient) || mail.template === 'digest' || mailFacts[mail.template]?.carriesSecret) return
  const [person] = await db().select({ id: people.id }).from(people).where(eq(people.id, mail.recipient))
  if (!person) return
  await db()
    .insert(notices)
    .values({
      mailId: mail.id,
      fundId: mail.fundId,
      personId: person.id,
      subject: words.subject,
      summary: words.preview,
      path: pathHere(words.action?.url),
      toldAt: mail.createdAt,
    })
    .onConflictDoNothing()
}

/** The page that a mail leads to when it is one of this site. */
function pathHere(url: string | undefined): string | null {
  const { origin } = configuration()
  return url?.startsWith(`${origin}/`) ? url.slice(origin.length) : null
}
