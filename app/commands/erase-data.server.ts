import { type SQL, sql } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'

export const erasable = [
  'submission',
  'draft',
  'document',
  'file',
  'message',
  'call-back',
  'complaint',
  'contact-moment',
  'mail',
  'review',
  'conflict',
  'naming',
  'statement-entry',
  'report',
  'lesson',
  'partner-remark',
  'harvest-part',
  'past-grant',
  'past-organisation',
  'person',
] as const

/**
 * Makes one kept text, file, mail or name NULL for good (AVG art. 17). Hashes, amounts and the event log stay, so that
 * the log still adds up. Only an administrator who just stepped up; refuses `not-found` to others.
 */
export async function eraseData(
  actor: Person,
  form: { operation: string; what: (typeof erasable)[number]; row: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'erase-data', ...form }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      const fresh = steppedUp(actor, now)
      if (!fresh.ok) return fresh
      const event = await record(tx, {
        type: 'erased',
        fund: actor.fund,
        actor: actor.person,
        what: form.what,
        row: form.row,
        at: now,
      })
      await tx.execute(erasing(form, event))
      return allowed()
    }),
  )
}

/** What has a function of its own is erased by that. */
function erasing({ what, row }: { what: (typeof erasable)[number]; row: string }, event: string): SQL {
  if (what === 'complaint') return sql`select erase_complaint(${row}::uuid, ${event}::uuid)`
  if (what === 'contact-moment') return sql`select erase_contact_moment(${row}::uuid, ${event}::uuid)`
  if (what === 'past-grant' || what === 'past-organisation')
    return sql`select erase_past(${what}, ${row}::uuid, ${event}::uuid)`
  return sql`select erase(${what}, ${row}::uuid, ${event}::uuid)`
}
