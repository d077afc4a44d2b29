import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { undecidedStates } from '#app/domain/panel/competing.ts'
import { canAppoint, otherSide, type StandInReason, type StandInRole } from '#app/domain/panel/stand-in.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { interestsOf } from '#db/queries/conflicts.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { isHeldOn, isHeldWithin } from '#db/queries/stand-ins.server.ts'
import { people, roles } from '#db/schema/index.ts'

export type StandInForm = {
  operation: string
  role: StandInRole
  /** The id of who holds the role, and the address of who acts for them. */
  usual: string
  standIn: string
  reason: StandInReason
  fromOn: IsoDate
  untilOn: IsoDate
}

/**
 * Lets somebody act in the place of who holds a role, from one day until another. Only an administrator who just stepped
 * up. Refuses `not-found` to others and for who does not hold the role or is not known, and what `canAppoint` refuses.
 */
export async function appointStandIn(
  actor: Person,
  form: StandInForm,
  now: Date,
): Promise<Verdict<{ standIn: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'appoint-stand-in', ...form }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      const fresh = steppedUp(actor, now)
      if (!fresh.ok) return fresh
      const { role, usual, reason, fromOn, untilOn } = form
      await tx.select({ id: people.id }).from(people).where(eq(people.id, usual)).for('update')
      const standIn = (await personByEmail(tx, form.standIn))?.id
      if (!(await holds(tx, actor.fund, usual, role, fromOn))) return refused('not-found')
      if (!standIn) return refused('stand-in-unknown')
      const holdsRole = await holds(tx, actor.fund, standIn, role, fromOn)
      const days = { fromOn, untilOn }
      const other = otherSide[role]
      const verdict = canAppoint({
        ...days,
        usual,
        standIn,
        holdsRole,
        taken: await standsInAlready(tx, actor.fund, { usual, role }, days),
        applies: await takesPart(tx, standIn),
        holdsOtherSide: other !== undefined && (await holdsWithin(tx, actor.fund, standIn, other, days)),
      })
      if (!verdict.ok) return verdict
      const place = { standsInFor: usual, standsInBecause: reason }
      const row = { id: newId(now), fundId: actor.fund, personId: standIn, role, fromOn, untilOn }
      await tx.insert(roles).values({ ...row, ...place })
      await record(tx, {
        type: 'stand-in-appointed',
        fund: actor.fund,
        actor: actor.id,
        person: standIn,
        usual,
        role,
        reason,
        from: fromOn,
        until: untilOn,
        at: now,
      })
      return allowed({ standIn: row.id })
    }),
  )
}

/** Does somebody hold a role in their own name on a day? */
async function holds(tx: Tx, fund: string, person: string, role: string, day: IsoDate): Promise<boolean> {
  const own = and(eq(roles.fundId, fund), eq(roles.personId, person), eq(roles.role, role))
  return (await tx.$count(roles, and(own, isNull(roles.standsInFor), isHeldOn(day)))) > 0
}

type Days = { fromOn: IsoDate; untilOn: IsoDate }

/** Does somebody hold a role on one of these days, in their own name or in another's? */
async function holdsWithin(tx: Tx, fund: string, person: string, role: string, days: Days): Promise<boolean> {
  const held = and(eq(roles.fundId, fund), eq(roles.personId, person), eq(roles.role, role))
  return (await tx.$count(roles, and(held, isHeldWithin(days)))) > 0
}

async function standsInAlready(
  tx: Tx,
  fund: string,
  { usual, role }: { usual: string; role: StandInRole },
  days: Days,
): Promise<boolean> {
  const same = and(eq(roles.fundId, fund), eq(roles.standsInFor, usual), eq(roles.role, role))
  return (await tx.$count(roles, and(same, isHeldWithin(days)))) > 0
}

/** Are they one of those who apply for what may still get money? */
async function takesPart(tx: Tx, person: string): Promise<boolean> {
  const held = await interestsOf(tx, [person])
  return held.some(
    ({ applies, draw }) => applies && (undecidedStates as readonly string[]).includes(draw.state),
  )
}
