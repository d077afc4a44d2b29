import { type Cents, parseMoney } from './money.ts'
import { typedReference } from './proposal/search.ts'

/** What somebody looks for everywhere at once, read from what they typed in one box. */
export type Asked = {
  /** All of it as one text, for the full-text search of plans. */
  text: string
  /** The words that must each be found, in any order; at most eight. */
  words: string[]
  /** A reference as it is stored, when it is one. */
  reference: string | null
  /** An amount in cents, when it is one. */
  amount: Cents | null
  /** An account number without spaces, when it looks like one. */
  iban: string | null
}

const mostWords = 8
export const longestAsked = 200

/**
 * Reads what was typed; null when there is nothing to look for: no letter or digit, or a single one. A text can be several
 * things at once: `1250` is an amount and a word.
 */
export function readAsked(typed: string): Asked | null {
  const text = typed.slice(0, longestAsked).replace(/\s+/g, ' ').trim()
  if ((text.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) return null
  const tight = text.replace(/\s/g, '').toUpperCase()
  return {
    text,
    words: [...new Set(text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)))].slice(0, mostWords),
    reference: typedReference(text),
    amount: parseMoney(text),
    iban: /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(tight) ? tight : null,
  }
}

/** The kinds of things that are looked through, in the order in which they are told. */
export const findingKinds = [
  'initiatives',
  'proposals',
  'grants',
  'people',
  'messages',
  'moments',
  'money',
  'complaints',
  'lessons',
  'rounds',
  'partners',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** Where the Latin letters with accents stand, and those of them that no accent can be taken from. */
const latin = [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const
const bare: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ħ: 'h',
  Ħ: 'h',
}

/** Every Latin letter with an accent and the dotless i, by the plain small letter it is folded to. */
const accented = (() => {
  const letters = new Map<string, string[]>()
  const plain = new Map<string, string>()
  for (const [first, last] of latin)
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code)
      const base = bare[letter] ?? letter.normalize('NFD').charAt(0).toLowerCase()
      if (!/^[a-z]$/.test(base)) continue
      plain.set(letter, base)
      letters.set(base, [...(letters.get(base) ?? []), letter])
    }
  return { letters, plain }
})()

/** A text without capitals and accents, to compare with another such text: `Yılmaz` and `yilmaz` become the same. */
export function folded(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => accented.plain.get(letter) ?? letter.toLowerCase())
    .join('')
}

/**
 * A pattern of the database (`~*`) that finds a word wherever it stands, with any accents: `jose` finds `José` and `Yılmaz`
 * finds `YILMAZ`. Whatever else is typed stands for itself.
 */
export function foldedPattern(word: string): string {
  return [...folded(word)]
    .map((letter) => {
      if (/[a-z]/.test(letter)) return `[${letter}${(accented.letters.get(letter) ?? []).join('')}]`
      return /[!-~]/.test(letter) && !/\d/.test(letter) ? `\\${letter}` : letter
    })
    .join('')
}
