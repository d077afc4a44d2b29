import { complain } from '#app/commands/complain.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import type { Person, Role } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { roles } from '#db/schema/index.ts'
import { enter, later, operation, type World, yes } from './base.ts'
import { aDecline, awaitingDecision, declare, moments, prepared } from './panel.ts'

/** A proposal that was declined: by Tjitske, as Sipke prepared it. */
export async function declined(world: World) {
  const path = await awaitingDecision(world)
  const [proposal] = path.proposals as [string]
  const decision = await prepared(
    path.panel,
    proposal,
    aDecline({ ground: 'board', departureReason: 'Te vroeg.' }),
  )
  const form = { operation: operation() }
  await yes(takeDecision(path.panel.tjitske, decision, form, moments.decision))
  return { ...path, proposal, decision }
}

/** What its owner complained about the day after. */
export async function complained(made: Awaited<ReturnType<typeof declined>>, at = nextDay) {
  const form = { operation: operation(), about: 'decision', words: 'U las mijn plan niet goed.' } as const
  return (await yes(complain(made.owner, made.proposal, form, at))).complaint
}

export const nextDay = later({ days: 1 }, moments.decision)

/** Somebody who also works for the fund and was not there: a second manager, who declared to know nobody. */
export async function outsider(world: World, proposal: string, role: Role = 'manager') {
  const durk = await enter(world, 'durk')
  await db()
    .insert(roles)
    .values({
      id: newId(nextDay),
      fundId: world.fund,
      personId: durk.person,
      role,
      fromOn: dayOf(moments.screening),
    })
  const person: Person = { ...durk, roles: [role] }
  await yes(declare(person, proposal, 'none', nextDay))
  return person
}
