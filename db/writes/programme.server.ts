import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  goals,
  neighbourhoods,
  pillars,
  programmeFigures,
  programmeIndicators,
  programmePartners,
  programmePlans,
  programmeTargets,
} from '#db/schema/index.ts'

/** Where a row goes: its key and place in the order, and whether it is new. */
type Place = { id: string; key: string; sort: number; isNew: boolean }

export async function savePillar(
  tx: Tx,
  fund: string,
  pillar: Place & { name: string; goal: string; goalId: string | null; newGoalId: string },
): Promise<void> {
  const { id, key, sort, name, goal } = pillar
  if (pillar.isNew) await tx.insert(pillars).values({ id, fundId: fund, key, name, sort })
  else await tx.update(pillars).set({ name }).where(eq(pillars.id, id))
  if (pillar.goalId) await tx.update(goals).set({ text: goal }).where(eq(goals.id, pillar.goalId))
  else await tx.insert(goals).values({ id: pillar.newGoalId, fundId: fund, pillarId: id, text: goal, sort })
}

export async function saveNeighbourhood(
  tx: Tx,
  fund: string,
  { id, key, sort, isNew, name, parentId }: Place & { name: string; parentId: string | null },
): Promise<void> {
  if (isNew) await tx.insert(neighbourhoods).values({ id, fundId: fund, key, name, parentId, sort })
  else await tx.update(neighbourhoods).set({ name, parentId }).where(eq(neighbourhoods.id, id))
}

export async function saveIndicator(
  tx: Tx,
  fund: string,
  { id, key, sort, isNew, ...fields }: Place & IndicatorFields,
): Promise<void> {
  const { name, unit, type, direction, pillarId, subsetOfId, source, measuredBy } = fields
  const row = { name, unit, type, direction, pillarId, subsetOfId, source, measuredBy }
  if (isNew) await tx.insert(programmeIndicators).values({ id, fundId: fund, key, sort, ...row })
  else await tx.update(programmeIndicators).set(row).where(eq(programmeIndicators.id, id))
}

export async function savePlan(
  tx: Tx,
  fund: string,
  { id, sort, isNew, ...fields }: Omit<Place, 'key'> & PlanFields,
): Promise<void> {
  const { year, kind, pillarId, label, plan, execution, source, recordedAt } = fields
  const words = { pillarId, label, plan, execution, source, recordedAt }
  if (isNew) await tx.insert(programmePlans).values({ id, fundId: fund, year, kind, sort, ...words })
  else await tx.update(programmePlans).set(words).where(eq(programmePlans.id, id))
}

export async function savePartner(
  tx: Tx,
  fund: string,
  { id, key, sort, isNew, name, kind, email }: Place & PartnerFields,
): Promise<void> {
  if (isNew) await tx.insert(programmePartners).values({ id, fundId: fund, key, sort, name, kind, email })
  else await tx.update(programmePartners).set({ name, kind, email }).where(eq(programmePartners.id, id))
}

export async function addFigure(tx: Tx, figure: typeof programmeFigures.$inferInsert): Promise<void> {
  await tx.insert(programmeFigures).values(figure)
}

export async function addTarget(tx: Tx, target: typeof programmeTargets.$inferInsert): Promise<void> {
  await tx.insert(programmeTargets).values(target)
}

type IndicatorFields = Pick<
  typeof programmeIndicators.$inferInsert,
  'name' | 'unit' | 'type' | 'direction' | 'pillarId' | 'subsetOfId' | 'source' | 'measuredBy'
>
type PlanFields = Omit<typeof programmePlans.$inferInsert, 'id' | 'fundId' | 'sort'>
type PartnerFields = Pick<typeof programmePartners.$inferInsert, 'name' | 'kind' | 'email'>
