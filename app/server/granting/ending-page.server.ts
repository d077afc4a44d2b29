import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import {
  canDecideEnding,
  canReturnEnding,
  endingGrounds,
  firstLastDay,
  isBlameless,
} from '#app/domain/grant/ending.ts'
import { formatDay } from '#app/i18n/format.ts'
import { endingGroundWords } from '#app/i18n/ground-words.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { type Ending, openEnding } from '#db/queries/endings.server.ts'
import { ownGrant } from '#db/queries/grants.server.ts'
import { nameOf } from '#db/queries/person-name.server.ts'
import { notFound } from '../answers.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { day, maybeDay, maybeWords, words } from './course-form.server.ts'
import { grantHead, officeGrant } from './office-grant.server.ts'

export const EndingPost = z.strictObject({
  operation: z.uuid(),
  ground: z.enum(endingGrounds, { error: 'empty' }),
  explanation: words,
  learned: maybeWords,
  heardOn: maybeDay,
  lastDay: day,
})

export const OwnEndingPost = z.strictObject({
  operation: z.uuid(),
  explanation: words,
  learned: words,
  lastDay: day,
})

/** The page on which the manager prepares an ending; not found without an agreement in force. */
export async function endingPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const version = await versionInForce(db(), grant.id)
  if (!version) throw notFound()
  const first = firstLastDay({ terms: version.terms, today: dayOf(now) })
  return {
    head: grantHead(grant),
    weeks: String(version.terms.stop.noticeWeeks),
    first: formatDay(first, currentLocale()),
    operation: randomUUID(),
  }
}

/** An ending that is open, in words; not found when there is none. */
export async function openEndingPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const ending = await openEnding(db(), grant.id)
  if (!ending) throw notFound()
  const verdict = canDecideEnding(ending, actor, now)
  const preparer = (await nameOf(db(), ending.preparedBy)) ?? ''
  return {
    head: grantHead(grant),
    ending: endingWords(ending),
    preparer,
    mayReturn: canReturnEnding(ending, '-', actor.person).ok,
    prepared: m.course_prepared_by({
      name: preparer,
      day: formatDay(dayOf(ending.preparedAt), currentLocale()),
    }),
    decides: can(actor, 'decide-ending').ok,
    refusal: verdict.ok
      ? null
      : {
          code: verdict.reason.code,
          ...verdictWords(verdict.reason, currentLocale(), await forStaff(actor)),
        },
    operation: randomUUID(),
  }
}

/** One's own grant, for who may end it; not found for others, and without an agreement in force. */
export async function ownEndingPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await ownGrant(db(), actor, grantId)
  const version = grant && (await versionInForce(db(), grant.id))
  if (!version || !can(actor, 'end-own-grant', { relation: grant.relation }).ok) throw notFound()
  const open = await openEnding(db(), grant.id)
  return {
    head: { name: grant.initiativeName, reference: grant.reference, path: `/applicant/grants/${grant.id}` },
    weeks: String(version.terms.stop.noticeWeeks),
    first: formatDay(firstLastDay({ terms: version.terms, today: dayOf(now) }), currentLocale()),
    ending: open && endingWords(open),
    operation: randomUUID(),
  }
}

/** An ending in words. */
export function endingWords(ending: Ending) {
  return {
    state: ending.state,
    side: ending.side,
    blameless: isBlameless(ending.ground),
    ground: endingGroundWords[ending.ground](),
    explanation: ending.explanation ?? '',
    learned: ending.learned,
    heardOn: ending.heardOn && formatDay(ending.heardOn, currentLocale()),
    lastDay: formatDay(ending.lastDay, currentLocale()),
  }
}
export type EndingWords = ReturnType<typeof endingWords>
