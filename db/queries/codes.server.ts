import { and, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { codeRequests } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** Was this sign-in asked for from this session? A link works only in the browser that asked. */
export async function requestedHere(reader: Reader, request: string, sessionHash: string): Promise<boolean> {
  if (!isUuid(request)) return false
  const [row] = await reader
    .select({ id: codeRequests.id })
    .from(codeRequests)
    .where(and(eq(codeRequests.id, request), eq(codeRequests.sessionHash, sessionHash)))
  return row !== undefined
}
