import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { createServer } from 'node:net'

/** The two builds of the site, each by its program, and what they run with. */
export type Bench = { main: string; mainWithMoreRoutes: string; databaseUrl: string; secret: string }
export type Site = { url: string; pid: number }

const running = new Set<ChildProcess>()
const program = process.argv[1] ?? ''

/** Starts the built site as it is started for a demo, and answers when it is ready. */
export async function startSite({ databaseUrl, secret }: Bench, main: string): Promise<Site> {
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    SECRET: secret,
    LOG_LEVEL: 'warn',
  }
  const child = start(main, ['demo'], { env, silent: true })
  let said = ''
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (text) => {
      said += text
      if (said.includes('is ready on')) ready()
    })
    child.stderr?.on('data', (text) => {
      said += text
    })
    child.once('exit', () => failed(new Error(`the site ended: ${said}`)))
  })
  return { url: `http://127.0.0.1:${port}`, pid: child.pid as number }
}

/** Starts another program of the bench and answers the first thing it tells. */
export async function ask<Told>(
  args: string[],
  env: Record<string, string> = {},
): Promise<Told & { pid: number }> {
  const child = start(program, args, { env: { ...process.env, ...env } })
  return new Promise((done, failed) => {
    child.once('message', (told) => done({ ...(told as Told), pid: child.pid as number }))
    child.once('exit', () => failed(new Error(`bench ${args[0]} ended without a word`)))
  })
}

/** Ends everything that was started, and waits until it is gone. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(ended))
}

function start(file: string, args: string[], options: ForkOptions): ChildProcess {
  const child = fork(file, args, options)
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), 6000)
    child.once('exit', () => {
      clearTimeout(kill)
      done()
    })
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })
}
