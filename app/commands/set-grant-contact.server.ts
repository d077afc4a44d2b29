import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canSetRhythm } from '#app/domain/near/rhythm.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { contactsOf } from '#db/queries/fund.server.ts'
import { grants } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'

/**
 * Who keeps in touch (null: who is near), after how many days without a word they call (null: as the fund does), and whether
 * the initiative gets kind mails.
 */
export type GrantContactForm = {
  operation: string
  contact: string | null
  days: number | null
  mails: boolean
}

/**
 * Chooses who of the fund's contacts keeps in touch about a grant, how often, and whether kind mails go before
 * a milestone or a long silence. The initiative sees that person on its
 * pages and in its letters from now on. Refuses `not-found` to others and for somebody who is no contact of the fund, what
 * `mayRead` refuses who stands near, and what `canSetRhythm` refuses.
 */
export async function setGrantContact(
  actor: Person,
  grantId: string,
  form: GrantContactForm,
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'set-grant-contact', grant: grantId, ...form }, now, async () => {
      const grant = can(actor, 'note-contact').ok ? await lockGrant(tx, actor.fund, grantId) : null
      if (!grant) return refused('not-found')
      const clear = mayRead((await standingOf(tx, actor.person, { id: grant.proposal })).grade)
      if (!clear.ok) return clear
      const { contact, days, mails } = form
      const known = contact === null || (await contactsOf(tx, actor.fund)).some(({ id }) => id === contact)
      if (!known) return refused('not-found')
      const fits = canSetRhythm(days)
      if (!fits.ok) return fits
      const isSame = contact === grant.contact && days === grant.rhythmDays && mails === grant.kindMails
      if (isSame) return allowed({ grant: grant.id })
      await tx
        .update(grants)
        .set({ contactId: contact, contactRhythmDays: days, kindMails: mails })
        .where(eq(grants.id, grant.id))
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'grant-contact-set', ...common, grant: grant.id, contact, days, mails })
      return allowed({ grant: grant.id })
    }),
  )
}
