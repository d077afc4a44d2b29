import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/** What the owner's function `erase` makes NULL; the others have a function of their own. */
const functions: Readonly<Record<string, SQL>> = {
  complaint: sql`erase_complaint`,
  'contact-moment': sql`erase_contact_moment`,
}
const past: readonly string[] = ['past-grant', 'past-organisation']
const anonymised: readonly string[] = [
  ...['grant', 'signature', 'paper-signature', 'evidence', 'attestation'],
  ...['account', 'payment', 'payment-file', 'statement-file'],
]

/** Erases one row of a sort, for which the event was recorded in this transaction. */
export async function eraseRow(tx: Tx, what: string, row: string, event: string): Promise<void> {
  const own = functions[what]
  if (own) await tx.execute(sql`select ${own}(${row}::uuid, ${event}::uuid)`)
  else await tx.execute(sql`select ${functionOf(what)}(${what}, ${row}::uuid, ${event}::uuid)`)
}

function functionOf(what: string): SQL {
  if (past.includes(what)) return sql`erase_past`
  return anonymised.includes(what) ? sql`anonymise` : sql`erase`
}
