import { configuration } from '#app/effects/configuration.server.ts'
import { closeDatabase } from '#db/client.server.ts'
import { purposeOf, setPurpose, startOver } from '#db/purpose.server.ts'
import { seedTools } from '../seed-tools.server.ts'
import { findDatabase, migrateDatabase, openDatabase, reached } from './database.server.ts'
import { sayReady, serve } from './serve.server.ts'
import { StartError } from './start-error.server.ts'

/** The site with the example fund: `--fresh` loads it anew. */
export async function demo(args: string[]): Promise<void> {
  const url = await findDatabase()
  await prepareDemo(url, args.includes('--fresh'))
  await serve(url)
  sayReady(...whatToTry(configuration().origin))
}

/** Makes sure that the database holds the demo, whole and nothing else. */
export async function prepareDemo(url: string, fresh: boolean): Promise<void> {
  const purpose = await reached(url, () => purposeOf(url))
  if (purpose === 'real')
    throw new StartError(
      'This database holds a real fund. The demo needs one of its own: give another DATABASE_URL.',
    )
  if (purpose === 'demo, being loaded' || (purpose === 'demo' && fresh)) await startOver(url)
  await migrateDatabase(url)
  if ((await purposeOf(url)) !== 'demo') await load(url)
}

async function load(url: string): Promise<void> {
  process.stdout.write('Loading the example fund …\n')
  await setPurpose(url, 'demo, being loaded')
  openDatabase(url)
  const { seedDemo } = await import('#db/seed/demo.server.ts')
  await seedDemo(new Date(), seedTools())
  await closeDatabase()
  await setPurpose(url, 'demo')
}

function whatToTry(origin: string): string[] {
  return [
    '',
    'What to try first:',
    `  ${origin}/            what everybody in the neighbourhood sees`,
    `  ${origin}/demo        sign in with one click as an applicant, a panel member, the manager …`,
    `  ${origin}/demo/mailbox  every mail that is sent, with its links and codes`,
    '',
    'Stop with Ctrl-C; everything is kept. Start over with npm run demo -- --fresh',
  ]
}
