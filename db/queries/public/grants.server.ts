import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import type { Cents } from '#app/domain/money.ts'
import { publicNaming } from '#app/domain/open/naming.ts'
import { measuredBaseline } from '#app/domain/results/actual.ts'
import { type GrantIndicator, withCourse } from '#app/domain/results/contribution.ts'
import type { Direction, IndicatorType } from '#app/domain/results/indicator.ts'
import { withoutFewLeft } from '#app/domain/results/suppression.ts'
import type { Reader } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { knownOverlaps } from '#db/queries/overlaps.server.ts'
import { countedIn } from '#db/queries/reports.server.ts'
import { funds, grantIndicators, grants, initiatives, pots, releases, submissions } from '#db/schema/index.ts'
import {
  milestonesIn,
  type PublicLesson,
  type PublicMilestone,
  type PublicPayment,
  type PublicReport,
  paymentsIn,
  publishedLessons,
  reportsIn,
  stoppedOn,
} from './grant-parts.server.ts'

/**
 * A grant as everybody may know it. Neighbourhoods and pillars are keys; `initiative` is null when it asked not to be
 * named, and its name is then left out of every text.
 */
export type RegisteredGrant = {
  id: string
  reference: string
  initiative: string | null
  example: boolean
  summary: string
  neighbourhoods: string[]
  pillars: string[]
  amountCents: Cents
  paidCents: Cents
  startsOn: IsoDate
  endsOn: IsoDate
  state: GrantState
  awardedAt: Date
}

/** Every grant of a fund, the newest award first. */
export async function grantRegister(reader: Reader, fund: string): Promise<RegisteredGrant[]> {
  return (await selectGrants(reader, eq(grants.fundId, fund))).map(({ grant }) => grant)
}

/** The same with the name of every initiative, for what the fund keeps or hands over itself. */
export async function namedGrantRegister(
  reader: Reader,
  fund: string,
): Promise<(RegisteredGrant & { initiative: string })[]> {
  return (await selectGrants(reader, eq(grants.fundId, fund))).map(({ grant, name }) => ({
    ...grant,
    initiative: name,
  }))
}

/** What is to be told of one grant beside the register: all of it from what was agreed, paid and accepted. */
export type PublicGrant = RegisteredGrant & {
  pot: string
  grantee: string | null
  signedAt: Date | null
  /** The last day of an agreement that was stopped before its end. */
  stoppedOn: IsoDate | null
  milestones: PublicMilestone[]
  reports: PublicReport[]
  payments: PublicPayment[]
  lessons: PublicLesson[]
}

/** A grant by the reference on its page; null for anything else. */
export async function publicGrant(
  reader: Reader,
  fund: string,
  reference: string,
): Promise<PublicGrant | null> {
  const [found] = await selectGrants(reader, and(eq(grants.fundId, fund), eq(grants.reference, reference)))
  if (!found) return null
  const { grant, text } = found
  const [pot] = await reader
    .select({ name: pots.name })
    .from(pots)
    .innerJoin(grants, eq(grants.potId, pots.id))
    .where(eq(grants.id, grant.id))
  const version = await versionInForce(reader, grant.id)
  return {
    ...grant,
    pot: pot?.name ?? '',
    grantee: grant.initiative === null ? null : (version?.terms.grantee.name ?? null),
    signedAt: version?.inForceAt ?? null,
    stoppedOn: await stoppedOn(reader, grant.id),
    milestones: (await milestonesIn(reader, grant.id)).map((one) => ({ ...one, title: text(one.title) })),
    reports: (await reportsIn(reader, grant.id)).map((one) => ({ ...one, title: text(one.title) })),
    payments: await paymentsIn(reader, grant.id),
    lessons: (await publishedLessons(reader, grant.id)).map((one) => ({
      ...one,
      title: text(one.title),
      text: text(one.text),
    })),
  }
}

/** An indicator of a grant with what was agreed about it; `baseline` also when it was measured after the signing. */
export type PublicIndicator = GrantIndicator & {
  reference: string
  /** Null when it asked not to be named. */
  initiative: string | null
  example: boolean
  name: string
  direction: Direction
  baseline: { value: number; on: IsoDate | null } | null
  noBaselineReason: string | null
  target: number
  targetOn: IsoDate
  source: string
}

