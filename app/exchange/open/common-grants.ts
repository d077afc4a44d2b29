import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { OpenData } from '#app/domain/open/open-data.ts'
import { type Opportunity, opportunityState } from '#app/domain/open/opportunity.ts'
import { closeDate, openStates } from '#app/domain/open/search.ts'
import { decimals, roundUrl } from './ids.ts'

/** The names of the days of a round, and who may ask. */
export type OpportunityWords = {
  opens: string
  closes: string
  decides: string
  description: (round: Opportunity) => string
  applicants: string
}

/** A round as an opportunity of CommonGrants 0.4.0. */
export function opportunity(
  round: Opportunity,
  data: Pick<OpenData, 'site'>,
  words: OpportunityWords,
  now: Date,
) {
  return {
    id: round.id,
    title: round.name,
    status: { value: openStates[opportunityState(round, now)] },
    description: words.description(round),
    funding: {
      totalAmountAvailable: money(round.ceilingCents),
      minAwardAmount: money(round.minCents),
      maxAwardAmount: money(round.maxCents),
    },
    keyDates: {
      postDate: single(words.opens, dayOf(round.opensAt)),
      closeDate: single(words.closes, closeDate(round)),
      otherDates: { decision: single(words.decides, round.decideBy) },
    },
    acceptedApplicantTypes: [{ value: 'custom', customValue: 'initiative', description: words.applicants }],
    source: roundUrl(data, round),
    createdAt: round.createdAt.toISOString(),
    lastModifiedAt: round.changedAt.toISOString(),
  }
}

function money(cents: number) {
  return { amount: decimals(cents), currency: 'EUR' }
}

function single(name: string, date: IsoDate) {
  return { name, eventType: 'singleDate', date }
}
