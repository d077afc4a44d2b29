import { explainedRules, type Person, type Role, roles } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { actionWords } from '#app/i18n/access-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'
import { relationWords } from './person-page.server.ts'

const whoWords = {
  everybody: m.access_everybody,
  session: m.access_session,
  person: m.access_person,
} as const

/** What a role may do, read from the access table itself, with who has it now; and what is not of a role. */
export async function accessPage(actor: Person, asked: string | null, today: IsoDate) {
  const role: Role = roles.find((one) => one === asked) ?? 'manager'
  const rules = explainedRules()
  const holders = await roleHolders(db(), actor, today)
  return {
    role,
    roles: [...roles],
    may: rules
      .filter((rule) => rule.roles.includes(role))
      .map(({ action, ofPanel }) => ({ key: action, what: actionWords[action](), ofPanel })),
    people: holders
      .filter((one) => one.role === role && one.since <= today)
      .map(({ person: id, name, email }) => ({ id, name: name || (email ?? '') })),
    others: rules
      .filter(({ roles: of }) => of.length === 0)
      .map(({ action, relations, who }) => ({
        key: action,
        what: actionWords[action](),
        who: who
          ? whoWords[who]()
          : relations.flatMap((one) => (one === 'none' ? [] : relationWords[one]())).join(', '),
      })),
  }
}
