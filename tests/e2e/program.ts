import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

const program = 'build/server/main.js'

/** A command of the built program that serves the site, once it is ready. */
export async function startProgram(command: string, settings: Record<string, string>): Promise<ChildProcess> {
  const environment = { ...process.env, HOST: '', ORIGIN: '', ...settings }
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

export async function endProgram(server: ChildProcess): Promise<void> {
  server.kill('SIGTERM')
  await ended(server)
}

export type Ended = { code: number | null; said: string }

/** Runs another command of the program to its end. */
export function runProgram(args: string[], settings: Record<string, string>): Promise<Ended> {
  return ended(spawn(process.execPath, [program, ...args], { env: { ...process.env, ...settings } }))
}

async function ended(child: ChildProcess): Promise<Ended> {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      said += text
    })
  const code = child.exitCode ?? (await new Promise<number | null>((done) => child.once('close', done)))
  return { code, said }
}

export function freePort(): Promise<string> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(String(port)))
    })
  })
}
