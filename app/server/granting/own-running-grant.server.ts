import { type Action, can, type Person } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { type OwnGrant, ownGrant } from '#db/queries/grants.server.ts'
import { notFound } from '../answers.server.ts'

/** One's own grant, for who may do this with it; not found otherwise. */
export async function ownRunningGrant(
  actor: Person,
  id: string | undefined,
  action: Action = 'read-own-grant',
): Promise<OwnGrant> {
  const grant = await ownGrant(db(), actor, id)
  if (!grant || !can(actor, action, { relation: grant.relation }).ok) throw notFound()
  return grant
}
