import { and, asc, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import {
  type Attestation,
  type AttestationState,
  countedOf,
  type SampledResult,
} from '#app/domain/grant/attestation.ts'
import { outcomeOf } from '#app/domain/grant/instrument.ts'
import type { Outcome } from '#app/domain/grant/outcome.ts'
import type { OutcomePart, ResultsSoFar } from '#app/domain/grant/outcome-payment.ts'
import { type IndicatorTerms, type Terms, termsSchema } from '#app/domain/grant/terms.ts'
import type { Reader } from '#db/client.server.ts'
import {
  files,
  outcomeAttestations,
  outcomeSamples,
  people,
  residentCodeSets,
  residentCodes,
  termsVersions,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** The part of an agreement in force that is paid per result, with what came of it so far. */
export type GrantOutcome = {
  outcome: Outcome
  parts: OutcomePart[]
  indicator: IndicatorTerms | null
  soFar: ResultsSoFar
  /** Who said that something counts: who accepted it, and who made the codes that residents used. */
  by: string[]
}

/** The same for these grants, by grant; one without such a part is not there. */
export async function outcomesOf(
  reader: Reader,
  grants: readonly string[],
): Promise<Map<string, GrantOutcome>> {
  if (grants.length === 0) return new Map()
  const rows = await reader
    .select({ grant: termsVersions.grantId, terms: termsVersions.terms })
    .from(termsVersions)
    .where(
      and(
        inArray(termsVersions.grantId, [...grants]),
        eq(termsVersions.state, 'in-force'),
        sql`${termsVersions.terms}->'instruments' @> '[{"kind":"outcome"}]'::jsonb`,
      ),
    )
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ grant }) => grant)
  const attested = await attestationsAmong(reader, ids)
  const said = await yesBySet(reader, ids)
  return new Map(
    rows.flatMap(({ grant, terms: stored }) => {
      const terms = termsSchema.parse(stored)
      const agreed = agreedIn(terms)
      if (!agreed) return []
      const mine = attested.filter((one) => one.grant === grant)
      const yes = said.filter((one) => one.grant === grant)
      return [[grant, { ...agreed, ...soFarOf(mine, yes) }]]
    }),
  )
}

function agreedIn(terms: Terms): Pick<GrantOutcome, 'outcome' | 'parts' | 'indicator'> | null {
  const outcome = outcomeOf(terms)
  if (!outcome) return null
  return {
    outcome,
    parts: terms.tranches
      .filter(({ instrument }) => instrument === 'outcome')
      .map(({ id, number, amountCents }) => ({ id, number, amountCents })),
    indicator: terms.indicators.find(({ id }) => id === outcome.indicator) ?? null,
  }
}

function soFarOf(
  attestations: readonly AttestationRow[],
  said: readonly { madeBy: string; yes: number }[],
): Pick<GrantOutcome, 'soFar' | 'by'> {
  const yes = said.reduce((sum, one) => sum + one.yes, 0)
  const sum = (of: (one: AttestationRow) => number) => attestations.reduce((all, one) => all + of(one), 0)
  return {
    soFar: {
      counted: sum(countedOf) + yes,
      waiting: sum(({ state, count }) => (state === 'sent' ? count : 0)),
      returned: attestations.at(-1)?.state === 'returned' ? (attestations.at(-1)?.count ?? 0) : 0,
      attested: sum(({ state, count }) => (state === 'returned' ? 0 : count)) + yes,
    },
    by: [
      ...new Set([
        ...attestations.flatMap(({ state, judgedBy }) =>
          state === 'accepted' && judgedBy ? [judgedBy] : [],
        ),
        ...said.flatMap((one) => (one.yes > 0 ? [one.madeBy] : [])),
      ]),
    ],
  }
}

export type AttestationRow = Attestation & {
  id: string
  grant: string
  number: number
  tranche: string
  text: string | null
  file: string | null
  fileName: string | null
  sentByName: string
  sentAt: Date
  seed: string | null
  question: string | null
  judgedBy: string | null
  judgedAt: Date | null
  sample: (SampledResult & { reason: string | null })[]
}

