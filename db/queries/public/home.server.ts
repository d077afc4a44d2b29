import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { GrantState } from '#app/domain/grant/grant.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import { publicNaming } from '#app/domain/open/naming.ts'
import { highlightsOf, type Measured } from '#app/domain/results/highlight.ts'
import type { IndicatorType, IndicatorValue, Qualifier } from '#app/domain/results/indicator.ts'
import type { Reader } from '#db/client.server.ts'
import {
  grants,
  initiatives,
  ledgerEntries,
  pillars,
  programmeFigures,
  programmeIndicators,
  programmeTargets,
  submissions,
} from '#db/schema/index.ts'

/** A figure of the programme, or a target that nobody measured; `pillar` is its key. */
export type HomeFigure = {
  key: string
  name: string
  unit: string
  type: IndicatorType
  pillar: string
  figure: (IndicatorValue & { period: string; source: string }) | null
  target: { value: number; period: string | null } | null
}

/** The figures that stand for the programme on the home page, chosen by `highlightsOf`. */
export async function homeFigures(reader: Reader, fund: string, year: number): Promise<HomeFigure[]> {
  const named = await reader
    .select({ key: pillars.key })
    .from(pillars)
    .where(eq(pillars.fundId, fund))
    .orderBy(pillars.sort)
  const indicators = await measuredIndicators(reader, fund)
  const chosen = highlightsOf(
    named.map(({ key }) => key),
    indicators,
    year,
  )
  return chosen.flatMap(({ key }) => {
    const one = indicators.find((indicator) => indicator.key === key)
    return one?.pillar ? [{ ...one, pillar: one.pillar }] : []
  })
}

/** Where the money is, in cents, from the ledger alone: what was received, what of it is promised, what of that is paid. */
export type PublicMoney = { received: Cents; agreed: Cents; paid: Cents; free: Cents }

/** `agreed` is promised but not yet paid; `free` is received and not promised (below nought when promised on what is still to come). */
export async function publicMoney(reader: Reader, fund: string): Promise<PublicMoney> {
  const rows = await reader
    .select({ kind: ledgerEntries.kind, cover: sql<string>`sum(${ledgerEntries.coverCents})` })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.fundId, fund))
    .groupBy(ledgerEntries.kind)
  const sumOf = (...kinds: string[]) =>
    cents(rows.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { cover }) => sum + Number(cover), 0))
  const received = sumOf('contribution-received', 'repayment-received', 'recovery-received')
  const committed = -sumOf('commitment', 'decommitment')
  const paid = cents(-sumOf('payment-made'))
  return { received, paid, agreed: cents(committed - paid), free: cents(received - committed) }
}

export type PublicGrant = {
  reference: string
  /** Null when it asked not to be named. */
  initiative: string | null
  example: boolean
  summary: string
  neighbourhoods: string[]
  state: GrantState
  amountCents: Cents
}

/** The newest grants of a fund, with what everybody may know of them. */
export async function newestGrants(reader: Reader, fund: string, most: number): Promise<PublicGrant[]> {
  const rows = await reader
    .select({
      reference: grants.reference,
      initiative: initiatives.name,
      title: grants.title,
      document: submissions.document,
      example: initiatives.example,
      summary: grants.summary,
      neighbourhoods: grants.neighbourhoods,
      state: grants.state,
      amountCents: grants.amountCents,
    })
    .from(grants)
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(submissions, eq(submissions.id, grants.submissionId))
    .where(eq(grants.fundId, fund))
    .orderBy(desc(grants.awardedAt))
    .limit(most)
  return rows.map(({ title, document, ...row }) => {
    const naming = publicNaming({ name: row.initiative || title, document })
    const told = { initiative: naming.name, summary: naming.text(row.summary) }
    return { ...row, ...told, state: row.state as GrantState }
  })
}

type Indicator = Measured & Pick<HomeFigure, 'name' | 'unit' | 'figure'>

/** Every indicator in the order of the programme, with its newest published figure and its newest target. */
async function measuredIndicators(reader: Reader, fund: string): Promise<Indicator[]> {
  const rows = await reader
    .select({
      id: programmeIndicators.id,
      key: programmeIndicators.key,
      name: programmeIndicators.name,
      unit: programmeIndicators.unit,
      type: programmeIndicators.type,
      subsetOf: programmeIndicators.subsetOfId,
      pillar: pillars.key,
    })
    .from(programmeIndicators)
    .leftJoin(pillars, eq(pillars.id, programmeIndicators.pillarId))
    .where(eq(programmeIndicators.fundId, fund))
    .orderBy(programmeIndicators.sort)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [figures, targets] = [await newestFigures(reader, ids), await newestTargets(reader, ids)]
  return rows.map(({ id, ...row }) => ({
    ...row,
    type: row.type as IndicatorType,
    figure: figures.get(id) ?? null,
    target: targets.get(id) ?? null,
  }))
}

async function newestFigures(reader: Reader, ids: string[]) {
  const rows = await reader
    .selectDistinctOn([programmeFigures.indicatorId], {
      id: programmeFigures.indicatorId,
      value: programmeFigures.value,
      valueMax: programmeFigures.valueMax,
      denominator: programmeFigures.denominator,
      qualifier: programmeFigures.qualifier,
      period: programmeFigures.period,
      source: programmeFigures.source,
    })
    .from(programmeFigures)
    .where(sql`${inArray(programmeFigures.indicatorId, ids)} and ${programmeFigures.published}`)
    .orderBy(programmeFigures.indicatorId, desc(programmeFigures.period), desc(programmeFigures.recordedAt))
  return new Map(
    rows.map(({ id, ...figure }) => [id, { ...figure, qualifier: figure.qualifier as Qualifier }]),
  )
}

async function newestTargets(reader: Reader, ids: string[]) {
  const rows = await reader
    .selectDistinctOn([programmeTargets.indicatorId], {
      id: programmeTargets.indicatorId,
      value: programmeTargets.value,
      period: programmeTargets.period,
    })
    .from(programmeTargets)
    .where(inArray(programmeTargets.indicatorId, ids))
    .orderBy(programmeTargets.indicatorId, desc(programmeTargets.recordedAt))
  return new Map(rows.map(({ id, ...target }) => [id, target]))
}
