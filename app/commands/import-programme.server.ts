import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { criteria } from '#app/domain/panel/rubric.ts'
import { partnerKindOf } from '#app/domain/partner.ts'
import { keyOf } from '#app/domain/results/programme-edit.ts'
import { planYearOf, programmePlansSchema } from '#app/domain/results/programme-plan.ts'
import { programmeRow, wholeOf } from '#app/domain/results/programme-row.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import {
  funds,
  goals,
  lessons,
  pillars,
  programmeFigures,
  programmeIndicators,
  programmePartners,
  programmePlans,
  programmeTargets,
} from '#db/schema/index.ts'

/** The programme's own description, as far as the fund reads it. */
export const programmeSchema = programmePlansSchema.extend({
  source: z.object({ title: z.string() }),
  programme: z.object({ vision: z.string(), main_aim: z.string() }),
  pillars: z.array(
    programmePlansSchema.shape.pillars.element.extend({ name_nl: z.string(), goal: z.string() }),
  ),
  partners: z.array(z.object({ name: z.string().min(1), kind: z.string() })).default([]),
  lessons: z.array(
    z.object({
      n: z.number(),
      title: z.string(),
      text: z.string(),
      criterion: z.enum(criteria).nullish(),
      pillars: z.array(z.string()).default([]),
    }),
  ),
})

export type ProgrammeFiles = {
  programme: z.infer<typeof programmeSchema>
  figures: unknown[]
  learnedOn: string
}

/**
 * Imports the programme once: pillars, goals, plans, partners, lessons, indicators with what the programme measured and what it aims at.
 * Which row is a measurement is decided by `programmeRow` alone. Refuses `already-imported`.
 */
export async function importProgramme(
  fund: string,
  by: string,
  files: ProgrammeFiles,
  now: Date,
): Promise<Verdict> {
  return transaction(async (tx) => {
    const [known] = await tx.select({ id: pillars.id }).from(pillars).where(eq(pillars.fundId, fund)).limit(1)
    if (known) return refused('already-imported')
    const { programme, figures } = files
    await tx
      .update(funds)
      .set({ vision: programme.programme.vision, mainAim: programme.programme.main_aim })
      .where(eq(funds.id, fund))
    const pillarIds = await addPillars(tx, fund, programme.pillars, now)
    await addPartners(tx, fund, programme.partners, now)
    const rows = figures.map(programmeRow)
    const indicatorIds = new Map(rows.map(({ indicator }) => [indicator.key, newId(now)]))
    await tx.insert(programmeIndicators).values(
      rows.map(({ indicator: { key, pillar, subsetOf, ...indicator } }, sort) => ({
        id: indicatorIds.get(key) as string,
        fundId: fund,
        pillarId: pillarIds.get(pillar) ?? null,
        key,
        wholeOfId: indicatorIds.get(wholeOf(figures, key) ?? '') ?? null,
        subsetOfId: subsetOf ? (indicatorIds.get(subsetOf) ?? null) : null,
        sort,
        ...indicator,
      })),
    )
    const source = programme.source.title
    const measured = rows.flatMap(({ indicator, measurement }) =>
      measurement ? [{ key: indicator.key, ...measurement }] : [],
    )
    const targets = rows.flatMap(({ indicator, target }) =>
      target ? [{ key: indicator.key, ...target }] : [],
    )
    const common = (key: string) => ({
      id: newId(now),
      fundId: fund,
      indicatorId: indicatorIds.get(key) as string,
      source,
      recordedAt: now,
    })
    await tx.insert(programmeFigures).values(
      measured.map(({ key, value, period, neighbourhoods, quote }) => ({
        ...common(key),
        period,
        value: value.value,
        valueMax: value.valueMax ?? null,
        denominator: value.denominator ?? null,
        qualifier: value.qualifier,
        neighbourhoods,
        quote,
      })),
    )
    await tx
      .insert(programmeTargets)
      .values(targets.map(({ key, value, period, quote }) => ({ ...common(key), value, period, quote })))
    await addPlans(tx, fund, files, pillarIds, now)
    await addLessons(tx, fund, files, now)
    await record(tx, {
      type: 'programme-imported',
      fund,
      actor: by,
      indicators: rows.length,
      figures: measured.length,
      targets: targets.length,
      at: now,
    })
    return allowed()
  })
}

async function addPartners(
  tx: Tx,
  fund: string,
  partners: ProgrammeFiles['programme']['partners'],
  now: Date,
): Promise<void> {
  const rows = partners.map(({ name, kind }, sort) => {
    return { id: newId(now), fundId: fund, key: keyOf(name), name, kind: partnerKindOf(kind), sort }
  })
  if (rows.length > 0) await tx.insert(programmePartners).values(rows)
}

async function addPillars(tx: Tx, fund: string, named: ProgrammeFiles['programme']['pillars'], now: Date) {
  const ids = new Map(named.map(({ key }) => [key, newId(now)]))
  const idOf = (key: string) => ids.get(key) as string
  await tx
    .insert(pillars)
    .values(
      named.map(({ key, name_nl }, sort) => ({ id: idOf(key), fundId: fund, key, name: name_nl, sort })),
    )
  await tx.insert(goals).values(
    named.map(({ key, goal }, sort) => ({
      id: newId(now),
      fundId: fund,
      pillarId: idOf(key),
      text: goal,
      sort,
    })),
  )
  return ids
}

async function addPlans(
  tx: Tx,
  fund: string,
  { programme, learnedOn }: ProgrammeFiles,
  pillarIds: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const year = Number(learnedOn.slice(0, 4))
  await tx.insert(programmePlans).values(
    planYearOf(programme, year).map(({ pillar, ...plan }, sort) => ({
      id: newId(now),
      fundId: fund,
      year,
      pillarId: pillar && (pillarIds.get(pillar) ?? null),
      source: programme.source.title,
      sort,
      recordedAt: now,
      ...plan,
    })),
  )
}

async function addLessons(
  tx: Tx,
  fund: string,
  { programme, learnedOn }: ProgrammeFiles,
  now: Date,
): Promise<void> {
  await tx.insert(lessons).values(
    programme.lessons.map(({ n, criterion, pillars, title, text }) => ({
      id: newId(now),
      fundId: fund,
      criterion: criterion ?? null,
      pillars,
      title,
      text,
      source: programme.source.title,
      learnedOn,
      published: true,
      sort: n,
    })),
  )
}