/** Everything that was attested of a grant, the oldest first. */
export async function attestationsOf(reader: Reader, grant: string): Promise<AttestationRow[]> {
  return attestationsAmong(reader, [grant])
}

/** One of them; null for anything else. */
export async function attestationById(
  reader: Reader,
  grant: string,
  id: string | undefined,
): Promise<AttestationRow | null> {
  if (!isUuid(id)) return null
  return (await attestationsOf(reader, grant)).find((one) => one.id === id) ?? null
}

async function attestationsAmong(reader: Reader, grants: readonly string[]): Promise<AttestationRow[]> {
  const rows = await reader
    .select({ row: outcomeAttestations, fileName: files.name, sentByName: people.name })
    .from(outcomeAttestations)
    .innerJoin(people, eq(people.id, outcomeAttestations.sentBy))
    .leftJoin(files, eq(files.id, outcomeAttestations.fileId))
    .where(inArray(outcomeAttestations.grantId, [...grants]))
    .orderBy(asc(outcomeAttestations.grantId), asc(outcomeAttestations.number))
  if (rows.length === 0) return []
  const samples = await reader
    .select()
    .from(outcomeSamples)
    .where(inArray(outcomeSamples.grantId, [...grants]))
    .orderBy(asc(outcomeSamples.place))
  return rows.map(({ row, fileName, sentByName }) => ({
    id: row.id,
    grant: row.grantId,
    number: row.number,
    tranche: row.trancheId,
    state: row.state as AttestationState,
    count: row.count,
    text: row.text,
    file: row.fileId,
    fileName,
    sentByName,
    sentAt: row.sentAt,
    seed: row.seed,
    question: row.question,
    judgedBy: row.judgedBy,
    judgedAt: row.judgedAt,
    sample: samples
      .filter(({ attestationId }) => attestationId === row.id)
      .map(({ place, confirmed, reason }) => ({ place, confirmed, reason })),
  }))
}

async function yesBySet(reader: Reader, grants: readonly string[]) {
  return reader
    .select({ grant: residentCodes.grantId, madeBy: residentCodeSets.madeBy, yes: count() })
    .from(residentCodes)
    .innerJoin(residentCodeSets, eq(residentCodeSets.id, residentCodes.setId))
    .where(
      and(
        inArray(residentCodes.grantId, [...grants]),
        eq(residentCodes.answer, 'yes'),
        isNull(residentCodeSets.voidedAt),
      ),
    )
    .groupBy(residentCodes.grantId, residentCodeSets.madeBy)
}

export type CodeSet = {
  id: string
  count: number
  expiresOn: IsoDate
  madeBy: string
  madeAt: Date
  voidedAt: Date | null
  voidReason: string | null
  yes: number
  no: number
}

/** The prints of codes of a grant, the oldest first, with how many said what. */
export async function codeSetsOf(reader: Reader, grant: string): Promise<CodeSet[]> {
  const said = (answer: string) =>
    sql<number>`count(*) filter (where ${residentCodes.answer} = ${answer})`.mapWith(Number)
  const rows = await reader
    .select({ set: residentCodeSets, yes: said('yes'), no: said('no') })
    .from(residentCodeSets)
    .leftJoin(
      residentCodes,
      and(eq(residentCodes.setId, residentCodeSets.id), isNotNull(residentCodes.answer)),
    )
    .where(eq(residentCodeSets.grantId, grant))
    .groupBy(residentCodeSets.id)
    .orderBy(asc(residentCodeSets.madeAt), asc(residentCodeSets.id))
  return rows.map(({ set, yes, no }) => ({
    id: set.id,
    count: set.count,
    expiresOn: set.expiresOn,
    madeBy: set.madeBy,
    madeAt: set.madeAt,
    voidedAt: set.voidedAt,
    voidReason: set.voidReason,
    yes,
    no,
  }))
}

/** One print of a grant; null for anything else. */
export async function codeSetById(
  reader: Reader,
  grant: string,
  id: string | undefined,
): Promise<CodeSet | null> {
  if (!isUuid(id)) return null
  return (await codeSetsOf(reader, grant)).find((one) => one.id === id) ?? null
}
