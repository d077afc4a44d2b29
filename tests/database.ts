import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase, connectDatabase } from '#db/client.server.ts'

/**
 * Gives the test file a database of its own, with all migrations and no rows, and connects `db()` to it. `url`
 * answers the owner's URL once the tests run.
 */
export function useDatabase({ max = 5 } = {}): { url(): string } {
  const cluster = inject('cluster')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const url = new URL(cluster.url)
  url.pathname = `/${name}`

  beforeAll(async () => {
    await asOwner(cluster.url, (sql) => sql`create database ${sql(name)} template ${sql(cluster.template)}`)
    connectDatabase({ url: url.href, max })
  })
  afterAll(async () => {
    await closeDatabase()
    await asOwner(cluster.url, (sql) => sql`drop database ${sql(name)} with (force)`)
  })
  return { url: () => url.href }
}

async function asOwner(url: string, work: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
