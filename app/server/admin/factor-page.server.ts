import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import { daysToConfirmReset, longestResetReason, waitsForOther } from '#app/domain/factor-reset.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { lockedPeople, openResets, resetById } from '#db/queries/factor-resets.server.ts'
import { notFound } from '../answers.server.ts'
import { words } from '../granting/course-form.server.ts'

export const AskResetPost = z.strictObject({
  operation: z.uuid(),
  reason: words.pipe(z.string().max(longestResetReason, { error: 'tooLong' })),
})

/** Everybody with a role: who has a second lock, and for whom a new one was asked. */
export async function factorsPage(actor: Person, today: IsoDate) {
  const [people, resets] = await Promise.all([
    lockedPeople(db(), actor.fund, today),
    openResets(db(), actor.fund),
  ])
  const waiting = resets.filter((reset) => waitsForOther(reset, today))
  const language = currentLocale()
  return {
    waiting: waiting.map(({ id, name, askedByName, askedOn }) => ({
      id,
      name,
      askedBy: askedByName,
      until: formatDay(addDays(askedOn, daysToConfirmReset), language),
    })),
    people: people.map(({ id, name, email, roles, lockedAt }) => ({
      id,
      name: name || (email ?? ''),
      roles,
      locked: lockedAt !== null,
      ask: lockedAt !== null && id !== actor.person && !waiting.some(({ person }) => person === id),
    })),
  }
}

/** Somebody for whom a new second lock can be asked. */
export async function askResetPage(actor: Person, id: string | undefined, today: IsoDate) {
  const person = (await lockedPeople(db(), actor.fund, today)).find((one) => one.id === id)
  if (!person) throw notFound()
  return { name: person.name || (person.email ?? ''), operation: randomUUID() }
}

/** A request that waits for the other person, and whether who looks is that other. */
export async function resetPage(actor: Person, id: string | undefined, today: IsoDate) {
  const reset = await resetById(db(), actor.fund, id ?? '')
  if (!reset || !waitsForOther(reset, today)) throw notFound()
  return {
    name: reset.name,
    askedBy: reset.askedByName,
    day: formatDay(reset.askedOn, currentLocale()),
    reason: reset.reason,
    may: reset.askedBy !== actor.person && reset.person !== actor.person,
    path: `/manager/second-factors/requests/${reset.id}`,
    operations: { confirm: randomUUID(), end: randomUUID() },
  }
}
