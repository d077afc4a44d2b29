import { existsSync } from 'node:fs'
import { importFund } from '#app/commands/import-fund.server.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { findDatabase, migrateDatabase, openDatabase } from './database.server.ts'
import { StartError } from './start-error.server.ts'

/** Reads the archive of a fund into an empty database and ends. */
export async function importArchive([path = '']: string[]): Promise<number> {
  if (!existsSync(path)) throw new StartError('Say which archive: npm run import -- path/to/archive.zip')
  const url = await findDatabase()
  await migrateDatabase(url)
  openDatabase(url, 2)
  const verdict = await importFund(path, new Date())
  if (!verdict.ok) {
    const { what, whatNow } = verdictWords(verdict.reason, 'nl')
    throw new StartError(`${what} ${whatNow}`.trim())
  }
  const { name, madeAt, rows, files } = verdict
  process.stdout.write(
    `${name}, as it was on ${madeAt.toISOString()}: ${rows} rows and ${files} files were read, and are what the archive says.\nStart it with npm start; people sign in at ${configuration().origin}/account/sign-in, with a new second factor.\n`,
  )
  return 0
}
