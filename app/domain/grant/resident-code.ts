import type { IsoDate } from '../calendar.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import type { Outcome } from './outcome.ts'

/** What a resident says with a code, and nothing else. */
export const residentAnswers = ['yes', 'no'] as const
export type ResidentAnswer = (typeof residentAnswers)[number]

/** Letters and digits that nobody takes for another one on paper. */
export const codeLetters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const codeLength = 10
const half = codeLength / 2

/** The most codes on one print. */
export const mostCodes = 500

/** Below so many answers the initiative is not told how many said yes: it could guess who did. */
export const fewestAnswers = 5

/** A code of ten letters and digits from random bytes, the same for the same bytes. */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(
    { length: codeLength },
    (_, at) => codeLetters[(bytes[at] ?? 0) % codeLetters.length],
  ).join('')
}

/** A code as it is printed: two groups of five. */
export function printedCode(code: string): string {
  return `${code.slice(0, half)}-${code.slice(half)}`
}

/** A code as it was typed: small letters, spaces and dashes do not matter; null for what cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.-]/g, '')
  return code.length === codeLength && [...code].every((letter) => codeLetters.includes(letter)) ? code : null
}

/** What is known of one code; null is no code of ours. */
export type KnownCode = {
  answer: ResidentAnswer | null
  expiresOn: IsoDate
  voided: boolean
  ended: boolean
} | null

/**
 * May a code be used on a day (Europe/Amsterdam)? It is one (`resident-code-unknown`), nobody used it
 * (`resident-code-used`), and its last day is not over, nor was it taken back, nor is the grant at its end
 * (`resident-code-expired`).
 */
export function canAnswer(code: KnownCode, today: IsoDate): Verdict {
  if (!code) return refused('resident-code-unknown')
  if (code.answer !== null) return refused('resident-code-used')
  return code.voided || code.ended || today > code.expiresOn ? refused('resident-code-expired') : allowed()
}

/**
 * May codes be made? Residents are who attests (`residents-do-not-attest`), there are some and not too many
 * (`codes-wrong`, most), and they last from today on (`codes-day-past`).
 */
export function canMakeCodes(
  { count, expiresOn }: { count: number; expiresOn: IsoDate },
  { attestor, today }: { attestor: Outcome['attestor']; today: IsoDate },
): Verdict {
  const some = Number.isInteger(count) && count >= 1 && count <= mostCodes
  return firstRefusal(
    attestor === 'residents' ? allowed() : refused('residents-do-not-attest'),
    some ? allowed() : refused('codes-wrong', { most: mostCodes }),
    expiresOn >= today ? allowed() : refused('codes-day-past'),
  )
}
