import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { type Grant, grantById } from '#db/queries/grants.server.ts'
import { documents, funds } from '#db/schema/index.ts'
import { lockGrant } from './grants.server.ts'

/** Locks the fund, last of all: what counts up within it waits here. */
export async function lockFund(tx: Tx, fund: string): Promise<void> {
  await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, fund)).for('no key update')
}

/** Lets one at a time read and match what the bank says, before any grant is locked. */
export async function lockStatements(tx: Tx, fund: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`statements:${fund}`}))`)
}

/** Locks several grants, always in the same order, so that nobody waits for somebody who waits. */
export async function lockGrants(tx: Tx, fund: string, ids: Iterable<string>): Promise<Map<string, Grant>> {
  const locked = new Map<string, Grant>()
  for (const id of [...new Set(ids)].sort()) {
    const grant = (await lockGrant(tx, fund, id)) && (await grantById(tx, fund, id))
    if (grant) locked.set(id, grant)
  }
  return locked
}

/** Keeps bytes that went to the bank or came from it. */
export async function keepBytes(
  tx: Tx,
  file: Pick<
    typeof documents.$inferInsert,
    'id' | 'fundId' | 'fileName' | 'mediaType' | 'sha256' | 'createdAt'
  > & {
    kind: string
    bytes: Uint8Array
  },
): Promise<void> {
  await tx.insert(documents).values({ ...file, pages: 0, renderer: 'exchange' })
}
