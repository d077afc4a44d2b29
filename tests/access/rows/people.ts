import { and, eq, sql } from 'drizzle-orm'
import { appointStandIn } from '#app/commands/appoint-stand-in.server.ts'
import { askFactorReset } from '#app/commands/ask-factor-reset.server.ts'
import { saveContact } from '#app/commands/save-contact.server.ts'
import { confirmSecondFactor, offeredSecret } from '#app/commands/second-factor.server.ts'
import { totpOf } from '#app/commands/use-second-factor.server.ts'
import type { Person } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { contactRows } from '#db/queries/fund.server.ts'
import { memberships, roles } from '#db/schema/index.ts'
import { begun, submitted, type Wish } from '#tests/world/applying.ts'
import { enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { helped, invited, onPaper } from '#tests/world/together.ts'
import { now } from './moment.ts'

/** What a proposal says of somebody who helped to fill it in. */
const assisted: Wish = {
  pages: {
    declarations: {
      helper: { filledInTogether: 'yes', helperName: 'Mo Aziz', helperConfirmed: 'on' },
    },
  },
}

/**
 * Somebody invited to a draft, its owner, another draft to which another applicant is invited, and one that asks for help.
 */
export async function asked(world: World, owner: Person, draft: string) {
  const baukje = await enter(world, 'baukje')
  return {
    owner: owner.person,
    helpedDraft: await helped(world, owner),
    assisted: (await submitted(world, owner, assisted)).proposal,
    paper: await onPaper(world, await enter(world, 'sipke')),
    someone: 'iemand@example.org',
    invited: await invited(owner, draft, 'niemand@example.org', {}, later({ days: 1 })),
    invitation: await invited(owner, await begun(world, owner), baukje.email, {}, later({ days: 1 })),
  }
}

/** A role that somebody holds in the fund. */
export async function roleIn({ fund }: World): Promise<string> {
  const [row] = await db().select().from(roles).where(eq(roles.fundId, fund))
  return row?.id ?? ''
}

/** Somebody one can call, with a photo. */
export async function contactOf(world: World) {
  const form = { name: 'Anneke', role: 'buurtcontact', phone: '0575 000 111', hours: 'Elke dag' }
  const more = { house: null, neighbourhood: 'vlietzone', photo: Buffer.from('jpeg') }
  const jelle = await enter(world, 'jelle')
  const { contact } = await yes(saveContact(jelle, null, { operation: operation(), ...form, ...more }, today))
  const row = (await contactRows(db(), world.fund)).find(({ id }) => id === contact)
  return { contact, contactPhoto: row?.photoId ?? '' }
}

/** Wim lost his telephone, and Jelle asked for a new second lock. */
export async function lockAsked(world: World): Promise<string> {
  const [jelle, wim] = await Promise.all((['jelle', 'wim'] as const).map((key) => enter(world, key)))
  const code = totpOf(await offeredSecret(wim?.person ?? ''), 'x', 'Dichtbij').generate({
    timestamp: now.getTime(),
  })
  await yes(confirmSecondFactor(wim as Person, code, now))
  const asker = { ...jelle, steppedUpAt: now } as Person
  const form = { operation: operation(), reason: 'Gesproken op kantoor.' }
  return (await yes(askFactorReset(asker, wim?.person ?? '', form, now))).reset
}

/** Baukje can act for Grietje, on days long after all of this. */
export async function standingIn(world: World): Promise<string> {
  const [jelle, usual, standIn] = await Promise.all(
    (['jelle', 'grietje', 'baukje'] as const).map((key) => enter(world, key)),
  )
  const days = { fromOn: '2027-01-01', untilOn: '2027-01-31' }
  const form = { operation: operation(), role: 'chair', reason: 'away', ...days } as const
  const who = { usual: usual?.person ?? '', standIn: standIn?.email ?? '' }
  return (await yes(appointStandIn(jelle as Person, { ...form, ...who }, today))).standIn
}

/** Two more people in every initiative of the owner: one writes along, one only reads. */
export async function joinEverywhere(world: World, owner: Person): Promise<void> {
  const [fatma, durk] = await Promise.all([enter(world, 'fatma'), enter(world, 'durk')])
  const owned = await db()
    .select({ initiative: memberships.initiativeId })
    .from(memberships)
    .where(and(eq(memberships.personId, owner.person), eq(memberships.relation, 'owner')))
  const since = later({})
  await db()
    .insert(memberships)
    .values(
      owned.flatMap(({ initiative: initiativeId }) => [
        { fundId: world.fund, initiativeId, personId: fatma.person, relation: 'editor', since },
        { fundId: world.fund, initiativeId, personId: durk.person, relation: 'reader', since },
      ]),
    )
    .onConflictDoUpdate({
      target: [memberships.initiativeId, memberships.personId],
      set: { relation: sql`excluded.relation` },
    })
}
