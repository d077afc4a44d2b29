import type { Person } from '#app/domain/access.ts'
import type { Asked, FindingKind } from '#app/domain/finding.ts'
import type { Reader } from '#db/client.server.ts'
import { closedToEach } from './closed.server.ts'
import { findGrants } from './finding/grants.server.ts'
import type { Hit, Sight } from './finding/hit.server.ts'
import { findMoney } from './finding/money.server.ts'
import { findInitiatives, findPeople, findPlans } from './finding/plans.server.ts'
import { findLessons, findPartners, findRounds } from './finding/programme.server.ts'
import { findMessages, findMoments } from './finding/said.server.ts'

/** Complaints are found among those that are not closed to who looks, which a rule tells and not a query. */
export type Findable = Exclude<FindingKind, 'complaints'>
export type Findings = Record<Findable, Hit[]>

/**
 * The first of every kind that has all of the words, as far as it is there for who looks: what they declared to stand near to
 * is not, nor a draft that is its writers' alone. What was said or noted is found only in what they may read.
 */
export async function findEverywhere(
  reader: Reader,
  actor: Person,
  asked: Asked,
  most: number,
): Promise<Findings> {
  const closed = [...(await closedToEach(reader, actor.fund, [actor.person]))(actor.person)]
  const sight = { reader, actor, asked, closed, most }
  const found = await Promise.all(
    Object.entries(kinds).map(async ([kind, find]) => [kind, await find(sight)] as const),
  )
  return Object.fromEntries(found) as Findings
}

const kinds: Record<Findable, (sight: Sight) => Promise<Hit[]>> = {
  initiatives: findInitiatives,
  proposals: findPlans,
  grants: findGrants,
  people: findPeople,
  messages: findMessages,
  moments: findMoments,
  money: findMoney,
  lessons: findLessons,
  rounds: findRounds,
  partners: findPartners,
}
