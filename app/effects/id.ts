import { v7 } from 'uuid'

/** A new key, in order of time (UUIDv7). */
export function newId(at: Date): string {
  return v7({ msecs: at.getTime() })
}
