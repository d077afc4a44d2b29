import { and, eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { ComplaintSubject, ComplaintWay } from '#app/domain/complaint.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'
import { proposals } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { takeIn } from './complaining.server.ts'

export type WrittenComplaint = {
  operation: string
  about: ComplaintSubject
  way: Exclude<ComplaintWay, 'portal'>
  receivedOn: IsoDate
  name: string
  email?: string
  address?: string
  words: string
  /** Of the proposal that it is about; needed for a decision. */
  reference?: string
  /** Who of the fund it is about. */
  against?: string
  lateReason?: string
}

/**
 * Writes a complaint down for somebody who wrote a letter, called or came by, with or without an account. Refuses
 * `not-found` to others, `reference-unknown`, `received-later` for a day that is still to come, and what `takeIn` refuses.
 */
export async function writeComplaint(
  actor: Person,
  form: WrittenComplaint,
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'write-complaint', ...form }, now, async () => {
      if (!can(actor, 'write-complaint').ok) return refused('not-found')
      if (form.receivedOn > dayOf(now)) return refused('received-later')
      const proposal = form.reference ? await withReference(tx, actor.fund, form.reference) : null
      if (form.reference && !proposal) return refused('reference-unknown')
      if (!(await holdsRole(tx, actor, form.against, dayOf(now)))) return refused('not-found')
      return takeIn(
        tx,
        {
          fund: actor.fund,
          actor: actor.id,
          proposal,
          about: form.about,
          subject: null,
          way: form.way,
          words: form.words.trim(),
          lateReason: form.lateReason?.trim() || null,
          receivedOn: form.receivedOn,
          locale: 'nl',
          lodgedBy: null,
          writtenBy: actor.person,
          against: form.against ?? null,
          name: form.name.trim(),
          email: form.email ?? null,
          address: form.address?.trim() || null,
        },
        now,
      )
    }),
  )
}

async function withReference(tx: Tx, fund: string, reference: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.fundId, fund), eq(proposals.reference, reference.trim().toUpperCase())))
  return row ? ((await lockProposal(tx, fund, row.id))?.id ?? null) : null
}

async function holdsRole(tx: Tx, actor: Person, person: string | undefined, day: IsoDate): Promise<boolean> {
  if (person === undefined) return true
  return isUuid(person) && (await roleHolders(tx, actor, day)).some((one) => one.person === person)
}
