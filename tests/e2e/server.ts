import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../db/embedded/start.server.ts'
import { startMailCatcher } from './mail-catcher.ts'
import { Mailbox } from './mailbox.ts'

export type RunningSite = {
  url: string
  databaseUrl: string
  mailbox: Mailbox
  /** Runs another command of the program on the same database: `invite name@example.org administrator`. */
  run(...args: string[]): Promise<{ code: number | null; said: string }>
  stop(): Promise<void>
}

/** The built site on a free port, with a database and a mail server of its own. */
export async function startSite(
  command: 'demo' | 'web',
  more: Record<string, string> = {},
): Promise<RunningSite> {
  const folder = mkdtempSync(join(tmpdir(), 'dichtbij-journey-'))
  const mails = await startMailCatcher(join(folder, 'mails'))
  const cluster = mkdtempSync(join(tmpdir(), 'dichtbij-journey-pg-'))
  const embedded = await startEmbedded(cluster, { durable: false })
  const databaseUrl = await embedded.database('journey')
  const port = await freePort()
  const settings = {
    PORT: port,
    DATABASE_URL: databaseUrl,
    SMTP_URL: mails.url,
    DATA_DIR: folder,
    HOST: '',
    ORIGIN: '',
  }
  const environment = { ...process.env, ...settings, ...more }
  const server = await started(command, environment)
  return {
    url: `http://localhost:${port}`,
    databaseUrl,
    mailbox: new Mailbox(join(folder, 'mails')),
    run: (...args) => ended(spawn(process.execPath, [program, ...args], { env: environment })),
    async stop() {
      server.kill('SIGTERM')
      await ended(server)
      await embedded.stop()
      await mails.stop()
      for (const made of [folder, cluster]) rmSync(made, { recursive: true, force: true })
    },
  }
}

const program = 'build/server/main.js'

function started(command: string, environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const server = spawn(process.execPath, [program, command], { env: environment })
  let said = ''
  return new Promise((ready, failed) => {
    const hear = (text: Buffer) => {
      said += text
      if (said.includes('Dichtbij is ready on')) ready(server)
    }
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    server.once('exit', (code) =>
      failed(new Error(`the server ended with ${code} before it was ready:\n${said}`)),
    )
  })
}

async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = ''
  child.stdout?.on('data', (text) => {
    said += text
  })
  child.stderr?.on('data', (text) => {
    said += text
  })
  const code = child.exitCode ?? (await new Promise<number | null>((done) => child.once('close', done)))
  return { code, said }
}

function freePort(): Promise<string> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(String(port)))
    })
  })
}
