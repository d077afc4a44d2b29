import { db } from '#db/client.server.ts'
import { checkResultsOf } from '#db/queries/checks.server.ts'
import { checkName } from '../books/check-words.ts'
import type { Values } from './values.server.ts'
import { pageUrl } from './values.server.ts'

/** What does not add up, by the names of what was held. */
export async function checkValues(run: string): Promise<Values> {
  const failed = (await checkResultsOf(db(), run)).filter(({ found }) => found > 0)
  return {
    'checks.failed': failed.map(({ name }) => checkName(name)),
    'url.checks': pageUrl('/manager/checks'),
  }
}
