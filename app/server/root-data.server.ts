import type { RootData } from '#app/components/shell-data.ts'
import { contactFor } from '#app/domain/fund.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { contactsOf, currentFund } from '#db/queries/fund.server.ts'
import { nearbyOfPlan } from '#db/queries/near.server.ts'
import { unreadNotices } from '#db/queries/notifications.server.ts'
import { hasHarvest } from '#db/queries/public/harvest.server.ts'
import { clock } from './clock.server.ts'
import { type Visitor, visitor } from './session.server.ts'

/** What the frame of every page shows: the fund, who is here, whom to call. */
export async function rootData(
  request: Request,
  { proposalId: proposal, grantId: grant }: Record<string, string | undefined>,
): Promise<RootData> {
  const [fund, visit] = await Promise.all([currentFund(db()), visitor(request, clock(request))])
  const [contacts, harvest] = fund
    ? await Promise.all([contactsOf(db(), fund.id), hasHarvest(db(), fund.id)])
    : [[], false]
  const near = fund && visit ? await nearbyOfPlan(db(), fund.id, { proposal, grant }, visit.actor) : undefined
  const person = contactFor(contacts, visit?.actor.name ?? '', near)
  return {
    fund: { name: fund?.name ?? 'Dichtbij' },
    locale: currentLocale(),
    viewer: visit?.actor.person
      ? { name: visit.actor.name || (visit.actor.email ?? ''), roles: visit.actor.roles }
      : null,
    writes: visit !== null && visit.actor.roles.length === 0,
    unread: visit ? await unreadFor(request, visit) : 0,
    person: person
      ? {
          name: person.name,
          role: person.role,
          phone: person.phone,
          hours: person.hours,
          ...(person.photoId ? { photo: `/contact/photos/${person.photoId}` } : {}),
          example: fund?.example === 'yes',
        }
      : null,
    harvest,
    demo: configuration().demo,
  }
}

/** Areas whose frame shows how much is new; nothing is counted for the pages of everybody, and the desk counts itself. */
const ownAreas = ['account', 'applicant', 'reviewer', 'admin']

async function unreadFor(request: Request, { actor: { fund, person } }: Visitor): Promise<number> {
  const [, area = ''] = new URL(request.url).pathname.split('/')
  return person && fund && ownAreas.includes(area) ? unreadNotices(db(), fund, person) : 0
}
