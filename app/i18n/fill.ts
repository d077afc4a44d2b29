/** The names between `{{` and `}}`, each once, in order of appearance. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] as string))]
}

/** Fills a text; throws with the names that have no value, so that no brace ever reaches a reader. */
export function fill(text: string, lookUp: (name: string) => string | null): string {
  const missing: string[] = []
  const filled = text.replace(placeholder, (_whole, name: string) => {
    const value = lookUp(name)
    if (value === null) missing.push(name)
    return value ?? ''
  })
  if (missing.length > 0) throw new MissingValue(missing)
  return filled
}

/** Fills a text and leaves out the sentences of which something is not known; null when none is left. */
export function fillWhatIsKnown(text: string, lookUp: (name: string) => string | null): string | null {
  const known = sentencesOf(text).filter((sentence) =>
    placeholdersIn(sentence).every((name) => lookUp(name) !== null),
  )
  return known.length === 0 ? null : fill(known.join(' '), lookUp)
}

/** A part of a text that always stands, or one that is left out whole when something in it is not known. */
export type Piece = string | { optional: string }

/** Fills the pieces of a text and puts them together; null when nothing is left. */
export function fillPieces(pieces: readonly Piece[], lookUp: (name: string) => string | null): string | null {
  const kept = pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [piece]
    return placeholdersIn(piece.optional).every((name) => lookUp(name) !== null) ? [piece.optional] : []
  })
  return kept.length === 0 ? null : fill(kept.join(' '), lookUp)
}

/** The sentences of a text with placeholders; a full stop inside a placeholder ends nothing. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!][”’)]?)\s+/u).filter(Boolean)
}

/** A placeholder without a value. */
export class MissingValue extends Error {
  readonly names: string[]
  constructor(names: string[]) {
    super(`no value for ${names.join(', ')}`)
    this.name = 'MissingValue'
    this.names = names
  }
}

const placeholder = /\{\{([\w.]+)\}\}/g
