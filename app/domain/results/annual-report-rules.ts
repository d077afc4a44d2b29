import { z } from 'zod'
import type { IsoDate } from '../calendar.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import type { HarvestFacts } from './annual-report-facts.ts'
import { unknownIn } from './annual-report-number.ts'

/** A harvest as far as rules go: who wrote last in each of its parts, and whether it was approved. */
export type HarvestState = { approved: boolean; writers: readonly string[] }

/** A year with its last day, as they are asked for. */
export const harvestYearSchema = z.number().int().min(2000).max(2199)

/**
 * May a harvest be started? Its last day lies in its year and is over (`harvest-day-wrong`), and no other harvest of the
 * year waits for approval (`harvest-open`); after an approval the next one is a new version.
 */
export function canStartHarvest(
  { year, cutOff }: { year: number; cutOff: IsoDate },
  open: boolean,
  today: IsoDate,
): Verdict {
  const inYear = cutOff.startsWith(`${year}-`)
  if (!inYear || cutOff >= today) return refused('harvest-day-wrong', { year: String(year) })
  return open ? refused('harvest-open', { year: String(year) }) : allowed()
}

/** May the text of a part become this? Not once it was approved, and never with a live number that nobody knows. */
export function canEditHarvest(
  harvest: Pick<HarvestState, 'approved'>,
  texts: readonly (string | null)[],
  facts: HarvestFacts,
): Verdict {
  if (harvest.approved) return refused('harvest-approved')
  const [unknown] = texts.flatMap((text) => unknownIn(text ?? '', facts))
  return unknown === undefined ? allowed() : refused('harvest-number-unknown', { typed: unknown })
}

/**
 * May this person approve it? Four eyes: not who started it or wrote last in one of its parts (`same-person`), once
 * (`harvest-approved`), and only what was on the page (`harvest-changed`). A live number that is gone stops it too.
 */
export function canApproveHarvest(
  { approved, writers }: HarvestState,
  by: { person: string; seen: string; now: string },
  texts: readonly (string | null)[],
  facts: HarvestFacts,
): Verdict {
  const [unknown] = texts.flatMap((text) => unknownIn(text ?? '', facts))
  return firstRefusal(
    approved ? refused('harvest-approved') : allowed(),
    writers.includes(by.person) ? refused('same-person') : allowed(),
    by.seen === by.now ? allowed() : refused('harvest-changed'),
    unknown === undefined ? allowed() : refused('harvest-number-unknown', { typed: unknown }),
  )
}
