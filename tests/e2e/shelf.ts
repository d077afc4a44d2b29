import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import postgres from 'postgres'

/** The database server of this run, and on it the demo as it is when it was just loaded: its database and its files. */
export type Shelf = { url: string; template: string; files: string }

/** Notes the shelf for the processes of the tests. */
export function shelve(shelf: Shelf): void {
  process.env.JOURNEYS_SHELF = JSON.stringify(shelf)
}

export type Taken = { url: string; giveBack(): Promise<void> }

/** A database of one's own: an empty one, or a copy of the demo with its files in `folder`. */
export async function takeDatabase(what: 'demo' | 'empty', folder: string): Promise<Taken> {
  const shelf: Shelf = JSON.parse(process.env.JOURNEYS_SHELF ?? '')
  const name = `journey_${randomUUID().replaceAll('-', '')}`
  const template = what === 'demo' ? shelf.template : 'template1'
  if (what === 'demo') cpSync(shelf.files, folder, { recursive: true })
  await asOwner(shelf.url, (sql) => sql`create database ${sql(name)} template ${sql(template)}`)
  const url = new URL(shelf.url)
  url.pathname = `/${name}`
  return {
    url: url.href,
    giveBack: () => asOwner(shelf.url, (sql) => sql`drop database ${sql(name)} with (force)`),
  }
}

async function asOwner(url: string, work: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
