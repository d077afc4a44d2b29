import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { codeFrom, readCode } from '#app/domain/grant/resident-code.ts'
import { configuration } from './configuration.server.ts'
import { sha256 } from './hash.ts'

/** The six digits of a request, derived from its id and the server's secret: nothing usable lies in the database. */
export function codeOf(request: string): string {
  const number = createHmac('sha256', key('code')).update(request).digest().readUIntBE(0, 6)
  return String(number % 1_000_000).padStart(6, '0')
}

/** The token of the link in the mail of a request. */
export function linkTokenOf(request: string): string {
  return createHmac('sha256', key('link')).update(request).digest('base64url')
}

/** The token of the link with which a partner answers a question. */
export function partnerTokenOf(question: string): string {
  return createHmac('sha256', key('partner')).update(question).digest('base64url')
}

/** Is this the token of that link? */
export function isPartnerToken(question: string, token: string): boolean {
  return sameSecret(token, partnerTokenOf(question))
}

/** The token of the link with which somebody without an account follows what they complained about. */
export function complaintTokenOf(complaint: string): string {
  return createHmac('sha256', key('complaint')).update(complaint).digest('base64url')
}

/** Is this the token of that link? */
export function isComplaintToken(complaint: string, token: string): boolean {
  return sameSecret(token, complaintTokenOf(complaint))
}

/** The token of the address at which a person answers in a thread, in letters and digits that keep their meaning in capitals. */
export function replyTokenOf(proposal: string, person: string): string {
  const bits = createHmac('sha256', key('reply')).update(`${proposal} ${person}`).digest()
  const letters = Array.from({ length: 26 }, (_, at) => base32[fiveBits(bits, at * 5)])
  return letters.join('')
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

function fiveBits(bytes: Buffer, from: number): number {
  return (bytes.readUInt16BE(from >> 3) >> (11 - (from & 7))) & 31
}

/** The token of the link in a mail with which its reader gets no more of its kind; it opens nothing else. */
export function unsubscribeTokenOf(mail: string): string {
  return createHmac('sha256', key('unsubscribe')).update(mail).digest('base64url')
}

/** Is this the token of that link? */
export function isUnsubscribeToken(mail: string, token: string): boolean {
  return sameSecret(token, unsubscribeTokenOf(mail))
}

/** The code with this number on a print for residents, derived like the others, so that a print can be made again. */
export function residentCodeOf(set: string, number: number): string {
  return codeFrom(createHmac('sha256', key('resident')).update(`${set} ${number}`).digest())
}

/** The hash under which a resident's code is kept, as somebody typed it; null for what can be no code. */
export function residentCodeHash(typed: string): string | null {
  const code = readCode(typed)
  return code && sha256(code)
}

/** Compares two secrets in constant time. */
export function sameSecret(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Seals a short text with the server's secret (AES-256-GCM), for secrets that must be read back. */
export function seal(text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key('seal'), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens what `seal` made; throws when it was changed or sealed with another secret. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key('seal'), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

function key(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', configuration().secret, 'dichtbij', purpose, 32))
}
