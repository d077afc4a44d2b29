import type { KnotShape } from '#app/components/state/knot.tsx'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { PublicGrant } from '#db/queries/public/grants.server.ts'

type Told = { key: string; what: string; when?: string | undefined; knot?: KnotShape }
type Step = Told & { done: boolean }
type PlacedStep = Told & { place: 'past' | 'now' | 'ahead' }

/** From the award to the settlement; the first that is not done is now. What a stop cut off is left out. */
export function stepsOf(grant: PublicGrant, language: Language): PlacedStep[] {
  const day = (at: Date) => formatDay(dayOf(at), language)
  const over = grant.stoppedOn !== null || grant.state === 'terminated'
  const steps: Step[] = [
    { key: 'awarded', what: m.results_public_step_awarded(), when: day(grant.awardedAt), done: true },
    {
      key: 'signed',
      what: grant.signedAt ? m.results_public_step_signed() : m.results_public_step_signing(),
      when: grant.signedAt ? day(grant.signedAt) : undefined,
      done: grant.signedAt !== null,
    },
    ...grant.reports
      .map((report) => reportStep(report, language))
      .filter(({ done, knot }) => !over || done || knot),
    ...(over ? [stopped(grant.stoppedOn, language)] : []),
    ...(grant.signedAt || !over
      ? [{ key: 'settled', what: m.results_public_step_settled(), done: grant.state === 'settled' }]
      : []),
  ]
  const ended = grant.state === 'settled' || (over && !grant.signedAt)
  const now = ended ? -1 : steps.findIndex(({ done }) => !done)
  return steps.map(({ done, ...step }, at) => ({
    ...step,
    place: done ? 'past' : at === now ? 'now' : 'ahead',
  }))
}

function stopped(on: IsoDate | null, language: Language): Step {
  return {
    key: 'stopped',
    what: m.results_public_step_stopped(),
    when: on ? formatDay(on, language) : undefined,
    knot: 'slash',
    done: true,
  }
}

function reportStep(
  { id, title, dueOn, state, at }: PublicGrant['reports'][number],
  language: Language,
): Step {
  const day = at && formatDay(dayOf(at), language)
  if (state === 'accepted' && day) {
    return { key: id, what: m.results_public_step_accepted({ report: title }), when: day, done: true }
  }
  if (state === 'sent' && day) {
    const what = m.results_public_step_read({ report: title })
    return { key: id, what, when: m.results_public_arrived({ day }), knot: 'clock', done: false }
  }
  return {
    key: id,
    what: title,
    when: m.results_public_due({ day: formatDay(dueOn, language) }),
    done: false,
  }
}
