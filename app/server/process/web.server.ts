import { sql } from 'drizzle-orm'
import { configuration } from '#app/effects/configuration.server.ts'
import { db } from '#db/client.server.ts'
import { purposeOf } from '#db/purpose.server.ts'
import { roles } from '#db/schema/index.ts'
import { findDatabase, migrateDatabase, reached } from './database.server.ts'
import { sayReady, serve } from './serve.server.ts'
import { StartError } from './start-error.server.ts'

/** The site of a real fund. */
export async function web(): Promise<void> {
  const url = await findDatabase()
  if ((await reached(url, () => purposeOf(url))).startsWith('demo'))
    throw new StartError(
      'This database holds the demo. Start it with npm run demo, or give another DATABASE_URL.',
    )
  await migrateDatabase(url)
  await serve(url)
  sayReady(...(await whatIsMissing()))
}

async function whatIsMissing(): Promise<string[]> {
  const [someone] = await db().select({ one: sql`1` }).from(roles).limit(1)
  return [
    ...(someone
      ? []
      : ['Nobody has a role yet. Make the first person: npm run invite -- name@example.org administrator']),
    ...(configuration().smtpUrl ? [] : ['SMTP_URL is not set: mail is kept, but not sent.']),
  ]
}
