/** Somebody of the office who can be mentioned. */
export type Colleague = { id: string; name: string }

/** The letters that stand before and after an `@`: part of an address of mail or the web is no mention. */
const sign = /(?<![\p{L}\p{N}._%+-])@(?=[\p{L}])/gu
/** Words of a name, as they follow an `@`: with spaces, dots, dashes or nothing between them. */
const following = /^[\p{L}\p{M}’'-]+(?:[ .\u00a0][\p{L}\p{M}’'-]+){0,4}/u
/** Letters of a first part of a name that are enough to know somebody by. */
const leastLetters = 3

/**
 * Who is mentioned in a text: `@` and a name or the beginning of it, in any case, with or without accents, spaces and dots.
 * The most of a name that fits counts. What fits several people is `unclear`; what fits nobody is text.
 */
export function mentionsIn(
  text: string,
  colleagues: readonly Colleague[],
): { people: string[]; unclear: string[] } {
  const people = new Set<string>()
  const unclear = new Set<string>()
  for (const { index } of text.matchAll(sign)) {
    const written = following.exec(text.slice(index + 1))?.[0] ?? ''
    const found = named(written, colleagues)
    if (found.length === 1 && found[0]) people.add(found[0].id)
    if (found.length > 1) unclear.add(`@${written.split(/[ .\u00a0]/)[0] ?? ''}`)
  }
  return { people: [...people], unclear: [...unclear] }
}

/** The colleagues that the most words from the first on fit; one whose whole name it is goes before others. */
function named(written: string, colleagues: readonly Colleague[]): Colleague[] {
  const words = written.split(/[ .\u00a0]/)
  for (let count = words.length; count > 0; count--) {
    const said = plain(words.slice(0, count).join(''))
    const whole = colleagues.filter(({ name }) => plain(name) === said)
    if (whole.length > 0) return whole
    const first = colleagues.filter(({ name }) => plain(name.split(' ')[0] ?? '') === said)
    if (first.length > 0) return first
    const begun = colleagues.filter(({ name }) => plain(name).startsWith(said))
    if (said.length >= leastLetters && begun.length > 0) return begun
    const last = colleagues.filter(({ name }) => plain(name.split(' ').slice(1).join('')) === said)
    if (said.length >= leastLetters && last.length > 0) return last
  }
  return []
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
