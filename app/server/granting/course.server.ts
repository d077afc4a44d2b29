import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { isUnderWay, moveGrant } from '#app/domain/grant/grant.ts'
import { trancheMoves } from '#app/domain/grant/tranche.ts'
import { formatDay } from '#app/i18n/format.ts'
import { grantLetter } from '#app/i18n/grant-letter.server.ts'
import { letterLanguage } from '#app/i18n/letter.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Audience, stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { openEnding, returnedEnding } from '#db/queries/endings.server.ts'
import { milestoneStanding } from '#db/queries/evidence.server.ts'
import { lettersOf } from '#db/queries/grant-letters.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { liveHolds } from '#db/queries/holds.server.ts'
import { type Settlement, settlementOf } from '#db/queries/settlements.server.ts'
import { type GrantFacts, standingOf } from '#db/queries/tranches.server.ts'
import { endingWords } from './ending-page.server.ts'
import { holdWords } from './hold-page.server.ts'
import { settlementWords } from './settlement-page.server.ts'

/** What holds a grant, what the manager can do about its course, and the letters that were sent about it. */
export async function courseOf(actor: Person, grant: Grant, known: GrantFacts | null, now: Date) {
  const today = dayOf(now)
  const path = `/manager/grants/${grant.id}`
  const manages = actor.roles.includes('manager')
  const holds = await Promise.all(
    (await liveHolds(db(), [grant.id])).map((hold) => holdWords(grant, hold, today)),
  )
  const ending = await openEnding(db(), grant.id)
  const settlement = await settlementOf(db(), grant.id)
  return {
    holds,
    settlement: settlement && (await settlementWords(grant, settlement)),
    ending: ending && endingWords(ending),
    endingReturned: await returnedEnding(db(), grant.id),
    manages,
    acts: manages ? actsOf(grant, known, path, { ends: ending !== null, settlement }) : [],
    letters: await letterLinks(grant, path),
  }
}
export type Course = Awaited<ReturnType<typeof courseOf>>

type Act = { href: string; label: string }

function actsOf(
  grant: Grant,
  known: GrantFacts | null,
  path: string,
  { ends, settlement }: { ends: boolean; settlement: Settlement | null },
): Act[] {
  if (!known?.plan.inForce) return []
  const of = known.plan.tranches.length
  const parts = known.plan.tranches
    .filter((tranche) => 'hold' in trancheMoves[standingOf(known, tranche).state])
    .map(({ id, number }) => ({
      href: `${path}/tranches/${id}/hold`,
      label: m.course_hold_part_do({
        part: m.components_picture_of({ number: String(number), of: String(of) }),
      }),
    }))
  const whole = moveGrant(grant.state, 'hold').ok ? [{ href: `${path}/hold`, label: m.course_hold_do() }] : []
  const runs = isUnderWay(grant.state)
  const end = runs && !ends ? [{ href: `${path}/ending`, label: m.course_end_do() }] : []
  const settles = moveGrant(grant.state, 'close').ok && !settlement?.decidedAt
  const settle = settles ? [{ href: `${path}/settlement`, label: m.course_settle_do() }] : []
  return [...whole, ...parts, ...end, ...settle]
}

/** The milestones of a grant with where they are, each with its page. */
export async function milestoneLinks(
  grant: string,
  milestones: readonly { id: string; title: string; dueOn: IsoDate }[],
  path: string,
  audience: Audience,
) {
  const language = currentLocale()
  return Promise.all(
    milestones.map(async ({ id, title, dueOn }) => {
      const state = await milestoneStanding(db(), grant, id)
      return {
        id,
        title,
        dueOn,
        due: formatDay(dueOn, language),
        state,
        word: stateWord('milestone', state, audience, language) ?? state,
        href: `${path}/milestones/${id}`,
      }
    }),
  )
}

/** The letters about a grant, the newest first; one whose PDF is not made yet, or was erased, has no link. */
export async function letterLinks(grant: Pick<Grant, 'id'>, path: string) {
  const letters = await lettersOf(db(), grant.id)
  return letters.flatMap(({ id, facts, locale, document, frozenAt }) =>
    facts
      ? {
          id,
          subject: grantLetter(facts, letterLanguage(facts, locale)).subject,
          day: formatDay(dayOf(frozenAt), currentLocale()),
          href: document && `${path}/letters/${id}`,
        }
      : [],
  )
}
export type LetterLink = Awaited<ReturnType<typeof letterLinks>>[number]
