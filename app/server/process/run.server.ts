import { ConfigurationError, configure } from '#app/effects/configuration.server.ts'
import { EmbeddedError } from '#db/embedded/error.server.ts'
import { logError } from '../log.server.ts'
import { StartError } from './start-error.server.ts'
import { isStopping, stop, stopOnSignals } from './stopping.server.ts'

type Command = (args: string[]) => Promise<unknown>

/** Settings that a command decides: only `demo` opens the doors of the demo. */
const decided: Record<string, Record<string, string>> = {
  demo: { DEMO: 'true' },
  web: { DEMO: 'false' },
}

/** How a command ends that cannot go on: `mail` asks the mail server to come back. */
const failures: Record<string, number> = { mail: 75 }

/** Runs a command from its settings to its end, and says in a sentence why it cannot start. */
export async function run(
  name: string,
  load: (() => Promise<Command>) | undefined,
  args: string[],
  names: string[],
) {
  stopOnSignals()
  const fail = (error: unknown) => failed(error, failures[name] ?? 1)
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  try {
    if (!load) throw new StartError(`Say what to do: one of ${names.join(', ')}.`)
    configure(decided[name] ?? {})
    const command = await load()
    const code = await command(args)
    if (typeof code === 'number') await stop(code)
  } catch (error) {
    await fail(error)
  }
}

async function failed(error: unknown, code: number): Promise<void> {
  if (isStopping()) return
  const isSentence = [ConfigurationError, EmbeddedError, StartError].some((kind) => error instanceof kind)
  if (isSentence) process.stderr.write(`${(error as Error).message}\n`)
  else logError(error)
  await stop(code)
}
