import { type AnyColumn, and, eq, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Reader } from '#db/client.server.ts'
import {
  funds,
  goals,
  grantIndicators,
  grants,
  initiatives,
  milestones,
  neighbourhoods,
  pillars,
  programmeIndicators,
  programmePlans,
} from '#db/schema/index.ts'

/**
 * What the programme and the fund call things, as far as a number stands in it: initiatives and what they do, goals, plans,
 * indicators and places; and the sentences in which the fund says what it is for.
 */
export async function namesWithNumbers(reader: Reader, fund: string): Promise<string[]> {
  const named = (name: AnyColumn, of: AnyColumn) => and(eq(of, fund), sql`${name} ~ '[0-9]'`)
  const rows = await unionAll(
    reader.select({ name: funds.vision }).from(funds).where(named(funds.vision, funds.id)),
    reader.select({ name: funds.mainAim }).from(funds).where(named(funds.mainAim, funds.id)),
    reader.select({ name: pillars.name }).from(pillars).where(named(pillars.name, pillars.fundId)),
    reader.select({ name: goals.text }).from(goals).where(named(goals.text, goals.fundId)),
    reader
      .select({ name: programmePlans.label })
      .from(programmePlans)
      .where(named(programmePlans.label, programmePlans.fundId)),
    reader
      .select({ name: programmeIndicators.name })
      .from(programmeIndicators)
      .where(named(programmeIndicators.name, programmeIndicators.fundId)),
    reader
      .select({ name: neighbourhoods.name })
      .from(neighbourhoods)
      .where(named(neighbourhoods.name, neighbourhoods.fundId)),
    reader
      .select({ name: initiatives.name })
      .from(initiatives)
      .where(named(initiatives.name, initiatives.fundId)),
    reader.select({ name: grants.title }).from(grants).where(named(grants.title, grants.fundId)),
    reader
      .select({ name: milestones.title })
      .from(milestones)
      .where(named(milestones.title, milestones.fundId)),
    reader
      .select({ name: grantIndicators.name })
      .from(grantIndicators)
      .where(named(grantIndicators.name, grantIndicators.fundId)),
  )
  return rows.flatMap(({ name }) => name ?? [])
}
