import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { whereMoneyIs } from '#app/domain/ledger/where-money-is.ts'
import type { EntryKind } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { figureOf } from '#app/domain/results/aggregate.ts'
import type { HarvestEdition, HarvestLanguage } from '#app/domain/results/annual-report-edition.ts'
import {
  aimsAt,
  fallsIn,
  type HarvestFacts,
  type HarvestGrants,
  type PlanKind,
} from '#app/domain/results/annual-report-facts.ts'
import { contributionsTo } from '#app/domain/results/contribution.ts'
import { cellOf, hiddenFigures } from '#app/domain/results/hidden-figures.ts'
import type { Reader } from '#db/client.server.ts'
import { grantRegister, publicIndicators } from '#db/queries/public/grants.server.ts'
import { type ProgrammeIndicator, publicProgramme } from '#db/queries/public/results.server.ts'
import {
  documents,
  funds,
  harvestApprovals,
  harvestPrints,
  harvests,
  ledgerEntries,
  lessons,
  pillars,
  programmePlans,
} from '#db/schema/index.ts'

type Span = Pick<HarvestFacts, 'year' | 'cutOff'>

/** What is known of a year until its last day, of all that everybody may see; what a harvest is made of. */
export async function harvestFacts(reader: Reader, fund: string, span: Span): Promise<HarvestFacts> {
  const [named] = await reader.select().from(funds).where(eq(funds.id, fund))
  const programme = await publicProgramme(reader, fund)
  const counted = await grantsCounted(reader, fund, span, programme.indicators)
  const register = await grantRegister(reader, fund)
  const awarded = register.filter(({ awardedAt }) => isIn(dayOf(awardedAt), span))
  const books = await booksOf(reader, fund, span)
  const sum = awarded.reduce((total, { amountCents }) => total + amountCents, 0)
  return {
    ...span,
    fund: {
      name: named?.name ?? '',
      vision: named?.vision ?? '',
      aim: named?.mainAim ?? '',
      example: named?.example === 'yes',
    },
    pillars: programme.pillars,
    plans: await plansOf(reader, fund, span.year),
    indicators: programme.indicators.map(({ figures, targets, ...indicator }) => {
      const { key, name, unit, type, pillar, subsetOf, wholeOf } = indicator
      const [target] = targets.filter((one) => aimsAt(one, span.year))
      return {
        ...{ key, name, unit, type, pillar, subsetOf, wholeOf },
        figures: figures
          .filter(({ period }) => fallsIn(period, span))
          .map(({ id, value, period, source, quote }) => ({ id, value, period, source, quote })),
        target: target
          ? {
              id: target.id,
              value: target.value,
              period: target.period,
              source: target.source,
              quote: target.quote,
            }
          : null,
        grants: counted(indicator),
      }
    }),
    lessons: await lessonsIn(reader, fund, span),
    money:
      books === null && awarded.length === 0
        ? null
        : {
            awarded: cents(sum),
            awards: awarded.length,
            paid: books?.paid ?? cents(0),
            received: books?.received ?? cents(0),
          },
    awards: awarded.map(({ reference, initiative, amountCents }) => ({
      reference,
      initiative,
      amount: amountCents,
    })),
  }
}

/** An approved harvest; of a year the newest version. */
export type PublicHarvest = {
  id: string
  version: number
  approvedAt: Date
  hash: string
  edition: HarvestEdition
}

export async function publicHarvest(
  reader: Reader,
  fund: string,
  year: number,
): Promise<PublicHarvest | null> {
  const [row] = await reader
    .select({
      id: harvests.id,
      version: harvests.version,
      approvedAt: harvestApprovals.approvedAt,
      hash: harvestApprovals.hash,
      edition: harvestApprovals.edition,
    })
    .from(harvestApprovals)
    .innerJoin(harvests, eq(harvests.id, harvestApprovals.harvestId))
    .where(and(eq(harvests.fundId, fund), eq(harvests.year, year)))
    .orderBy(desc(harvests.version))
    .limit(1)
  return row ?? null
}

/** Was any harvest of this fund approved? */
export async function hasHarvest(reader: Reader, fund: string): Promise<boolean> {
  const rows = await reader
    .select({ id: harvestApprovals.id })
    .from(harvestApprovals)
    .where(eq(harvestApprovals.fundId, fund))
    .limit(1)
  return rows.length > 0
}

