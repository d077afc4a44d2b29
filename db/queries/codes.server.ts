import { and, desc, eq, gt, isNull } from 'drizzle-orm'
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

/** The address to which the code of this browser went, as it was typed there; null when none can be used any more. */
export async function addressAsked(reader: Reader, sessionHash: string, now: Date): Promise<string | null> {
  const [row] = await reader
    .select({ email: codeRequests.email })
    .from(codeRequests)
    .where(
      and(
        eq(codeRequests.sessionHash, sessionHash),
        eq(codeRequests.purpose, 'sign-in'),
        isNull(codeRequests.usedAt),
        gt(codeRequests.expiresAt, now),
      ),
    )
    .orderBy(desc(codeRequests.createdAt))
    .limit(1)
  return row?.email ?? null
}
