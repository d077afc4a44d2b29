import { buffer } from 'node:stream/consumers'
import { receiveBounce } from '../mail/receive-bounce.server.ts'
import { findDatabase, openDatabase } from './database.server.ts'

/** Takes one raw report of a mail server from standard input, as the mail server hands it on, and ends. */
export async function bounce(): Promise<number> {
  const raw = await buffer(process.stdin)
  openDatabase(await findDatabase(), 2)
  const noted = await receiveBounce(raw, new Date())
  process.stdout.write(`${noted} of our mails did not arrive\n`)
  return 0
}