/** The years of which a harvest was approved, the newest first, each with the version that counts. */
export async function harvestYears(reader: Reader, fund: string) {
  const rows = await reader
    .select({
      year: harvests.year,
      cutOff: harvests.cutOff,
      version: harvests.version,
      approvedAt: harvestApprovals.approvedAt,
    })
    .from(harvestApprovals)
    .innerJoin(harvests, eq(harvests.id, harvestApprovals.harvestId))
    .where(eq(harvests.fundId, fund))
    .orderBy(desc(harvests.year), desc(harvests.version))
  return rows.filter((row, index) => rows[index - 1]?.year !== row.year)
}

/** What was printed of an approved harvest in a language; null until the worker made it. */
export async function harvestPrint(reader: Reader, harvest: string, locale: HarvestLanguage) {
  const [row] = await reader
    .select({
      newsletter: harvestPrints.newsletter,
      fileName: documents.fileName,
      bytes: documents.bytes,
      sha256: documents.sha256,
      pages: documents.pages,
    })
    .from(harvestPrints)
    .innerJoin(documents, eq(documents.id, harvestPrints.documentId))
    .where(and(eq(harvestPrints.harvestId, harvest), eq(harvestPrints.locale, locale)))
  return row ?? null
}

/** What grants counted in the year for an indicator; a number that no public page shows is left out. */
async function grantsCounted(
  reader: Reader,
  fund: string,
  span: Span,
  indicators: readonly ProgrammeIndicator[],
): Promise<(indicator: Pick<ProgrammeIndicator, 'key' | 'type' | 'unit'>) => HarvestGrants | null> {
  const all = await publicIndicators(reader, fund)
  const then = all.map((one) => ({ ...one, course: one.course.filter(({ on }) => isIn(on, span)) }))
  const hidden = new Set([...hiddenFigures(indicators, all), ...hiddenFigures(indicators, then)])
  return (indicator) => {
    const { entering, together } = contributionsTo(indicator, then)
    const value = together && figureOf(together)
    if (!value) return null
    const isHidden = hidden.has(cellOf.together(indicator.key))
    return { value: isHidden ? null : value, grants: entering.length }
  }
}

async function plansOf(reader: Reader, fund: string, year: number): Promise<HarvestFacts['plans']> {
  const rows = await reader
    .select({
      kind: programmePlans.kind,
      pillar: pillars.key,
      label: programmePlans.label,
      plan: programmePlans.plan,
      execution: programmePlans.execution,
    })
    .from(programmePlans)
    .leftJoin(pillars, eq(pillars.id, programmePlans.pillarId))
    .where(and(eq(programmePlans.fundId, fund), eq(programmePlans.year, year)))
    .orderBy(asc(programmePlans.sort))
  return rows.map((row) => ({ ...row, kind: row.kind as PlanKind }))
}

async function lessonsIn(reader: Reader, fund: string, span: Span): Promise<HarvestFacts['lessons']> {
  return reader
    .select({ id: lessons.id, title: lessons.title, text: lessons.text, source: lessons.source })
    .from(lessons)
    .where(
      and(
        eq(lessons.fundId, fund),
        eq(lessons.published, true),
        gte(lessons.learnedOn, `${span.year}-01-01`),
        lte(lessons.learnedOn, span.cutOff),
      ),
    )
    .orderBy(asc(lessons.sort), asc(lessons.learnedOn), asc(lessons.id))
}

/** What came in and was paid in the days of the year; null when the books have no line of them. */
async function booksOf(reader: Reader, fund: string, span: Span) {
  const rows = await reader
    .select({
      kind: ledgerEntries.kind,
      cover: sql<number>`sum(${ledgerEntries.coverCents})`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.fundId, fund),
        gte(ledgerEntries.on, `${span.year}-01-01`),
        lte(ledgerEntries.on, span.cutOff),
      ),
    )
    .groupBy(ledgerEntries.kind)
  if (rows.length === 0) return null
  return whereMoneyIs(rows.map(({ kind, cover }) => ({ kind: kind as EntryKind, cover })))
}

function isIn(day: string, { year, cutOff }: Span): boolean {
  return day >= `${year}-01-01` && day <= cutOff
}
