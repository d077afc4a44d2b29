import { Worker } from 'node:worker_threads'

/** What a thread may take: seconds, and megabytes of memory. */
const most = { seconds: 20, megabytes: 512 }

/** It took more than a file may take. */
export class TookTooMuch extends Error {}

/**
 * Does heavy work on bytes of strangers in a thread of its own, which ends when it takes too long or too much. `code` is the
 * body of an async function of `bytes` and `load` (a `require` of our packages): a thread cannot be given a function, and a
 * file of code would have another place in the build than in the source.
 */
export function inThread<Answer>(code: string, bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(frame(code), {
      eval: true,
      workerData: { bytes, from: import.meta.url },
      resourceLimits: { maxOldGenerationSizeMb: most.megabytes },
      stdout: true,
      stderr: true,
      env: {},
    })
    const stop = (end: () => void) => {
      clearTimeout(clock)
      end()
      void thread.terminate()
    }
    const clock = setTimeout(() => stop(() => reject(new TookTooMuch())), most.seconds * 1000)
    thread.once('message', ({ answer, problem }) =>
      stop(() => (problem === undefined ? resolve(answer as Answer) : reject(new Error(problem)))),
    )
    thread.once('error', (error: NodeJS.ErrnoException) =>
      stop(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TookTooMuch() : error)),
    )
    thread.once('exit', () => stop(() => reject(new TookTooMuch())))
  })
}

function frame(code: string): string {
  return `
    const { parentPort, workerData } = require('node:worker_threads')
    for (const name of ['log', 'warn', 'error']) console[name] = () => {}
    const load = require('node:module').createRequire(workerData.from)
    const work = async (bytes, load) => { ${code} }
    work(workerData.bytes, load).then(
      (answer) => parentPort.postMessage({ answer }),
      (error) => parentPort.postMessage({ problem: String(error && error.name + ': ' + error.message) }))`
}
