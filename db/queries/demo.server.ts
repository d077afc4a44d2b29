import { desc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { demoMails } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** The newest mails of the demo, without their text. */
export async function demoMailList(reader: Reader) {
  return reader
    .select({
      id: demoMails.mailId,
      address: demoMails.address,
      subject: demoMails.subject,
      shownAt: demoMails.shownAt,
    })
    .from(demoMails)
    .orderBy(desc(demoMails.shownAt))
    .limit(100)
}

export async function demoMail(reader: Reader, id: string) {
  if (!isUuid(id)) return null
  const [row] = await reader.select().from(demoMails).where(eq(demoMails.mailId, id))
  return row ?? null
}
