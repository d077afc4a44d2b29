import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMailCatcher } from './mail-catcher.ts'
import { Mailbox } from './mailbox.ts'
import { type Ended, endProgram, freePort, runProgram, startProgram } from './program.ts'
import { takeDatabase } from './shelf.ts'

export type RunningSite = {
  url: string
  databaseUrl: string
  mailbox: Mailbox
  /** Runs another command of the program on the same database: `invite name@example.org administrator`. */
  run(...args: string[]): Promise<Ended>
  stop(): Promise<void>
}

/** The built site on a free port, with a database and a mail server of its own. */
export async function startSite(
  command: 'demo' | 'web',
  more: Record<string, string> = {},
): Promise<RunningSite> {
  const folder = mkdtempSync(join(tmpdir(), 'dichtbij-journey-'))
  const mails = await startMailCatcher(join(folder, 'mails'))
  const database = await takeDatabase(command === 'demo' ? 'demo' : 'empty', folder)
  const port = await freePort()
  const settings = {
    PORT: port,
    DATABASE_URL: database.url,
    SMTP_URL: mails.url,
    DATA_DIR: folder,
    HOST: '',
    ORIGIN: '',
    ...more,
  }
  const server = await startProgram(command, settings)
  return {
    url: `http://localhost:${port}`,
    databaseUrl: database.url,
    mailbox: new Mailbox(join(folder, 'mails')),
    run: (...args) => runProgram(args, settings),
    async stop() {
      await endProgram(server)
      await database.giveBack()
      await mails.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
