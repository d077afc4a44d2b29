import { and, asc, desc, eq, gte, lt, lte, sql } from 'drizzle-orm'
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
  type HarvestSpan,
  type PlanKind,
  spanOf,
} from '#app/domain/results/annual-report-facts.ts'
import { contributionsTo } from '#app/domain/results/contribution.ts'
import { cellOf, hiddenFigures } from '#app/domain/results/hidden-figures.ts'
import { indicatorThen } from '#app/domain/results/known-then.ts'
import type { Reader } from '#db/client.server.ts'
import { indicatorsIn } from '#db/queries/component-indicators.server.ts'
import { grantRegister } from '#db/queries/public/grants.server.ts'
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

/** What a harvest is made of: of all that everybody may see, what was known of its year at the end of its last day. */
export async function harvestFacts(reader: Reader, fund: string, span: HarvestSpan): Promise<HarvestFacts> {
  return factsKnown(reader, fund, span, spanOf(span).until)
}

/** The same as it is known now: an approved harvest is held against this. */
export async function harvestFactsNow(
  reader: Reader,
  fund: string,
  span: HarvestSpan,
): Promise<HarvestFacts> {
  return factsKnown(reader, fund, span, null)
}

async function factsKnown(
  reader: Reader,
  fund: string,
  { year, cutOff }: HarvestSpan,
  until: Date | null,
): Promise<HarvestFacts> {
  const span = { year, cutOff }
  const [named] = await reader.select().from(funds).where(eq(funds.id, fund))
  const programme = await publicProgramme(reader, fund)
  const indicators = programme.indicators.map((one) => indicatorThen(one, until))
  const counted = await grantsCounted(reader, fund, { span, until }, indicators)
  const register = await grantRegister(reader, fund)
  const awarded = register.filter(({ awardedAt }) => isIn(dayOf(awardedAt), span))
  const books = await booksOf(reader, fund, span, until)
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
    indicators: indicators.map(({ figures, targets, ...indicator }) => {
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

/**
 * What grants counted in the year for an indicator, as it was known at a moment; a number that no public page shows now, or
 * showed then, is left out.
 */
async function grantsCounted(
  reader: Reader,
  fund: string,
  { span, until }: { span: HarvestSpan; until: Date | null },
  indicators: readonly ProgrammeIndicator[],
): Promise<(indicator: Pick<ProgrammeIndicator, 'key' | 'type' | 'unit'>) => HarvestGrants | null> {
  const keys = indicators.map(({ key }) => key)
  const now = [...(await indicatorsIn(reader, fund, keys)).values()].flat()
  const known = until ? [...(await indicatorsIn(reader, fund, keys, until)).values()].flat() : now
  const then = known.map((one) => ({ ...one, course: one.course.filter(({ on }) => isIn(on, span)) }))
  const hidden = new Set([now, known, then].flatMap((all) => [...hiddenFigures(indicators, all)]))
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

async function lessonsIn(reader: Reader, fund: string, span: HarvestSpan): Promise<HarvestFacts['lessons']> {
  const { from, to } = spanOf(span)
  return reader
    .select({ id: lessons.id, title: lessons.title, text: lessons.text, source: lessons.source })
    .from(lessons)
    .where(
      and(
        eq(lessons.fundId, fund),
        eq(lessons.published, true),
        gte(lessons.learnedOn, from),
        lte(lessons.learnedOn, to),
      ),
    )
    .orderBy(asc(lessons.sort), asc(lessons.learnedOn), asc(lessons.id))
}

/** What came in and was paid in the days of the year, as it was booked by then; null when the books have no line of them. */
async function booksOf(reader: Reader, fund: string, span: HarvestSpan, until: Date | null) {
  const { from, to } = spanOf(span)
  const rows = await reader
    .select({
      kind: ledgerEntries.kind,
      cover: sql<number>`sum(${ledgerEntries.coverCents})`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.fundId, fund),
        gte(ledgerEntries.on, from),
        lte(ledgerEntries.on, to),
        until ? lt(ledgerEntries.recordedAt, until) : undefined,
      ),
    )
    .groupBy(ledgerEntries.kind)
  if (rows.length === 0) return null
  return whereMoneyIs(rows.map(({ kind, cover }) => ({ kind: kind as EntryKind, cover })))
}

function isIn(day: string, span: HarvestSpan): boolean {
  const { from, to } = spanOf(span)
  return day >= from && day <= to
}
