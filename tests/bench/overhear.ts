import type postgres from 'postgres'
import { db } from '#db/client.server.ts'

export type Statement = { text: string; values: string[] }

/** The driver under the app's database: statements that are sent here take the way that the app's own take. */
export function driver(): postgres.Sql {
  return (db() as unknown as { $client: postgres.Sql }).$client
}

/** Everything that the app asks of its database while `work` goes on, in order; for each transaction apart. */
export async function overheard(
  work: () => Promise<unknown>,
): Promise<{ statements: Statement[]; transactions: Statement[][] }> {
  const client = driver()
  const { unsafe, begin } = client
  const statements: Statement[] = []
  const transactions: Statement[][] = []
  note(client, statements)
  client.begin = ((doIt: (sql: postgres.TransactionSql) => Promise<unknown>) =>
    begin((sql) => {
      const own: Statement[] = []
      transactions.push(own)
      note(sql, own)
      return doIt(sql)
    })) as typeof begin
  try {
    await work()
  } finally {
    Object.assign(client, { unsafe, begin })
  }
  return { statements, transactions }
}

function note(sql: postgres.ISql, into: Statement[]): void {
  const { unsafe } = sql
  sql.unsafe = ((text: string, values: string[] = [], options?: postgres.UnsafeQueryOptions) => {
    into.push({ text, values })
    return unsafe(text, values, options)
  }) as typeof unsafe
}
