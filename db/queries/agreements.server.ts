import { and, asc, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { endedUnsigned, type TermsVersionState } from '#app/domain/grant/agreement.ts'
import type { ClauseReference } from '#app/domain/grant/clauses.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { type Terms, termsSchema } from '#app/domain/grant/terms.ts'
import type { Reader } from '#db/client.server.ts'
import {
  codeRequests,
  documents,
  events,
  paperSignings,
  people,
  signatures,
  termsVersions,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type Version = {
  id: string
  fund: string
  grant: string
  version: number
  state: TermsVersionState
  terms: Terms
  clauses: ClauseReference[]
  templateVersion: string | null
  locale: string
  termsHash: string | null
  document: string | null
  executedDocument: string | null
  effectiveFrom: IsoDate | null
  draftedBy: string
  recordedAt: Date
  preparedAt: Date | null
  offeredAt: Date | null
  offerExpires: IsoDate | null
  inForceAt: Date | null
}
export type SignatureRow = {
  id: string
  side: Side
  person: string
  email: string | null
  typedName: string
  capacity: string
  fileSha256: string
  signedAt: Date
  /** By hand: on which day, and the hash of the scan. */
  paper: { signedOn: IsoDate; scanSha256: string } | null
}
/** A kept file without its bytes. */
export type StoredFile = { id: string; fileName: string; sha256: string; pages: number }

/** The newest version of the terms of a grant; null while nothing was drafted. */
export async function newestVersion(reader: Reader, grant: string): Promise<Version | null> {
  const [row] = await reader
    .select()
    .from(termsVersions)
    .where(eq(termsVersions.grantId, grant))
    .orderBy(desc(termsVersions.version))
    .limit(1)
  return row ? parsed(row) : null
}

/** The version that holds now; null before both sides signed the first one. */
export async function versionInForce(reader: Reader, grant: string): Promise<Version | null> {
  const [row] = await reader
    .select()
    .from(termsVersions)
    .where(and(eq(termsVersions.grantId, grant), eq(termsVersions.state, 'in-force')))
  return row ? parsed(row) : null
}

/** The last version that both sides signed: what changes are measured against, and whose document holds. */
export async function versionSigned(reader: Reader, grant: string): Promise<Version | null> {
  const [row] = await reader
    .select()
    .from(termsVersions)
    .where(
      and(
        eq(termsVersions.grantId, grant),
        isNotNull(termsVersions.inForceAt),
        isNotNull(termsVersions.offeredAt),
      ),
    )
    .orderBy(desc(termsVersions.version))
    .limit(1)
  return row ? parsed(row) : null
}

/** The version the office works on: the newest, unless it ended unsigned while an older one holds. */
export async function versionAtWork(reader: Reader, grant: string): Promise<Version | null> {
  const newest = await newestVersion(reader, grant)
  return newest && endedUnsigned.has(newest.state)
    ? ((await versionInForce(reader, grant)) ?? newest)
    : newest
}

/** The document that goes with a version: its own, or that of the last one signed when this one needed no signatures. */
export async function documentOf(reader: Reader, version: Version): Promise<string | null> {
  const own = version.executedDocument ?? version.document
  if (own || !version.inForceAt) return own
  const signed = await versionSigned(reader, version.grant)
  return signed?.executedDocument ?? signed?.document ?? null
}

/** Every version of the terms of a grant, the newest first. */
export async function versionsOf(reader: Reader, grant: string): Promise<Version[]> {
  const rows = await reader
    .select()
    .from(termsVersions)
    .where(eq(termsVersions.grantId, grant))
    .orderBy(desc(termsVersions.version))
  return rows.map(parsed)
}

export async function versionById(reader: Reader, id: string): Promise<Version | null> {
  if (!isUuid(id)) return null
  const [row] = await reader.select().from(termsVersions).where(eq(termsVersions.id, id))
  return row ? parsed(row) : null
}

/**
 * The version that the grantee sees: what lies there to sign, else what holds, else what was offered last. Drafts and what
 * is being prepared stay with the fund.
 */
export async function versionShown(reader: Reader, grant: string): Promise<Version | null> {
  const [row] = await reader
    .select()
    .from(termsVersions)
    .where(
      and(
        eq(termsVersions.grantId, grant),
        or(isNotNull(termsVersions.offeredAt), isNotNull(termsVersions.inForceAt)),
      ),
    )
    .orderBy(
      sql`${termsVersions.state} in ('offered', 'signed-by-one') desc`,
      sql`${termsVersions.state} = 'in-force' desc`,
      desc(termsVersions.version),
    )
    .limit(1)
  return row ? parsed(row) : null
}

/** Who signed a version, in order. */
export async function signaturesOf(reader: Reader, version: string): Promise<SignatureRow[]> {
  const rows = await reader
    .select({
      id: signatures.id,
      side: signatures.side,
      person: signatures.personId,
      email: people.email,
      typedName: signatures.typedName,
      capacity: signatures.capacity,
      fileSha256: signatures.fileSha256,
      signedAt: signatures.signedAt,
      signedOn: paperSignings.signedOn,
      scanSha256: paperSignings.scanSha256,
    })
    .from(signatures)
    .innerJoin(people, eq(people.id, signatures.personId))
    .leftJoin(paperSignings, eq(paperSignings.id, signatures.paperSigningId))
    .where(eq(signatures.termsVersionId, version))
    .orderBy(asc(signatures.signedAt), asc(signatures.id))
  return rows.map(({ signedOn, scanSha256, ...row }) => ({
    ...row,
    side: row.side as Side,
    paper: signedOn && scanSha256 ? { signedOn, scanSha256 } : null,
  }))
}

export async function storedFile(reader: Reader, id: string | null): Promise<StoredFile | null> {
  if (id === null) return null
  const [row] = await reader
    .select({
      id: documents.id,
      fileName: documents.fileName,
      sha256: documents.sha256,
      pages: documents.pages,
    })
    .from(documents)
    .where(eq(documents.id, id))
  return row ?? null
}

/** The bytes of a kept file; null when there is none or it was erased. */
export async function fileBytes(
  reader: Reader,
  id: string | null,
): Promise<(StoredFile & { bytes: Uint8Array }) | null> {
  if (id === null) return null
  const [row] = await reader
    .select({
      id: documents.id,
      fileName: documents.fileName,
      sha256: documents.sha256,
      pages: documents.pages,
      bytes: documents.bytes,
    })
    .from(documents)
    .where(eq(documents.id, id))
  return row?.bytes ? { ...row, bytes: row.bytes } : null
}

/** Does a code to sign this version wait for this session? */
export async function signingCodeWaits(
  reader: Reader,
  session: string,
  version: string,
  now: Date,
): Promise<boolean> {
  const [row] = await reader
    .select({ id: codeRequests.id })
    .from(codeRequests)
    .where(
      and(
        eq(codeRequests.sessionHash, session),
        eq(codeRequests.purpose, 'sign-agreement'),
        eq(codeRequests.subjectId, version),
        isNull(codeRequests.usedAt),
        gt(codeRequests.expiresAt, now),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** The hash of the event with which a version came in force; it covers everything that happened to the grant before. */
export async function logHashAtSigning(
  reader: Reader,
  grant: string,
  version: string,
): Promise<string | null> {
  const [row] = await reader
    .select({ hash: events.hash })
    .from(events)
    .where(
      and(
        eq(events.subjectKind, 'grant'),
        eq(events.subjectId, grant),
        eq(events.type, 'agreement-in-force'),
        sql`${events.data}->>'termsVersion' = ${version}`,
      ),
    )
  return row?.hash ?? null
}

function parsed(row: typeof termsVersions.$inferSelect): Version {
  return {
    id: row.id,
    fund: row.fundId,
    grant: row.grantId,
    version: row.version,
    state: row.state as TermsVersionState,
    terms: termsSchema.parse(row.terms),
    clauses: row.clauses as ClauseReference[],
    templateVersion: row.templateVersion,
    locale: row.locale,
    termsHash: row.termsHash,
    document: row.documentId,
    executedDocument: row.executedDocumentId,
    effectiveFrom: row.effectiveFrom,
    draftedBy: row.draftedBy,
    recordedAt: row.recordedAt,
    preparedAt: row.preparedAt,
    offeredAt: row.offeredAt,
    offerExpires: row.offerExpires,
    inForceAt: row.inForceAt,
  }
}
