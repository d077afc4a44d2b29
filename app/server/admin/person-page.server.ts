import {
  can,
  explainedFor,
  explainedRules,
  type Person,
  type Relation,
  type Role,
} from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { actionWords } from '#app/i18n/access-words.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { personAccess } from '#db/queries/person-access.server.ts'
import { notFound } from '../answers.server.ts'

export const relationWords: Record<Exclude<Relation, 'none'>, () => string> = {
  owner: m.access_owner,
  editor: m.access_editor,
  reader: m.access_reader,
}

/**
 * What one person can see and do in the fund, role by role with its days, and where they stand near; from the table itself.
 * What they read for the panel, and what they declared too near, is told to who gives plans to readers alone.
 */
export async function personPage(actor: Person, id: string | undefined, today: IsoDate) {
  const found = await personAccess(db(), actor.fund, id)
  if (!found) throw notFound()
  const language = currentLocale()
  const ofPanel = can(actor, 'assign-reviewers').ok
  const day = (on: IsoDate | null) => (on ? formatDay(on, language) : null)
  const holds = (from: IsoDate, until: IsoDate | null) => from <= today && (until === null || until >= today)
  const now = [...new Set(found.held.filter((one) => holds(one.from, one.until)).map(({ role }) => role))]
  return {
    name: found.name || (found.email ?? ''),
    email: found.email ?? '',
    held: found.held.map(({ id: key, role, from, until, standsIn }) => ({
      key,
      role,
      from: day(from) ?? '',
      until: day(until),
      holds: holds(from, until),
      standsIn: standsIn?.name ?? null,
      because: standsIn?.reason ?? null,
    })),
    stoodFor: found.stoodFor.map(({ id: key, role, name, from, until }) => ({
      key,
      role,
      name,
      from: day(from) ?? '',
      until: day(until) ?? '',
    })),
    may: now.map((role) => ({ role, actions: ofRole(role) })),
    near: found.near.map(({ initiative, relation, proposals, grants }) => ({
      key: `${initiative}-${relation}`,
      initiative: initiative || m.privacy_open_no_name(),
      relation: relationWords[relation](),
      about: [...proposals, ...grants].join(', '),
      actions: ofRelation(relation).join(' · '),
    })),
    reads: ofPanel ? found.reads : [],
    closed: ofPanel ? found.closed : [],
    isContact: found.isContact,
    always: explainedFor([])
      .filter(({ who }) => who !== null)
      .map(({ action }) => actionWords[action]()),
  }
}

/** What a role gives, wherever the holder of it stands; what is for a reader of the panel says so. */
function ofRole(role: Role) {
  return explainedRules()
    .filter(({ roles }) => roles.includes(role))
    .map(({ action, ofPanel }) => ({ key: action, what: actionWords[action](), ofPanel }))
}

function ofRelation(relation: Relation): string[] {
  return explainedFor([], { relation })
    .filter(({ relations }) => relations.length > 0)
    .map(({ action }) => actionWords[action]())
}
