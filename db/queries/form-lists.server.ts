import { asc, eq } from 'drizzle-orm'
import type { ListName } from '#app/domain/proposal/field.ts'
import type { Reader } from '#db/client.server.ts'
import { neighbourhoods, pillars, programmeIndicators } from '#db/schema/index.ts'

export type Named = { key: string; name: string }

/** What the form offers of the fund's own data: neighbourhoods, subjects and the programme's indicators, in its order. */
export type FormLists = Record<ListName, Named[]>

export async function formLists(reader: Reader, fund: string): Promise<FormLists> {
  return {
    neighbourhoods: await reader
      .select({ key: neighbourhoods.key, name: neighbourhoods.name })
      .from(neighbourhoods)
      .where(eq(neighbourhoods.fundId, fund))
      .orderBy(asc(neighbourhoods.sort)),
    pillars: await reader
      .select({ key: pillars.key, name: pillars.name })
      .from(pillars)
      .where(eq(pillars.fundId, fund))
      .orderBy(asc(pillars.sort)),
    programmeIndicators: await reader
      .select({ key: programmeIndicators.key, name: programmeIndicators.name })
      .from(programmeIndicators)
      .where(eq(programmeIndicators.fundId, fund))
      .orderBy(asc(programmeIndicators.sort)),
  }
}
