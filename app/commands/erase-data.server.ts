import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { eraseRow } from '#db/writes/erasing.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'

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
  'grant',
  'signature',
  'paper-signature',
  'evidence',
  'attestation',
  'lesson',
  'partner-remark',
  'harvest-part',
  'past-grant',
  'past-organisation',
  'person',
] as const

/**
 * Makes one kept text, file, mail or name NULL for good (AVG art. 17), or of a `grant` all that people said and signed. Hashes,
 * amounts and the event log stay, so that the log still adds up. Only an administrator who just stepped up; refuses `not-found`
 * to others, and `not-in-this-state` for a grant that is not over. Accounts and payments go by their time alone: the books need
 * them.
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
      const over = await isOver(tx, actor.fund, form)
      if (!over.ok) return over
      const event = await record(tx, {
        type: 'erased',
        fund: actor.fund,
        actor: actor.person,
        what: form.what,
        row: form.row,
        at: now,
      })
      await eraseRow(tx, form.what, form.row, event)
      return allowed()
    }),
  )
}

/** What of a grant holds for both sides stays while it is not over. */
async function isOver(
  tx: Tx,
  fund: string,
  { what, row }: { what: (typeof erasable)[number]; row: string },
): Promise<Verdict> {
  if (what !== 'grant') return allowed()
  const state = (await lockGrant(tx, fund, row))?.state
  if (!state) return refused('not-found')
  return state === 'settled' || state === 'terminated' ? allowed() : refused('not-in-this-state', { state })
}
