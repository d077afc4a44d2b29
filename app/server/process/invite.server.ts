import { inviteFirstPerson } from '#app/commands/invite-person.server.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { findDatabase, migrateDatabase, openDatabase } from './database.server.ts'
import { StartError } from './start-error.server.ts'

/** Makes the first person of an empty database. */
export async function invite([email = '', role = '']: string[]): Promise<number> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || role === '')
    throw new StartError('Say who and as what: npm run invite -- name@example.org administrator')
  const url = await findDatabase()
  await migrateDatabase(url)
  openDatabase(url, 1)
  const verdict = await inviteFirstPerson(email, role, new Date())
  if (!verdict.ok) {
    const { what, whatNow } = verdictWords(verdict.reason, 'en')
    throw new StartError(`${what} ${whatNow}`.trim())
  }
  process.stdout.write(
    `${email} is ${role} now, and can sign in at ${configuration().origin}/account/sign-in\n`,
  )
  return 0
}
