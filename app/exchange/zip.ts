import { type Zippable, zipSync } from 'fflate'

export type ZippedFile = { name: string; bytes: Uint8Array }

/** Files as one zip, in their order, every one dated on one instant: the same files give the same bytes. */
export function zip(files: readonly ZippedFile[], at: Date): Uint8Array {
  const entries: Zippable = Object.fromEntries(
    files.map(({ name, bytes }) => [name, [bytes, { mtime: at }] as const]),
  ) as Zippable
  return zipSync(entries)
}
