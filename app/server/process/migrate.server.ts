import { findDatabase, migrateDatabase } from './database.server.ts'

/** Brings the database up to date and ends. */
export async function migrate(): Promise<number> {
  await migrateDatabase(await findDatabase())
  process.stdout.write('The database is up to date.\n')
  return 0
}
