import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { namedRefusal } from './queries/named-refusal.server.ts'
import { RefusedByDatabase } from './refused-by-database.ts'

export type Db = PostgresJsDatabase
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
/** Whatever can read: the pool, or a transaction under way. */
export type Reader = Db | Tx

export type Connection = {
  /** The owner's database: migrations and the job runner use it as it is. */
  url: string
  /** Another login for the application; without it the owner's login works in the application's role. */
  appUrl?: string | null
  /** The most connections of this process. */
  max?: number
}

/** The role that runs the application: it cannot change or take away what is append-only. */
export const appRole = 'dichtbij_app'

type Open = { connection: Connection; client: postgres.Sql; db: Db; listener: postgres.Sql | null }

let open: Open | null = null

/** Opens the connections of this process, once at its start. */
export function connectDatabase(connection: Connection): void {
  if (open) throw new Error('the database is connected already')
  const client = postgres(connection.appUrl ?? connection.url, {
    max: connection.max ?? 10,
    idle_timeout: 300,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: 'dichtbij',
      default_transaction_isolation: 'read committed',
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(connection.appUrl ? {} : { role: appRole }),
    },
  })
  prepareStatements(client)
  open = { connection, client, db: drizzle(client), listener: null }
}

/** The database as the application sees it. */
export function db(): Db {
  return opened().db
}

/**
 * Does everything of `work` or nothing. A refusal it answers, or that the database throws, is answered after rolling
 * back, the second with the names its words need. Work that met another transaction in a deadlock is done again, three times at most, so it may touch
 * nothing but the transaction it is given.
 */
export async function transaction<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  for (let again = 3; ; again--) {
    try {
      return await opened().db.transaction(async (tx) => {
        const answer = await work(tx)
        if (isRefusal(answer)) throw new RolledBack(answer)
        await doAsked(tx)
        return answer
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.answer as Answer
      if (error instanceof RefusedByDatabase)
        return (await namedRefusal(opened().db, error.refusal)) as Answer
      if (again === 0 || !mayBeDoneAgain(error)) throw error
    }
  }
}

/**
 * Reads at one moment: all of `work` sees the same rows, whatever others write meanwhile. It may take minutes, and writes
 * nothing.
 */
export async function atOneMoment<Answer>(work: (reader: Reader) => Promise<Answer>): Promise<Answer> {
  return opened().db.transaction(
    async (tx) => {
      await tx.execute(sql`set local statement_timeout = '10min'`)
      return work(tx)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/**
 * Does everything of `work` or nothing, with the rights of the owner, on a connection of its own: for what the application may
 * never write. A refusal it answers is answered after rolling back. It may take as long as it needs.
 */
export async function asOwner<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  const owner = ownerSql()
  try {
    return await drizzle(owner).transaction(async (tx) => {
      const answer = await work(tx)
      if (isRefusal(answer)) throw new RolledBack(answer)
      return answer
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.answer as Answer
    throw error
  } finally {
    await owner.end()
  }
}

const last = new WeakMap<Tx, Map<string, () => Promise<void>>>()

/**
 * Has something done once all else of a transaction is written: before it locks the fund, and at the latest before it
 * commits. Under one key only what was asked last is done; what is asked anew after it was done is done again.
 */
export function beforeCommit(tx: Tx, key: string, work: () => Promise<void>): void {
  const asked = last.get(tx) ?? new Map<string, () => Promise<void>>()
  last.set(tx, asked.set(key, work))
}

/** Does what was asked for before the commit, in the order of its keys. */
export async function doAsked(tx: Tx): Promise<void> {
  const asked = [...(last.get(tx) ?? [])].toSorted(([one], [other]) => one.localeCompare(other))
  last.delete(tx)
  for (const [, work] of asked) await work()
}

/**
 * Hears what other processes tell with NOTIFY. `connected` is called at the start and after each lost connection,
 * when something may have been missed. The connection is one of its own.
 */
export async function listen(
  channel: string,
  heard: (text: string) => void,
  connected?: () => void,
): Promise<void> {
  const here = opened()
  here.listener ??= postgres(here.connection.url, { max: 1, onnotice: () => {} })
  await here.listener.listen(channel, heard, connected)
}

/** A single connection as the owner, for migrations and the like; who asks for it ends it. */
export function ownerSql(url = ownerUrl()): postgres.Sql {
  return postgres(url, { max: 1, onnotice: () => {} })
}

/** The owner's URL, for the job runner. */
export function ownerUrl(): string {
  return opened().connection.url
}

/** Lets what is under way end, for a few seconds at most, and closes all connections. */
export async function closeDatabase(): Promise<void> {
  const closing = open
  open = null
  await Promise.all([closing?.client.end({ timeout: 3 }), closing?.listener?.end({ timeout: 1 })])
}

class RolledBack extends Error {
  constructor(readonly answer: unknown) {
    super('rolled back because the answer is a refusal')
  }
}

/**
 * Has the server prepare each statement once per connection. Drizzle asks for that only where a query has a name; without
 * it every query is planned anew and takes two round trips.
 */
function prepareStatements(client: postgres.Sql): void {
  const { begin } = client
  always(client)
  client.begin = ((work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    begin((tx) => {
      always(tx)
      return work(tx)
    })) as typeof begin
}

function always(sql: postgres.ISql): void {
  const { unsafe } = sql
  sql.unsafe = (text, values, options) => unsafe(text, values, { ...options, prepare: true })
}

function opened(): Open {
  if (!open) throw new Error('the database is not connected')
  return open
}

function isRefusal(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false
}

/** Drizzle wraps what the driver throws; the code of PostgreSQL is in the cause. */
function mayBeDoneAgain(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === '40P01' || code === '40001'
}
