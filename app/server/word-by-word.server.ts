import { diffArrays } from 'diff'
import type { Piece } from '#app/domain/piece.ts'

/**
 * Two versions of a text, word by word: what went before what came in its place. A number or a sum is one word, and words
 * that changed beside each other are one piece.
 */
export function wordByWord(was: string, is: string): Piece[] {
  const pieces: Piece[] = []
  let [removed, added] = ['', '']
  let air = ''
  const flush = () => {
    if (removed) pieces.push({ text: removed, kind: 'removed' })
    if (added) pieces.push({ text: added, kind: 'added' })
    if (air) pieces.push({ text: air, kind: 'same' })
    ;[removed, added, air] = ['', '', '']
  }
  for (const { value, added: came, removed: went } of diffArrays(wordsOf(was), wordsOf(is))) {
    const text = value.join('')
    if (!came && !went) {
      const between = removed !== '' && added !== '' && text.trim() === ''
      if (between) air = text
      else {
        flush()
        pieces.push({ text, kind: 'same' })
      }
      continue
    }
    if (air) [removed, added, air] = [removed + air, added + air, '']
    if (came) added += text
    else removed += text
  }
  flush()
  return pieces
}

/** The same for texts that may be short or have little in common: those go as a whole. */
export function redLine(was: string, is: string): Piece[] {
  if (countOf(was) >= least && countOf(is) >= least) {
    const pieces = wordByWord(was, is)
    const kept = pieces.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0)
    if (kept * 2 > Math.min(was.length, is.length)) return pieces
  }
  const whole: Piece[] = [
    { text: was, kind: 'removed' },
    { text: is, kind: 'added' },
  ]
  return whole.filter(({ text }) => text !== '')
}

/** Fewer words than this, such as a day, are read at once. */
const least = 4

function countOf(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

/** Words, the marks behind them, and the air between them. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+?(?=[.,;:!?)”’]*(?:\s|$))|[.,;:!?)”’]+/g) ?? []
}
