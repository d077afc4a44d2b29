import { and, count, eq, isNull } from 'drizzle-orm'
import { can, type Person, type Role, roles as roleNames, steppedUp } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { isHeldOn } from '#db/queries/stand-ins.server.ts'
import { funds, people, roles } from '#db/schema/index.ts'

export type Invitation = {
  operation: string
  email: string
  name: string
  role: Role
  background: 'resident' | 'professional' | null
}

const ofPanel: readonly Role[] = ['reviewer', 'chair']

/**
 * Gives somebody a role from today and tells them by mail. The administrator steps up first. A role that is already held
 * stays as it is. Refuses `not-found` to others, `step-up-needed`, and `background-missing` for a member of the panel of whom
 * it is not said whether they look as a resident or a professional: reading and allowances go by it.
 */
export async function invitePerson(
  actor: Person,
  form: Invitation,
  now: Date,
): Promise<Verdict<{ person: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'invite-person', ...form }, now, async () => {
      const may = can(actor, 'administer')
      if (!may.ok) return may
      const fresh = steppedUp(actor, now)
      if (!fresh.ok) return fresh
      if (ofPanel.includes(form.role) && form.background === null)
        return refused('background-missing', { fields: ['background'] })
      return allowed({ person: await giveRole(tx, actor.fund, actor.person, form, now) })
    }),
  )
}

/**
 * Makes the first person of an empty database, with a role. Refuses `not-empty` when anybody holds a role already, and
 * `role-unknown`. Makes the fund's row when there is none yet, so that the role has a fund to belong to.
 */
export async function inviteFirstPerson(
  email: string,
  role: string,
  now: Date,
): Promise<Verdict<{ person: string }>> {
  return transaction(async (tx) => {
    if (!isRole(role)) return refused('role-unknown', { role })
    const [held] = await tx.select({ n: count() }).from(roles)
    if ((held?.n ?? 0) > 0) return refused('not-empty', {})
    const fund = (await currentFund(tx))?.id ?? (await newFund(tx, now))
    return allowed({
      person: await giveRole(tx, fund, 'system', { email, name: '', role, background: null }, now),
    })
  })
}

function isRole(text: string): text is Role {
  return (roleNames as readonly string[]).includes(text)
}

async function giveRole(
  tx: Tx,
  fund: string,
  by: string,
  to: Omit<Invitation, 'operation'>,
  now: Date,
): Promise<string> {
  const person = await personOf(tx, to, now)
  const [held] = await tx
    .select({ id: roles.id })
    .from(roles)
    .where(
      and(
        eq(roles.fundId, fund),
        eq(roles.personId, person),
        eq(roles.role, to.role),
        isNull(roles.standsInFor),
        isHeldOn(dayOf(now)),
      ),
    )
  if (held) return person
  await tx.insert(roles).values({
    id: newId(now),
    fundId: fund,
    personId: person,
    role: to.role,
    background: to.background,
    fromOn: dayOf(now),
  })
  const panel = to.role === 'reviewer' || to.role === 'chair'
  await record(tx, {
    type: panel ? 'panel-member-invited' : 'staff-invited',
    fund,
    actor: by,
    person,
    role: to.role,
    at: now,
  })
  return person
}

async function personOf(tx: Tx, to: { email: string; name: string }, now: Date): Promise<string> {
  const known = await personByEmail(tx, to.email)
  if (known) return known.id
  const id = newId(now)
  await tx.insert(people).values({ id, email: to.email.toLowerCase(), name: to.name, createdAt: now })
  return id
}

async function newFund(tx: Tx, now: Date): Promise<string> {
  const id = newId(now)
  const year = Number(dayOf(now).slice(0, 4))
  await tx.insert(funds).values({
    id,
    slug: 'fonds',
    name: 'Nieuw fonds',
    legalName: 'Nieuw fonds',
    seat: '',
    kvkNumber: '',
    court: '',
    referencePrefix: 'DB',
    startsOn: `${year}-01-01`,
    endsOn: `${year + 2}-12-31`,
    ceilingCents: cents(0),
    createdAt: now,
  })
  return id
}
