import { db } from '#db/client.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { demoPeople } from '#db/seed/demo-people.ts'
import { homeOf } from './back.server.ts'
import { openSession } from './session.server.ts'

/** Who can be tried in the demo, as the demo's own data names them. */
export async function personas(): Promise<{ key: string; name: string; does: string }[]> {
  return demoPeople.map(({ key, name, does }) => ({ key, name, does }))
}

/**
 * Signs in as a persona with one click. It counts as both factors, but not as a step-up: money still asks the code from
 * the mailbox. Answers null for a name that is no persona.
 */
export async function signInAsPersona(
  key: string,
  now: Date,
): Promise<{ to: string; headers: Headers } | null> {
  const persona = demoPeople.find((one) => one.key === key)
  const person = persona ? await personByEmail(db(), persona.email) : null
  if (!persona || !person) return null
  const opened = await openSession(now, person.id, ['mail', 'totp'])
  return { to: homeOf(persona.roles), headers: opened.headers }
}
