import type { IsoDate } from '../calendar.ts'
import type { Regime } from '../fund.ts'
import type { OpenGrant } from './grant.ts'
import { latestOf } from './latest.ts'
import { type Deadline, deadlinesOf, type Opportunity } from './opportunity.ts'
import type { OpenPastGrant } from './past.ts'

export type OpenFund = {
  slug: string
  name: string
  legalName: string
  kvk: string
  seat: string
  about: string
  regime: Regime
  example: boolean
  startsOn: IsoDate
  endsOn: IsoDate
  createdAt: Date
}

/** Everything that the fund tells to everybody, in one piece: every export is written from it. */
export type OpenData = {
  /** The address of the site, without a slash at its end. */
  site: string
  fund: OpenFund
  grants: readonly OpenGrant[]
  /** Grants from before this site that the fund put on show, the newest award first. */
  past: readonly OpenPastGrant[]
  opportunities: readonly Opportunity[]
  deadlines: readonly Deadline[]
  changedAt: Date
}

/** The whole of it; grants come with the newest award in front. */
export function openData({
  site,
  fund,
  grants,
  past = [],
  opportunities,
}: Pick<OpenData, 'site' | 'fund' | 'grants' | 'opportunities'> & Partial<Pick<OpenData, 'past'>>): OpenData {
  const moments = [...grants, ...past, ...opportunities].map(({ changedAt }) => changedAt)
  return {
    site,
    fund,
    grants,
    past,
    opportunities,
    deadlines: deadlinesOf(opportunities),
    changedAt: latestOf(moments) ?? fund.createdAt,
  }
}
