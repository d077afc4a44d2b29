import { type ChildProcess, fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { Acknowledged, Orders } from './acts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'node_modules/.cache/dichtbij-kill')

export type Ended = { acknowledged: Acknowledged[]; how: 'killed' | 'done' | 'failed'; said: string }

/** Compiles the worker once, as the app's own server is compiled; answers the file to run. */
export async function compileWorker(): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    esbuild: { jsx: 'automatic' },
    build: {
      ssr: join(root, 'tests/kill/worker.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'worker.js' } },
    },
  })
  return join(folder, 'worker.js')
}

/**
 * Runs a worker to its end, by its own hand or by kill -9, and answers what it acknowledged before. A worker that has
 * done everything goes on with its jobs until `enough` says so.
 */
export async function runWorker(
  file: string,
  orders: Orders,
  environment: Record<string, string>,
  enough: () => Promise<void> = async () => {},
): Promise<Ended> {
  const sheet = join(folder, `orders-${process.pid}.json`)
  writeFileSync(sheet, JSON.stringify(orders))
  const child = fork(file, [sheet], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const acknowledged: Acknowledged[] = []
  let isDone = false
  let said = ''
  child.stderr?.on('data', (bytes) => {
    said += bytes
  })
  child.on('message', (message: Acknowledged | 'done') => {
    if (message !== 'done') acknowledged.push(message)
    else {
      isDone = true
      enough().then(
        () => child.connected && child.send('stop'),
        () => child.kill('SIGKILL'),
      )
    }
  })
  const { signal } = await exitOf(child)
  return { acknowledged, how: signal === 'SIGKILL' ? 'killed' : isDone ? 'done' : 'failed', said }
}

function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((ended) => child.once('close', (code, signal) => ended({ code, signal })))
}
