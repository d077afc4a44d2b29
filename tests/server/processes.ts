import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { projectFolder } from '#db/project-folder.server.ts'

const program = join(projectFolder, 'build/server/main.js')

export type Running = {
  url: string
  child: ChildProcess
  said(): string
  /** Ends it with a signal and answers how, and after how many milliseconds. */
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; after: number }>
}

/** Starts the built program and waits until it is ready or ends. */
export async function startProgram(command: string, settings: Record<string, string>): Promise<Running> {
  if (!existsSync(program))
    throw new Error('These tests start the built server. Build it first: npm run build')
  const port = await freePort()
  const child = spawn(process.execPath, [program, ...command.split(' ')], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', ORIGIN: '', PORT: port, ...settings },
  })
  let said = ''
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  await new Promise<void>((ready) => {
    const hear = (text: Buffer) => {
      said += text
      if (said.includes('is ready on')) ready()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', () => ready())
  })
  return {
    url: `http://localhost:${port}`,
    child,
    said: () => said,
    async end(signal = 'SIGTERM') {
      const began = Date.now()
      if (child.exitCode === null) child.kill(signal)
      return { code: await exited, after: Date.now() - began }
    },
  }
}

function freePort(): Promise<string> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(String(port)))
    })
  })
}
