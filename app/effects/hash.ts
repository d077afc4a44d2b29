import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** SHA-256 of text or bytes, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** SHA-256 of a value in canonical JSON (RFC 8785): the same value gives the same hash, whatever the order of its keys. */
export function hashOf(value: unknown): string {
  return sha256(canonicalize(value) ?? 'null')
}

type HashedEvent = {
  id: string
  fundId: string
  subjectKind: string
  subjectId: string
  sequence: number
  type: string
  actor: string
  at: Date
  data: Record<string, unknown>
  previousHash: string
}

/** The link of a chain: covers the event itself and the hash of the one before. */
export function eventHash(event: HashedEvent): string {
  const { id, fundId, subjectKind, subjectId, sequence, type, actor, at, data, previousHash } = event
  return hashOf({
    id,
    fundId,
    subjectKind,
    subjectId,
    sequence,
    type,
    actor,
    at: at.toISOString(),
    data,
    previousHash,
  })
}
