import { and, asc, eq, inArray } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { planOf } from '#app/domain/grant/agreement.ts'
import { type Condition, conditionSchema } from '#app/domain/grant/condition.ts'
import { termsSchema } from '#app/domain/grant/terms.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { grantIndicators, milestones, reportMoments, termsVersions, tranches } from '#db/schema/index.ts'

export type PlannedTranche = {
  id: string
  number: number
  amountCents: Cents
  /** Of a tranche that pays results: what it can pay now; `amountCents` is the most it may come to. */
  payableCents?: Cents
  plannedOn: IsoDate
  condition: Condition
}
export type PlannedIndicator = {
  id: string
  name: string
  baseline: number | null
  noBaselineReason: string | null
  target: number
  direction: 'up' | 'down'
}
/** The plan of a grant: its rows once an agreement is in force, before that what the newest terms say. */
export type Plan = {
  inForce: boolean
  milestones: { id: string; number: number; title: string; dueOn: IsoDate }[]
  reports: { id: string; title: string; dueOn: IsoDate }[]
  tranches: PlannedTranche[]
  indicators: PlannedIndicator[]
}

const open = ['drafted', 'prepared', 'offered', 'signed-by-one']

/** The plans of these grants of a fund, by grant; one without terms has none. */
export async function plansOf(
  reader: Reader,
  fund: string,
  ids: readonly string[],
): Promise<Map<string, Plan>> {
  if (ids.length === 0) return new Map()
  const inForce = await plansInForce(reader, fund, ids)
  const rest = ids.filter((id) => !inForce.has(id))
  return new Map([...inForce, ...(await plansToCome(reader, fund, rest))])
}

async function plansInForce(
  reader: Reader,
  fund: string,
  ids: readonly string[],
): Promise<Map<string, Plan>> {
  const among = <
    Table extends typeof tranches | typeof milestones | typeof reportMoments | typeof grantIndicators,
  >(
    table: Table,
  ) => and(eq(table.fundId, fund), inArray(table.grantId, [...ids]))
  const steps = await reader
    .select()
    .from(milestones)
    .where(among(milestones))
    .orderBy(asc(milestones.number))
  const moments = await reader
    .select()
    .from(reportMoments)
    .where(among(reportMoments))
    .orderBy(asc(reportMoments.dueOn))
  const parts = await reader.select().from(tranches).where(among(tranches)).orderBy(asc(tranches.number))
  const measures = await reader
    .select()
    .from(grantIndicators)
    .where(among(grantIndicators))
    .orderBy(asc(grantIndicators.place))
  const of = <Row extends { grantId: string }>(rows: Row[], grant: string) =>
    rows.filter((row) => row.grantId === grant)
  const known = [...new Set(parts.map(({ grantId }) => grantId))]
  return new Map(
    known.map((grant) => [
      grant,
      {
        inForce: true,
        milestones: of(steps, grant).map(({ id, number, title, dueOn }) => ({ id, number, title, dueOn })),
        reports: of(moments, grant).map(({ id, title, dueOn }) => ({ id, title, dueOn })),
        tranches: of(parts, grant).map(({ id, number, amountCents, plannedOn, condition }) => ({
          id,
          number,
          amountCents,
          plannedOn,
          condition: conditionSchema.parse(condition),
        })),
        indicators: of(measures, grant).map(
          ({ id, name, baseline, noBaselineReason, target, direction }) => ({
            id,
            name,
            baseline,
            noBaselineReason,
            target,
            direction: direction as 'up' | 'down',
          }),
        ),
      },
    ]),
  )
}

async function plansToCome(reader: Reader, fund: string, ids: readonly string[]): Promise<Map<string, Plan>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({ grant: termsVersions.grantId, terms: termsVersions.terms })
    .from(termsVersions)
    .where(
      and(
        eq(termsVersions.fundId, fund),
        inArray(termsVersions.grantId, [...ids]),
        inArray(termsVersions.state, open),
      ),
    )
    .orderBy(asc(termsVersions.version))
  return new Map(
    rows.map(({ grant, terms }) => [grant, { inForce: false, ...planOf(termsSchema.parse(terms)) }]),
  )
}
