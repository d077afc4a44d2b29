/**
 * How wide a text is, in pixels, without a font at hand: by the classes of its letters, measured on the common
 * sans-serifs and a little on the safe side. `size` is the size of the letters in pixels.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let units = 0
  for (const letter of text) units += letterWidth(letter)
  return units * size * (bold ? 1.08 : 1)
}

/**
 * Breaks a text into at most `lines` lines of at most `width` pixels, of about the same length. What does not fit is
 * left out by whole words, with an ellipsis; a word that is wider than a line goes on on the next, after a hyphen.
 */
export function wrapText(text: string, width: number, lines: number, size: number): string[] {
  const words = text
    .split(/ +/)
    .filter(Boolean)
    .flatMap((word) => parts(word, width, size))
  const wrapped = fill(words, width, size)
  if (wrapped.length > lines) {
    const kept = wrapped.slice(0, lines)
    kept[lines - 1] = `${kept[lines - 1]} …`
    return kept.map((line) => cutToFit(line, width, size))
  }
  let balanced = wrapped
  for (let narrower = width - 8; narrower > width / 2; narrower -= 8) {
    const tried = fill(words, narrower, size)
    if (tried.length > wrapped.length) break
    balanced = tried
  }
  return balanced.map((line) => cutToFit(line, width, size))
}

function fill(words: string[], width: number, size: number): string[] {
  const filled: string[] = []
  for (const word of words) {
    const longer = filled.length === 0 ? word : `${filled.at(-1)} ${word}`
    if (filled.length > 0 && textWidth(longer, size) <= width) filled[filled.length - 1] = longer
    else filled.push(word)
  }
  return filled
}

/** A word that fits as it is, or else its parts: broken in the middle, where a long word is mostly made of two. */
function parts(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word]
  const letters = [...word]
  let at = Math.ceil(letters.length / 2)
  while (at > 1 && textWidth(`${letters.slice(0, at).join('')}-`, size) > width) at -= 1
  if (letters.length < 4) return [word]
  return [`${letters.slice(0, at).join('')}-`, ...parts(letters.slice(at).join(''), width, size)]
}

function cutToFit(line: string, width: number, size: number): string {
  if (textWidth(line, size) <= width) return line
  const words = line.replace(/ ?…$/, '').split(' ')
  if (words.length > 1) return cutToFit(`${words.slice(0, -1).join(' ')} …`, width, size)
  const [only = ''] = words
  if (textWidth(only, size) <= width) return only
  let shorter = line.replace(/ ?…$/, '')
  while (shorter.length > 1 && textWidth(`${shorter}…`, size) > width) shorter = shorter.slice(0, -1)
  return `${shorter.trimEnd()}…`
}

function letterWidth(letter: string): number {
  if (/[iljI|!.,:;'’]/.test(letter)) return 0.28
  if (/[frt()[\]\-/ \u00a0]/.test(letter)) return 0.36
  if (/[mwMW@%—…]/.test(letter)) return 0.9
  if (/[A-ZÀ-Þ&€]/.test(letter)) return 0.7
  return 0.58
}
