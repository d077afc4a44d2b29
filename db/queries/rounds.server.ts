import { and, asc, desc, eq, gt, isNotNull } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { fundSettingsSchema, trackNameIn } from '#app/domain/fund.ts'
import type { Cents } from '#app/domain/money.ts'
import { type OwnRubric, ownRubricSchema, type Weights, weightsSchema } from '#app/domain/panel/rubric.ts'
import type { AskedForm } from '#app/domain/proposal/extra/extra-form.ts'
import { lastDay, type RoundPlan, type Track } from '#app/domain/round.ts'
import type { Reader } from '#db/client.server.ts'
import { funds, pots, proposals, rounds } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { extraOfRound } from './round-forms.server.ts'

/** A round as applicants and their commands need it, with what its fund sets for it. */
export type Round = {
  id: string
  fund: string
  pot: string
  slug: string
  name: string
  track: Track
  opensAt: Date
  closesAt: Date
  decideBy: IsoDate
  ceilingCents: Cents
  minCents: Cents
  maxCents: Cents
  twoSignaturesAboveCents: Cents
  reviewersPerProposal: number
  weights: Weights
  rubric: OwnRubric
  practice: boolean
  formVersion: number
  /** What the round asks of its own now; null when nothing. */
  extra: AskedForm | null
  publishedAt: Date | null
  isTest: boolean
  fundEndsOn: IsoDate
  referencePrefix: string
  decisionWeeks: number
  /** What the fund calls the track of this round; null when it has no word of its own. */
  trackName: string | null
  /** The weeks of the round itself; null when it has those of the fund. */
  ownWeeks: number | null
}

/** A round as a manager makes it, to be shown in its form and held beside another. */
export function roundPlan(round: Round): RoundPlan {
  const { name, track, pot, decideBy, ceilingCents, minCents, maxCents, isTest } = round
  return {
    ...{ name, track, pot, decideBy, ceilingCents, minCents, maxCents, isTest },
    opensOn: dayOf(round.opensAt),
    closesOn: lastDay(round) ?? dayOf(round.closesAt),
    twoSignaturesAboveCents: round.twoSignaturesAboveCents,
    reviewersPerProposal: round.reviewersPerProposal,
    decisionWeeks: round.ownWeeks,
  }
}

/** The round with this key in a fund; null for anything else, be it another fund's or no key at all. */
export async function roundById(reader: Reader, fund: string, id: string): Promise<Round | null> {
  if (!isUuid(id)) return null
  const [row] = await selectRounds(reader).where(and(eq(rounds.fundId, fund), eq(rounds.id, id)))
  return row ? roundOf(row) : null
}

/**
 * The round at an address; null for what no round could be called, and for one that this reader may not know of: what is
 * prepared or tried is for people of the fund (`inside`).
 */
export async function roundBySlug(
  reader: Reader,
  fund: string,
  slug: string,
  inside: boolean,
): Promise<Round | null> {
  if (!/^[\w-]{1,100}$/.test(slug)) return null
  const [row] = await selectRounds(reader).where(
    and(eq(rounds.fundId, fund), eq(rounds.slug, slug), inside ? undefined : isPublic),
  )
  return row ? roundOf(row) : null
}

/** What everybody may know of. */
export const isPublic = and(isNotNull(rounds.publishedAt), eq(rounds.isTest, false))

/** Is there a round with this slug in the fund? */
export async function slugTaken(reader: Reader, fund: string, slug: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.fundId, fund), eq(rounds.slug, slug)))
  return row !== undefined
}

/** Did anybody begin to write in this round? */
export async function roundInUse(reader: Reader, round: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: proposals.id })
    .from(proposals)
    .where(eq(proposals.roundId, round))
    .limit(1)
  return row !== undefined
}

/** The rounds of a fund that have not closed yet, the first to close in front: open ones, and those that are planned. */
export async function roundsToCome(reader: Reader, fund: string, now: Date): Promise<Round[]> {
  const rows = await selectRounds(reader)
    .where(and(eq(rounds.fundId, fund), gt(rounds.closesAt, now), isPublic))
    .orderBy(asc(rounds.closesAt))
  return rows.map(roundOf)
}

/** Every round of a fund, the newest first. */
export async function allRounds(reader: Reader, fund: string): Promise<Round[]> {
  const rows = await selectRounds(reader).where(eq(rounds.fundId, fund)).orderBy(desc(rounds.opensAt))
  return rows.map(roundOf)
}

function selectRounds(reader: Reader) {
  return reader
    .select({
      id: rounds.id,
      fund: rounds.fundId,
      pot: pots.key,
      slug: rounds.slug,
      name: rounds.name,
      track: rounds.track,
      opensAt: rounds.opensAt,
      closesAt: rounds.closesAt,
      decideBy: rounds.decideBy,
      ceilingCents: rounds.ceilingCents,
      minCents: rounds.minCents,
      maxCents: rounds.maxCents,
      twoSignaturesAboveCents: rounds.twoSignaturesAboveCents,
      reviewersPerProposal: rounds.reviewersPerProposal,
      weights: rounds.weightsBp,
      rubric: rounds.rubric,
      practice: rounds.practice,
      formVersion: rounds.formVersion,
      extra: extraOfRound,
      publishedAt: rounds.publishedAt,
      isTest: rounds.isTest,
      ownWeeks: rounds.decisionWeeks,
      fundEndsOn: funds.endsOn,
      referencePrefix: funds.referencePrefix,
      settings: funds.settings,
    })
    .from(rounds)
    .innerJoin(funds, eq(funds.id, rounds.fundId))
    .innerJoin(pots, eq(pots.id, rounds.potId))
}

type RoundRow = Awaited<ReturnType<typeof selectRounds>>[number]

function roundOf({ settings, ownWeeks, ...row }: RoundRow): Round {
  const chosen = fundSettingsSchema.parse(settings)
  const track = row.track as Track
  return {
    ...row,
    ownWeeks,
    decisionWeeks: ownWeeks ?? chosen.decisionWeeks,
    track,
    trackName: trackNameIn(chosen, track),
    weights: weightsSchema.parse(row.weights),
    rubric: ownRubricSchema.parse(row.rubric),
  }
}
