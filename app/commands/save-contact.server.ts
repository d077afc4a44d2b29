import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { contactRows, neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { lockFund } from '#db/writes/clauses.server.ts'
import * as write from '#db/writes/places.server.ts'

/** Somebody one can call: for one neighbourhood (its key), or for the whole fund. */
export type ContactForm = {
  operation: string
  name: string
  role: string
  phone: string
  hours: string
  /** The house where one can walk in. */
  house: string | null
  neighbourhood: string | null
  /** A photo that was just made small and clean; `keep` leaves what is there, null takes it away. */
  photo: Uint8Array | 'keep' | null
}

/**
 * Adds somebody whom one can call, or changes them (`id`; null for a new one). The photo that is replaced is erased.
 * Refuses `not-found`.
 */
export async function saveContact(
  actor: Person,
  id: string | null,
  { operation, photo, ...form }: ContactForm,
  now: Date,
): Promise<Verdict<{ contact: string }>> {
  const seen = { command: 'save-contact', id, operation, ...form, photo: photo === 'keep' ? photo : !!photo }
  return transaction((tx) =>
    once(tx, actor, seen, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const rows = await contactRows(tx, actor.fund)
      const known = rows.find((one) => one.id === id)
      if (id !== null && !known) return refused('not-found')
      const place = (await neighbourhoodsOf(tx, actor.fund)).find(({ key }) => key === form.neighbourhood)
      if (form.neighbourhood !== null && !place) return refused('not-found')
      const { neighbourhood: _, ...words } = form
      const contact = known?.id ?? newId(now)
      const photoId = photo === 'keep' ? (known?.photoId ?? null) : photo ? newId(now) : null
      if (photo instanceof Uint8Array)
        await write.keepPhoto(tx, { id: photoId ?? '', fundId: actor.fund, bytes: photo, keptAt: now })
      const row = { ...words, neighbourhoodId: place?.id ?? null, photoId }
      if (known) await write.changeContact(tx, contact, row)
      else await write.addContact(tx, { id: contact, fundId: actor.fund, sort: rows.length, ...row })
      if (known?.photoId && known.photoId !== photoId) await write.erasePhoto(tx, known.photoId)
      await record(tx, { type: 'contact-saved', fund: actor.fund, actor: actor.id, contact, at: now })
      return allowed({ contact })
    }),
  )
}

/** Takes somebody off the list of whom one can call, photo and all. Refuses `not-found`. */
export async function removeContact(
  actor: Person,
  id: string,
  { operation }: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'remove-contact', id, operation }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const known = (await contactRows(tx, actor.fund)).find((one) => one.id === id)
      if (!known) return refused('not-found')
      await write.removeContact(tx, id)
      if (known.photoId) await write.erasePhoto(tx, known.photoId)
      await record(tx, { type: 'contact-removed', fund: actor.fund, actor: actor.id, contact: id, at: now })
      return allowed()
    }),
  )
}
