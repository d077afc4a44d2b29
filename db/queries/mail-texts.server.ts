import { and, desc, eq } from 'drizzle-orm'
import type { MailText } from '#app/domain/notification/mail-text.ts'
import type { Reader } from '#db/client.server.ts'
import { mailTexts, people } from '#db/schema/index.ts'

export type MailTextOf = { fund: string; template: string; locale: string }

/** Every version of a mail that a fund wrote in a language, the last first. */
export async function mailTextVersions(reader: Reader, { fund, template, locale }: MailTextOf) {
  const rows = await reader
    .select({ text: mailTexts, name: people.name })
    .from(mailTexts)
    .innerJoin(people, eq(people.id, mailTexts.writtenBy))
    .where(and(eq(mailTexts.fundId, fund), eq(mailTexts.template, template), eq(mailTexts.locale, locale)))
    .orderBy(desc(mailTexts.version))
  return rows.map(({ text, name }) => ({
    version: text.version,
    words: wordsOf(text),
    by: name,
    at: text.writtenAt,
  }))
}

/** The words with which a fund replaces the standard ones now; null when it does not. */
export async function ownMailText(
  reader: Reader,
  { fund, template, locale }: MailTextOf,
): Promise<MailText | null> {
  const [row] = await reader
    .select()
    .from(mailTexts)
    .where(and(eq(mailTexts.fundId, fund), eq(mailTexts.template, template), eq(mailTexts.locale, locale)))
    .orderBy(desc(mailTexts.version))
    .limit(1)
  return row ? wordsOf(row) : null
}

/** In which languages a fund words each mail itself. */
export async function ownedMails(
  reader: Reader,
  fund: string,
): Promise<{ template: string; locale: string }[]> {
  const rows = await reader
    .selectDistinctOn([mailTexts.template, mailTexts.locale])
    .from(mailTexts)
    .where(eq(mailTexts.fundId, fund))
    .orderBy(mailTexts.template, mailTexts.locale, desc(mailTexts.version))
  return rows.flatMap((row) => (wordsOf(row) ? [{ template: row.template, locale: row.locale }] : []))
}

function wordsOf({ subject, preview, body }: typeof mailTexts.$inferSelect): MailText | null {
  return subject === null || preview === null || body === null ? null : { subject, preview, body }
}
