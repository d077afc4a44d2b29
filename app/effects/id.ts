import { v5, v7 } from 'uuid'

/** A new key, in order of time (UUIDv7). */
export function newId(at: Date): string {
  return v7({ msecs: at.getTime() })
}

/** The key of one part of an operation: always the same one for the same operation and part. */
export function idWithin(operation: string, part: string): string {
  return v5(part, operation)
}
