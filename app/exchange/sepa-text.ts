/** The most letters that fields of a payment may have, as ISO 20022 and the EPC guidelines limit them. */
export const sepaLimits = { id: 35, name: 70, remittance: 140 } as const
export type SepaField = keyof typeof sepaLimits

/**
 * A text in the letters that every SEPA bank reads (a–z A–Z 0–9 / - ? : ( ) . , ' + and the space), cut to its field.
 * Marks are taken off (é → e), some letters become two (ß → ss, Ж → Zh), Greek and Cyrillic are written in Latin, and
 * what has no reading becomes a point. Null when nothing that can be read is left. No slash begins or ends it, nor do two
 * stand together. Source: EPC217-08, SEPA Requirements for an Extended Character Set, best practices; EPC132-08 §1.4.
 */
export function sepaText(text: string, field: SepaField): string | null {
  const latin = [...text.normalize('NFC')].map(inLatin).join('')
  const written = tidied(tidied(latin).slice(0, sepaLimits[field]))
  return /[A-Za-z0-9]/.test(written) ? written : null
}

function inLatin(letter: string): string {
  if (allowedLetter.test(letter)) return letter
  const own = letters[letter]
  if (own !== undefined) return own
  const low = letters[letter.toLowerCase()]
  if (low !== undefined) return low.charAt(0).toUpperCase() + low.slice(1)
  const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  if (bare === letter) return /[\p{Z}\p{C}]/u.test(letter) ? ' ' : /\p{M}/u.test(letter) ? '' : '.'
  return [...bare].map(inLatin).join('')
}

function tidied(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\/{2,}/g, '/')
    .replace(/^[ /]+|[ /]+$/g, '')
}

const allowedLetter = /^[A-Za-z0-9/\-?:().,'+ ]$/

/** Small letters stand for their capitals too. */
const letters: Record<string, string> = {
  ...{
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
    ŋ: 'n',
    ħ: 'h',
    ŧ: 't',
    ə: 'e',
  },
  ...{ '€': 'E', '&': '+', _: '-', ';': ',', '’': "'", '‘': "'", '´': "'", '`': "'", ʼ: "'" },
  ...{ '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '·': '-', '…': '...', '«': '.', '»': '.' },
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    є: 'ye',
    ё: 'yo',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
  },
  ...{
    ї: 'yi',
    й: 'y',
    ј: 'j',
    к: 'k',
    л: 'l',
    љ: 'lj',
    м: 'm',
    н: 'n',
    њ: 'nj',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
  },
  ...{
    т: 't',
    ћ: 'c',
    ђ: 'dj',
    у: 'u',
    ў: 'u',
    ф: 'f',
    х: 'h',
    ц: 'ts',
    ч: 'ch',
    џ: 'dz',
    ш: 'sh',
    щ: 'sht',
  },
  ...{ ъ: 'a', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
  },
  ...{ ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
}
