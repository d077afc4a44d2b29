import { and, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { receivedMails } from '#db/schema/index.ts'

/** Did this mail come in this thread before? */
export async function isKnown(reader: Reader, proposal: string, mailHash: string): Promise<boolean> {
  const here = and(eq(receivedMails.proposalId, proposal), eq(receivedMails.mailHash, mailHash))
  return (await reader.$count(receivedMails, here)) > 0
}
