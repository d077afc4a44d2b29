import type { Actor } from '#app/domain/access.ts'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { acceptableUntil, canOwn } from '#app/domain/proposal/together.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Applying } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { db } from '#db/client.server.ts'
import { membersOf } from '#db/queries/proposal-course.server.ts'
import { openInvitations } from '#db/queries/together.server.ts'

/** Who takes part in a proposal and who was asked, with what who looks may change about it. */
export async function peoplePage(actor: Actor, { proposal }: Applying, now: Date) {
  const path = proposalPath(proposal.id)
  const chooses = can(actor, 'choose-people', { relation: actingRelation(actor.roles, proposal) }).ok
  const [members, invited] = [
    await membersOf(db(), proposal.initiative),
    await openInvitations(db(), proposal.initiative),
  ]
  return {
    path,
    chooses,
    members: members.map(({ person, name, relation, helper }) => ({
      key: person,
      name,
      shown: person === actor.person ? m.together_you({ name }) : name,
      may: mayWord(relation, helper),
      leave: person === actor.person ? `${path}/members/${person}/ending` : null,
      takeOff: chooses && person !== actor.person ? `${path}/members/${person}/ending` : null,
      makeOwner:
        chooses && relation !== 'owner' && canOwn({ person, relation, helper }).ok
          ? `${path}/members/${person}/ownership`
          : null,
    })),
    invited: invited.map(({ id, email, relation, helper, invitedAt }) => ({
      key: id,
      email,
      may: mayWord(relation, helper),
      until: untilWord(invitedAt, now),
      takeBack: chooses ? `${path}/invitations/${id}/ending` : null,
    })),
  }
}

function mayWord(relation: 'owner' | 'editor' | 'reader', helper: boolean): string {
  const word = {
    owner: m.together_relation_owner,
    editor: m.together_relation_editor,
    reader: m.together_relation_reader,
  }[relation]()
  return helper ? m.together_relation_helper({ relation: word }) : word
}

function untilWord(invitedAt: Date, now: Date): string {
  const until = acceptableUntil(invitedAt)
  const day = formatDay(until, currentLocale())
  return dayOf(now) > until ? m.together_invited_over({ day }) : m.together_invited_until({ day })
}
