import { and, desc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { ChangeKind } from '#app/domain/grant/change-kind.ts'
import type { ChangeState } from '#app/domain/grant/change-state.ts'
import type { TermsDiff } from '#app/domain/grant/diff.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Reader } from '#db/client.server.ts'
import { people, termsChanges } from '#db/schema/index.ts'
import { fileBytes } from './agreements.server.ts'
import { isUuid } from './ids.ts'

export type TermsChange = {
  id: string
  fund: string
  grant: string
  baseVersion: string
  side: Side
  state: ChangeState
  kind: ChangeKind | null
  diff: TermsDiff
  reason: string | null
  effectiveFrom: IsoDate | null
  startedBy: string
  startedByName: string
  startedAt: Date
  sentByName: string | null
  sentAt: Date | null
  answeredByName: string | null
  answeredAt: Date | null
  answer: string | null
  termsVersion: string | null
  document: string | null
}

const answering = alias(people, 'answering')
const sending = alias(people, 'sending')

function select(reader: Reader) {
  return reader
    .select({ change: termsChanges, starter: people.name, sender: sending.name, answerer: answering.name })
    .from(termsChanges)
    .innerJoin(people, eq(people.id, termsChanges.startedBy))
    .leftJoin(sending, eq(sending.id, termsChanges.sentBy))
    .leftJoin(answering, eq(answering.id, termsChanges.answeredBy))
}

/** Every change of a grant's agreement that was proposed, the newest first. */
export async function changesOf(reader: Reader, grant: string): Promise<TermsChange[]> {
  const rows = await select(reader)
    .where(eq(termsChanges.grantId, grant))
    .orderBy(desc(termsChanges.startedAt), desc(termsChanges.id))
  return rows.map(parsed)
}

/** A change whatever it belongs to, for the system alone. */
export async function changeAnywhere(reader: Reader, id: string): Promise<TermsChange | null> {
  if (!isUuid(id)) return null
  const [row] = await select(reader).where(eq(termsChanges.id, id))
  return row ? parsed(row) : null
}

/** The kept PDF of a change of this grant; null while it is not made yet, or after erasure. */
export async function changeFile(
  reader: Reader,
  grant: string,
  id: string | undefined,
): Promise<{ fileName: string; bytes: Uint8Array; sha256: string } | null> {
  const change = await changeById(reader, grant, id)
  return fileBytes(reader, change?.document ?? null)
}

/** A change of this grant; null for anything else. */
export async function changeById(
  reader: Reader,
  grant: string,
  id: string | undefined,
): Promise<TermsChange | null> {
  if (!isUuid(id)) return null
  const [row] = await select(reader).where(and(eq(termsChanges.grantId, grant), eq(termsChanges.id, id)))
  return row ? parsed(row) : null
}

/** The change that one side is putting together; null while there is none. */
export async function openChange(reader: Reader, grant: string, side: Side): Promise<TermsChange | null> {
  const [row] = await select(reader).where(
    and(eq(termsChanges.grantId, grant), eq(termsChanges.side, side), eq(termsChanges.state, 'open')),
  )
  return row ? parsed(row) : null
}

/** The change that waits for an answer or for signatures; at most one. */
export async function changeOnItsWay(reader: Reader, grant: string): Promise<TermsChange | null> {
  const [row] = await select(reader).where(
    and(eq(termsChanges.grantId, grant), inArray(termsChanges.state, ['sent', 'in-offer'])),
  )
  return row ? parsed(row) : null
}

function parsed({
  change,
  starter,
  sender,
  answerer,
}: Awaited<ReturnType<typeof select>>[number]): TermsChange {
  return {
    id: change.id,
    fund: change.fundId,
    grant: change.grantId,
    baseVersion: change.baseVersionId,
    side: change.side as Side,
    state: change.state as ChangeState,
    kind: change.kind as ChangeKind | null,
    diff: change.diff as TermsDiff,
    reason: change.reason,
    effectiveFrom: change.effectiveFrom,
    startedBy: change.startedBy,
    startedByName: starter,
    startedAt: change.startedAt,
    sentByName: sender,
    sentAt: change.sentAt,
    answeredByName: answerer,
    answeredAt: change.answeredAt,
    answer: change.answer,
    termsVersion: change.termsVersionId,
    document: change.documentId,
  }
}
