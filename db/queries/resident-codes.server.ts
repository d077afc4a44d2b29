import { and, eq } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import type { ResidentAnswer } from '#app/domain/grant/resident-code.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, initiatives, residentCodeSets, residentCodes } from '#db/schema/index.ts'

export type AskedCode = {
  hash: string
  grant: string
  state: GrantState
  set: string
  initiative: string
  answer: ResidentAnswer | null
  expiresOn: IsoDate
  voided: boolean
}

/** What a code is for, by its hash; null when the fund has no such code. */
export async function codeAsked(
  reader: Reader,
  fund: string,
  hash: string | null,
): Promise<AskedCode | null> {
  if (hash === null) return null
  const [row] = await reader
    .select({ code: residentCodes, set: residentCodeSets, grant: grants, initiative: initiatives.name })
    .from(residentCodes)
    .innerJoin(residentCodeSets, eq(residentCodeSets.id, residentCodes.setId))
    .innerJoin(grants, eq(grants.id, residentCodes.grantId))
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .where(and(eq(residentCodes.fundId, fund), eq(residentCodes.codeHash, hash)))
  if (!row) return null
  return {
    hash: row.code.codeHash,
    grant: row.grant.id,
    state: row.grant.state as GrantState,
    set: row.set.id,
    initiative: row.initiative || row.grant.title,
    answer: row.code.answer as ResidentAnswer | null,
    expiresOn: row.set.expiresOn,
    voided: row.set.voidedAt !== null,
  }
}