/** Every indicator of every grant of a fund (or of some) whose agreement is in force, with what accepted reports counted. */
export async function publicIndicators(
  reader: Reader,
  fund: string,
  some?: readonly string[],
): Promise<PublicIndicator[]> {
  const rows = await reader
    .select({
      grant: grantIndicators.grantId,
      id: grantIndicators.id,
      name: grantIndicators.name,
      unit: grantIndicators.unit,
      type: grantIndicators.type,
      direction: grantIndicators.direction,
      baseline: grantIndicators.baseline,
      baselineOn: grantIndicators.baselineOn,
      noBaselineReason: grantIndicators.noBaselineReason,
      target: grantIndicators.target,
      targetOn: grantIndicators.targetOn,
      source: grantIndicators.source,
      programme: grantIndicators.programmeIndicatorKey,
      shareBp: grantIndicators.shareBp,
      reference: grants.reference,
      initiative: initiatives.name,
      title: grants.title,
      document: submissions.document,
      example: isExample,
    })
    .from(grantIndicators)
    .innerJoin(grants, eq(grants.id, grantIndicators.grantId))
    .innerJoin(submissions, eq(submissions.id, grants.submissionId))
    .innerJoin(funds, eq(funds.id, grants.fundId))
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .where(and(eq(grantIndicators.fundId, fund), some && inArray(grantIndicators.grantId, [...some])))
    .orderBy(asc(grants.awardedAt), asc(grantIndicators.place))
  const counted = await countedIn(reader, [...new Set(rows.map(({ grant }) => grant))])
  const overlaps = await knownOverlaps(reader, fund, {})
  return rows.map(({ baseline, baselineOn, title, document, type, direction, ...row }) => {
    const naming = publicNaming({ name: row.initiative || title, document })
    const own = counted.filter(({ grant }) => grant === row.grant)
    const since = measuredBaseline(row.id, own)
    const measured = since && { value: since.value.value, on: since.period.to }
    const agreed = baseline === null ? measured : { value: baseline, on: baselineOn }
    const indicator = {
      ...row,
      type: type as IndicatorType,
      direction: direction as Direction,
      baseline: agreed,
      overlaps: overlaps.get(`${row.grant} ${row.id}`) ?? [],
    }
    const told = { initiative: naming.name, name: naming.text(row.name), source: naming.text(row.source) }
    const shown = own.map((one) => ({ ...one, value: withoutFewLeft(indicator.type, one.value) }))
    return withCourse({ ...indicator, ...told }, shown)
  })
}

/** Invented: the initiative says so, or the whole fund is an example. */
const isExample = sql<boolean>`(${initiatives.example} or ${funds.example} = 'yes')`

/** More grants than any list holds. */
const everything = 1_000_000

type Found = { grant: RegisteredGrant; name: string; text: (text: string) => string }

async function selectGrants(
  reader: Reader,
  where: ReturnType<typeof and>,
  limit = everything,
): Promise<Found[]> {
  const paid = sql<number>`coalesce((select sum(${releases.amountCents}) from ${releases}
    where ${releases.grantId} = ${grants.id} and ${releases.paidOn} is not null and ${releases.cancelledAt} is null and ${releases.failedAt} is null), 0)`
  const rows = await reader
    .select({
      id: grants.id,
      reference: grants.reference,
      initiative: initiatives.name,
      title: grants.title,
      document: submissions.document,
      example: isExample,
      summary: grants.summary,
      neighbourhoods: grants.neighbourhoods,
      pillars: grants.pillars,
      amountCents: grants.amountCents,
      paidCents: paid.mapWith(Number),
      startsOn: grants.startsOn,
      endsOn: grants.endsOn,
      state: grants.state,
      awardedAt: grants.awardedAt,
    })
    .from(grants)
    .innerJoin(funds, eq(funds.id, grants.fundId))
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(submissions, eq(submissions.id, grants.submissionId))
    .where(where)
    .orderBy(desc(grants.awardedAt), asc(grants.reference))
    .limit(limit)
  return rows.map(({ title, document, ...row }) => {
    const name = row.initiative || title
    const naming = publicNaming({ name, document })
    const grant = {
      ...row,
      initiative: naming.name,
      summary: naming.text(row.summary),
      paidCents: row.paidCents as Cents,
      state: row.state as GrantState,
    }
    return { grant, name, text: naming.text }
  })
}

/** The newest grants of a fund that belong to a pillar, or to one of these neighbourhoods, and how many there are. */
export async function grantsAbout(
  reader: Reader,
  fund: string,
  about: { pillar: string } | { places: readonly string[] },
  limit: number,
): Promise<{ grants: RegisteredGrant[]; count: number }> {
  const keys = 'pillar' in about ? [about.pillar] : [...about.places]
  const column = 'pillar' in about ? grants.pillars : grants.neighbourhoods
  const named = sql`${column} ?| array[${sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  )}]::text[]`
  const where = and(eq(grants.fundId, fund), keys.length > 0 ? named : sql`false`)
  return {
    grants: (await selectGrants(reader, where, limit)).map(({ grant }) => grant),
    count: await reader.$count(grants, where),
  }
}

/** What the fund agreed for the grants of a pillar and what of that is paid, in cents; each grant counts whole. */
export async function moneyOfPillar(
  reader: Reader,
  fund: string,
  pillar: string,
): Promise<{ agreedCents: Cents; paidCents: Cents }> {
  const paid = sql`select coalesce(sum(${releases.amountCents}), 0) from ${releases} where ${releases.grantId} = ${grants.id}
    and ${releases.paidOn} is not null and ${releases.cancelledAt} is null and ${releases.failedAt} is null`
  const [row] = await reader
    .select({
      agreed: sql<number>`coalesce(sum(${grants.amountCents}), 0)`.mapWith(Number),
      paid: sql<number>`coalesce(sum((${paid})), 0)`.mapWith(Number),
    })
    .from(grants)
    .where(and(eq(grants.fundId, fund), sql`${grants.pillars} ? ${pillar}`))
  return { agreedCents: (row?.agreed ?? 0) as Cents, paidCents: (row?.paid ?? 0) as Cents }
}

/** What these grants are called in public, by grant: the initiative, null when it asked not to be named. */
export async function publicNames(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, { initiative: string | null; reference: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({
      id: grants.id,
      reference: grants.reference,
      title: grants.title,
      initiative: initiatives.name,
      document: submissions.document,
    })
    .from(grants)
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(submissions, eq(submissions.id, grants.submissionId))
    .where(inArray(grants.id, [...ids]))
  return new Map(
    rows.map(({ id, reference, title, initiative, document }) => [
      id,
      { reference, initiative: publicNaming({ name: initiative || title, document }).name },
    ]),
  )
}
