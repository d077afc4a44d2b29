import { longestMail, receiveMail } from '#app/commands/receive-mail.server.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { logError } from '../log.server.ts'
import { lookedAt } from '../mail/receive.server.ts'
import { findDatabase, openDatabase } from './database.server.ts'

/** What a mail server makes of how this ends, as `sysexits.h` numbers it. */
export const exits = { taken: 0, unreadable: 65, nobody: 67, later: 75, refused: 77 }

/**
 * Takes one raw mail from standard input; `recipient` is the address of its envelope. Whatever fails that may go well another
 * time ends with 75, so that the mail server keeps the mail and comes back; a refusal says in one line why.
 */
export async function mail([recipient]: string[]): Promise<number> {
  try {
    const raw = await wholeInput(process.stdin)
    openDatabase(await findDatabase(), 2)
    const verdict = await receiveMail(raw, { recipient: recipient ?? null, looked: lookedAt }, new Date())
    if (!verdict.ok) process.stdout.write(`${whyNot(verdict)}\n`)
    return exitOf(verdict)
  } catch (error) {
    logError(error)
    return exits.later
  }
}

/** The number with which it ends. */
export function exitOf(verdict: Verdict): number {
  if (verdict.ok) return exits.taken
  const { code } = verdict.reason
  if (code === 'mail-unknown-address') return exits.nobody
  return code === 'mail-unreadable' || code === 'mail-too-large' ? exits.unreadable : exits.refused
}

function whyNot({ reason }: Extract<Verdict, { ok: false }>): string {
  const { what, whatNow } = verdictWords(reason, 'nl')
  return `${what} ${whatNow}`.replace(/\s+/g, ' ').trim()
}

/** All that comes in; more than a mail may have is read and let go, so that the mail server hears why. */
async function wholeInput(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of input) {
    size += part.byteLength
    if (size <= longestMail + part.byteLength) parts.push(part)
  }
  return Buffer.concat(parts)
}
