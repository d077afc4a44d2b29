import type { Change, ChangedPart } from '#app/components/changes/changed-text.tsx'
import type { EntryPart } from '#app/components/proposal/entries.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { wordByWord } from './word-by-word.server.ts'

/** Two versions of a text: a long one word by word, a short one as a whole; null when they are the same. */
export function textChange(was: string, is: string, long: boolean): Change | null {
  if (was === is) return null
  if (!long || was === '' || is === '') return { was, is }
  return { pieces: wordByWord(was, is) }
}

/** The fields of a row that are different now, each under its label. */
export function partChanges(old: readonly EntryPart[], now: readonly EntryPart[]): ChangedPart[] {
  const keys = [...new Set([...now, ...old].map(({ key }) => key))]
  return keys.flatMap((key) => {
    const [before, after] = [old, now].map((parts) => parts.find((part) => part.key === key))
    const { label, long } = (after ?? before) as EntryPart
    const change = textChange(before?.text ?? '', after?.text ?? '', long)
    return change ? [{ key, label, change }] : []
  })
}

/** What became of a row, in words: it came, it went, it is different, or it stands elsewhere. */
export function rowWords({
  was,
  is,
  changed,
  moved = false,
}: {
  was: unknown
  is: unknown
  changed: boolean
  moved?: boolean
}): string[] {
  return [
    ...(was === null ? [m.components_row_added()] : []),
    ...(is === null ? [m.components_row_removed()] : []),
    ...(changed ? [m.components_row_changed()] : []),
    ...(moved ? [m.components_row_moved()] : []),
  ]
}
