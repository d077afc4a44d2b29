import { AsyncLocalStorage } from 'node:async_hooks'
import { DrizzleQueryError } from 'drizzle-orm'
import { configuration, logLevels } from '#app/effects/configuration.server.ts'

type Level = Exclude<(typeof logLevels)[number], 'silent'>
type Fields = Record<string, string | number | boolean | null | undefined>

const requestId = new AsyncLocalStorage<string>()

/** Every line that is logged while `work` goes on carries this id. */
export function withRequestId<T>(id: string, work: () => T): T {
  return requestId.run(id, work)
}

/** One line of JSON on standard output. Never give it a query string, a body, a token or what somebody typed. */
export function log(level: Level, event: string, fields: Fields = {}): void {
  if (!isLogged(level)) return
  process.stdout.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, event, request: requestId.getStore(), ...fields })}\n`,
  )
}

/** An error with where it happened. Of a failed query only the code and the constraint: its values are somebody's. */
export function logError(error: unknown, fields: Fields = {}): void {
  log('error', 'error', { ...told(error), ...fields })
}

export function isLogged(level: Level): boolean {
  return logLevels.indexOf(level) >= logLevels.indexOf(configuration().logLevel)
}

function told(error: unknown): Fields {
  if (!(error instanceof Error)) return { name: typeof error }
  const cause = error.cause instanceof Error ? error.cause : null
  const told =
    isOfDatabase(error) || isOfDatabase(cause) ? databaseFields(cause ?? error) : { message: error.message }
  return { name: error.name, ...told, stack: framesOf(error), cause: cause ? framesOf(cause) : undefined }
}

function databaseFields(error: Error): Fields {
  const { code, constraint_name, table_name } = error as Error & Record<string, string | undefined>
  return { code, constraint: constraint_name, table: table_name }
}

/** Drizzle puts the query with its values in its message, and PostgreSQL the values in its detail. */
function isOfDatabase(error: Error | null): boolean {
  return error instanceof DrizzleQueryError || error?.name === 'PostgresError'
}

function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim())
    .join('\n')
}
