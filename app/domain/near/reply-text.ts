import { cleanText } from '../proposal/typing.ts'

/**
 * What somebody wrote themselves in an answer by mail: without what they answered to and without what their telephone or
 * their office puts under it. In Dutch, English and Frisian, as the usual programs write it.
 */
export function newWords(text: string): string {
  let words = cleanText(text)
  for (;;) {
    const own = cleanText(withoutSignature(withoutHistory(words.split('\n'))).join('\n'))
    if (own === words) return own
    words = own
  }
}

function withoutHistory(lines: readonly string[]): string[] {
  const own: string[] = []
  let quoting = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (startsHistory(lines, at)) break
    const saying = linesOfSaying(lines, at)
    if (saying > 0) {
      const next = lines.slice(at + saying).find((one) => one.trim() !== '')
      if (!next || !isQuoted(next)) break
      quoting = true
      at += saying - 1
    } else if (!isQuoted(line) || !(quoting || lines.slice(at).every(isQuotedOrEmpty))) own.push(line)
  }
  return own
}

const isQuoted = (line: string) => /^\s*>/.test(line)
const isQuotedOrEmpty = (line: string) => line.trim() === '' || isQuoted(line)

/** Who wrote what follows, and when, as it may be broken over lines. */
const saidThen =
  /^(op|on|oan)\b.*\d.*\b(schreef|wrote|skreau|heeft\b.*\bhet volgende geschreven|hat\b.*\bgeschrieben)\b.*:$/i
const hasTimeOrAddress = /\b\d{1,2}[:.]\d{2}\b|[^\s<>]+@[^\s<>]+/

/** How many lines say who wrote what follows; none when these do not. */
function linesOfSaying(lines: readonly string[], at: number): number {
  if (!/^\s*(op|on|oan)\s/i.test(lines[at] ?? '')) return 0
  for (let count = 1; count <= 4 && at + count <= lines.length; count++) {
    const part = lines.slice(at, at + count)
    if (part.some((line) => line.trim() === '')) return 0
    const whole = part.map((line) => line.trim()).join(' ')
    if (saidThen.test(whole)) {
      const next = lines.slice(at + count).find((line) => line.trim() !== '')
      return hasTimeOrAddress.test(whole) || (next && isQuoted(next)) ? count : 0
    }
  }
  return 0
}

const heading = (names: string) => new RegExp(`^\\s*\\*?(${names})\\s*:\\*?(\\s|$)`, 'i')
const from = heading('van|from|fan|von|de')
const about = heading('verzonden|datum|sent|date|ferstjoerd|aan|to|oan|onderwerp|subject|underwerp|cc')
const original =
  /^\s*-{3,}\s*(oorspronkelijk bericht|original message|doorgestuurd bericht|forwarded message|orizjineel berjocht)\s*-{3,}\s*$/i
const rule = /^\s*_{10,}\s*$/

/** Do the lines from here repeat an earlier mail, with its headings above it? */
function startsHistory(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (original.test(line)) return true
  if (rule.test(line)) return hasHeadings(lines.slice(at + 1))
  return hasHeadings(lines.slice(at))
}

function hasHeadings(lines: readonly string[]): boolean {
  const [first, ...next] = lines.filter((line) => line.trim() !== '').slice(0, 7)
  return first !== undefined && from.test(first) && next.filter((line) => about.test(line)).length >= 2
}

/** The most lines under the two dashes of a signature. */
const longestSignature = 12
const sentFrom =
  /^(verzonden|verstuurd|sent|ferstjoerd)( \p{L}+)? (vanaf|vanuit|van|met|via|from|fan|mei) .{1,80}$|^(outlook voor|get outlook for|download outlook)\b.{0,80}$/iu

function withoutSignature(lines: readonly string[]): string[] {
  const dashes = lines.findIndex((line) => line.trim() === '--')
  const under = lines.slice(dashes + 1).filter((line) => line.trim() !== '').length
  const kept = dashes >= 0 && under <= longestSignature ? lines.slice(0, dashes) : [...lines]
  while (kept.length > 0 && (kept.at(-1)?.trim() === '' || sentFrom.test(kept.at(-1)?.trim() ?? '')))
    kept.pop()
  return kept
}
