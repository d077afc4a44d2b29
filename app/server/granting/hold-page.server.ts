import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { chosenOutcomes, holdReasons, lastHoldDay } from '#app/domain/grant/hold.ts'
import { formatDay } from '#app/i18n/format.ts'
import { holdReasonWords } from '#app/i18n/ground-words.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { type HoldRow, holdById, holdsOf } from '#db/queries/holds.server.ts'
import { factsOfGrant, trancheIn } from '#db/queries/tranches.server.ts'
import { notFound } from '../answers.server.ts'
import { day, maybeDay, maybeWords, words } from './course-form.server.ts'
import { grantHead, officeGrant } from './office-grant.server.ts'

export const HoldPost = z.strictObject({
  operation: z.uuid(),
  reason: z.enum(holdReasons, { error: 'empty' }),
  explanation: words,
  whatToDo: words,
  heardOn: maybeDay,
  urgency: maybeWords,
  until: day,
})

export const ExtensionPost = z.strictObject({ operation: z.uuid(), until: day, explanation: words })

export const HoldEndPost = z.strictObject({
  operation: z.uuid(),
  outcome: z.enum(chosenOutcomes, { error: 'empty' }),
  words,
})

/** The page that begins a hold of a grant, or of one tranche; not found without an agreement in force or such a part. */
export async function holdPage(
  actor: Person,
  { grantId, trancheId }: { grantId?: string; trancheId?: string },
  now: Date,
) {
  const grant = await officeGrant(actor, grantId)
  const today = dayOf(now)
  const known = await factsOfGrant(db(), grant.fund, grant.id, today)
  const tranche = known && trancheId ? trancheIn(known.plan, trancheId) : null
  const version = await versionInForce(db(), grant.id)
  if (!known || !version || (trancheId && !tranche)) throw notFound()
  const weeks = version.terms.hold.maximumWeeks
  return {
    head: grantHead(grant),
    part: tranche && partWords(tranche.number, known.plan.tranches.length),
    weeks: String(weeks),
    last: formatDay(addDays(today, weeks * 7), currentLocale()),
    operation: randomUUID(),
  }
}

/** The page about a hold that lives; not found for one of another grant. */
export async function liveHoldPage(
  actor: Person,
  { grantId, holdId }: { grantId?: string; holdId?: string },
  now: Date,
) {
  const grant = await officeGrant(actor, grantId)
  const hold = await holdById(db(), grant.fund, holdId)
  const version = await versionInForce(db(), grant.id)
  if (!hold || !version || hold.grant !== grant.id) throw notFound()
  const earlier = (await holdsOf(db(), grant.id)).filter(({ id }) => id !== hold.id)
  const last = lastHoldDay(hold, earlier, version.terms.hold.maximumWeeks)
  return {
    head: grantHead(grant),
    hold: await holdWords(grant, hold, dayOf(now)),
    explanation: hold.explanation ?? '',
    last: formatDay(last, currentLocale()),
    operation: randomUUID(),
  }
}

/** A hold in words: what is held, since when and until when. */
export async function holdWords(grant: Grant, hold: HoldRow, today: IsoDate) {
  const language = currentLocale()
  const known = await factsOfGrant(db(), grant.fund, grant.id, today)
  const tranche = known && hold.tranche !== null ? trancheIn(known.plan, hold.tranche) : null
  return {
    id: hold.id,
    what:
      tranche && known
        ? m.course_hold_part({ part: partWords(tranche.number, known.plan.tranches.length) })
        : m.course_hold_all(),
    reason: holdReasonWords[hold.reason](),
    explanation: hold.explanation,
    whatToDo: hold.whatToDo,
    from: formatDay(hold.from, language),
    until: formatDay(hold.until, language),
  }
}
export type HoldWords = Awaited<ReturnType<typeof holdWords>>

function partWords(number: number, of: number): string {
  return m.components_picture_of({ number: String(number), of: String(of) })
}
