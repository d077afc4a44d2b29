import { eq } from 'drizzle-orm'
import { db } from '#db/client.server.ts'
import { files } from '#db/schema/index.ts'
import type { Values } from './values.server.ts'

/** What mails say about one file; its name is gone when the file is. */
export async function fileValues({ file = '', problem }: Record<string, string>): Promise<Values> {
  const [row] = await db().select({ name: files.name }).from(files).where(eq(files.id, file))
  return { 'file.name': row?.name || 'bestand', 'file.reason': problem }
}
