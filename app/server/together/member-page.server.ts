import type { Actor } from '#app/domain/access.ts'
import { can } from '#app/domain/access.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { notFound } from '#app/server/answers.server.ts'
import type { Applying } from '#app/server/applying/here.server.ts'
import { db } from '#db/client.server.ts'
import { type Member, membersOf } from '#db/queries/proposal-course.server.ts'

/** Somebody of the group, for who may change how they take part; `chooses` is an owner. Not found when they are not in it. */
export async function memberOf(
  actor: Actor,
  { proposal }: Applying,
  person: string | undefined,
): Promise<Member & { self: boolean; chooses: boolean }> {
  const member = (await membersOf(db(), proposal.initiative)).find((one) => one.person === person)
  if (!member) throw notFound()
  return {
    ...member,
    self: member.person === actor.person,
    chooses: can(actor, 'choose-people', { relation: actingRelation(actor.roles, proposal) }).ok,
  }
}
