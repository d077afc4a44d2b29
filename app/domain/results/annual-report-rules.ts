import { z } from 'zod'
import type { IsoDate } from '../calendar.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import type { HarvestFacts } from './annual-report-facts.ts'
import { unknownIn } from './annual-report-number.ts'

/** What can become of a harvest: it is written, handed over for approval, given back or approved; or it is taken away. */
export const harvestMoves = {
  drafting: { offer: 'offered', remove: 'removed' },
  offered: { return: 'drafting', approve: 'approved', remove: 'removed' },
  approved: {},
  removed: {},
} as const
export type HarvestStand = keyof typeof harvestMoves
export type HarvestVerb = 'offer' | 'return' | 'approve' | 'remove'

/** A harvest as far as rules go: where it stands, and who started it, wrote last in each of its parts or handed it over. */
export type HarvestState = { stand: HarvestStand; writers: readonly string[] }

/** The year of a harvest, as it is asked for. */
export const harvestYearSchema = z
  .number()
  .int({ error: 'wrong' })
  .min(2000, { error: 'wrong' })
  .max(2199, { error: 'wrong' })

/**
 * May a harvest be started? Its year has begun (`harvest-year-ahead`), its last day is one that `canEndHarvest` allows, and
 * no other harvest of the year is unfinished (`harvest-open`); after an approval the next one is a new version.
 */
export function canStartHarvest(
  { year, cutOff }: { year: number; cutOff: IsoDate },
  open: boolean,
  today: IsoDate,
): Verdict {
  return firstRefusal(
    canEndHarvest({ year, cutOff }, today),
    open ? refused('harvest-open', { year: String(year) }) : allowed(),
  )
}

/**
 * May what is known until this day be told of this year? The year has begun (`harvest-year-ahead`), and the day is neither
 * still to come (`harvest-day-ahead`, with the last day that can be) nor before the year (`harvest-day-before`).
 */
export function canEndHarvest({ year, cutOff }: { year: number; cutOff: IsoDate }, today: IsoDate): Verdict {
  const [typed, first] = [String(year), `${year}-01-01` as IsoDate]
  const now = Number(today.slice(0, 4))
  return firstRefusal(
    year > now ? refused('harvest-year-ahead', { year: typed, last: String(now) }) : allowed(),
    cutOff > today ? refused('harvest-day-ahead', { on: today }) : allowed(),
    cutOff < first ? refused('harvest-day-before', { year: typed, on: first }) : allowed(),
  )
}

/**
 * May this become of a harvest where it stands? What is approved stays (`harvest-approved`); what was handed over waits for
 * an answer (`harvest-offered`), and what was not has none (`harvest-drafting`).
 */
export function canMoveHarvest(stand: HarvestStand, verb: HarvestVerb): Verdict {
  return verb in harvestMoves[stand]
    ? allowed()
    : refused(stand === 'removed' ? 'not-found' : `harvest-${stand}`)
}

/** May the text or the last day of a harvest become another one? Only while it is being written. */
export function canEditHarvest(stand: HarvestStand): Verdict {
  return stand === 'drafting' ? allowed() : canMoveHarvest(stand, 'offer')
}

/** May the text of a part become this? As `canEditHarvest`, and never with a live number that nobody knows. */
export function canWriteHarvest(
  stand: HarvestStand,
  texts: readonly (string | null)[],
  facts: HarvestFacts,
): Verdict {
  return firstRefusal(canEditHarvest(stand), allKnown(texts, facts))
}

/** May it be handed over for approval? While it is being written, and with no live number that is gone. */
export function canOfferHarvest(
  stand: HarvestStand,
  texts: readonly (string | null)[],
  facts: HarvestFacts,
): Verdict {
  return firstRefusal(canMoveHarvest(stand, 'offer'), allKnown(texts, facts))
}

/**
 * May this person approve it? Once it was handed over, with four eyes: not who started it, wrote last in one of its parts or
 * handed it over (`same-person`), and only what was on the page (`harvest-changed`). A live number that is gone stops it.
 */
export function canApproveHarvest(
  { stand, writers }: HarvestState,
  by: { person: string; seen: string; now: string },
  texts: readonly (string | null)[],
  facts: HarvestFacts,
): Verdict {
  return firstRefusal(
    canMoveHarvest(stand, 'approve'),
    writers.includes(by.person) ? refused('same-person') : allowed(),
    by.seen === by.now ? allowed() : refused('harvest-changed'),
    allKnown(texts, facts),
  )
}

function allKnown(texts: readonly (string | null)[], facts: HarvestFacts): Verdict {
  const [unknown] = texts.flatMap((text) => unknownIn(text ?? '', facts))
  return unknown === undefined ? allowed() : refused('harvest-number-unknown', { typed: unknown })
}
