import { randomUUID } from 'node:crypto'
import { bookContribution } from '#app/commands/book-contribution.server.ts'
import { makeRound, type RoundForm } from '#app/commands/make-round.server.ts'
import { setUpFund } from '#app/commands/set-up-fund.server.ts'
import type { Person, Role } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { newId } from '#app/effects/id.ts'
import { clauseSeed } from '#app/i18n/clause-words.server.ts'
import { db } from '#db/client.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { people, roles } from '#db/schema/index.ts'

/** The day on which every test plays, unless it says otherwise. */
export const today = new Date('2026-03-10T10:00:00Z')

/** Later on the same day, or days after. */
export function later({ days = 0, minutes = 0 }: { days?: number; minutes?: number }, from = today): Date {
  return new Date(from.getTime() + days * 86_400_000 + minutes * 60_000)
}

export const operation = () => randomUUID()

/** Unwraps the answer of a command that must have said yes. */
export async function yes<Answer extends { ok: boolean }>(
  answer: Promise<Answer>,
): Promise<Extract<Answer, { ok: true }>> {
  const verdict = await answer
  if (!verdict.ok) throw new Error(`refused: ${JSON.stringify(verdict)}`)
  return verdict as Extract<Answer, { ok: true }>
}

export type World = { fund: string; round: string; roundForm: RoundForm }

/** A fund with four pots, six neighbourhoods, money received, and one open round of the pot "giving". */
export async function aFund(money = 50_000_00, at = new Date('2026-01-02T09:00:00Z')): Promise<World> {
  const { fund } = await yes(
    setUpFund(
      'system',
      {
        slug: `fonds-${randomUUID().slice(0, 8)}`,
        name: 'Impactfonds Leeuwarden Oost',
        legalName: 'Stichting Impactfonds Leeuwarden Oost',
        seat: 'Leeuwarden',
        kvkNumber: '12345678',
        court: 'Rechtbank Noord-Nederland',
        referencePrefix: 'LO',
        regime: 'private',
        startsOn: '2025-01-01',
        endsOn: '2027-12-31',
        ceilingCents: cents(900_000_00),
        example: true,
        pots: ['giving', 'pilots', 'results', 'investing'].map((key) => ({
          key,
          name: `Potje ${key}`,
          ceilingCents: cents(400_000_00),
        })),
        yearCeilings: [],
        neighbourhoods: [
          { key: 'bilgaard', name: 'Bilgaard' },
          { key: 'vrijheidswijk', name: 'Vrijheidswijk' },
          { key: 'heechterp-schieringen', name: 'Heechterp-Schieringen' },
          { key: 'oud-oost', name: 'Oud Oost' },
          { key: 'vlietzone', name: 'Vlietzone', parent: 'oud-oost' },
          { key: 'camminghaburen', name: 'Camminghaburen' },
        ],
        contacts: [
          {
            name: 'Joke Wiersma',
            role: 'buurtcontact',
            phone: '058 000 00 13',
            hours: 'Elke dag',
            neighbourhood: 'vrijheidswijk',
          },
        ],
        clauses: clauseSeed(),
      },
      at,
    ),
  )
  await yes(
    bookContribution(
      fund,
      'system',
      {
        donor: 'Gever',
        pot: 'giving',
        amountCents: cents(money),
        dueOn: '2026-01-01',
        receivedOn: '2026-01-01',
        acceptedShareBp: 10_000,
      },
      at,
    ),
  )
  const roundForm: RoundForm = {
    slug: 'voorjaar',
    name: 'Ronde voorjaar',
    track: 'full',
    pot: 'giving',
    opensAt: new Date('2026-02-01T08:00:00Z'),
    closesAt: new Date('2026-03-31T22:00:00Z'),
    decideBy: '2026-05-08',
    ceilingCents: cents(200_000_00),
    minCents: cents(500_00),
    maxCents: cents(50_000_00),
    reviewersPerProposal: 3,
    weightsBp: {
      voornemen: 2000,
      verbinding: 2000,
      verandering: 2000,
      vooruitgang: 2500,
      verantwoording: 1500,
    },
    twoSignaturesAboveCents: cents(25_000_00),
  }
  const { round } = await yes(makeRound(fund, 'system', roundForm, at))
  return { fund, round, roundForm }
}

type Cast = { name: string; roles?: Role[]; background?: 'resident' | 'professional' }

/** Everybody who plays a part in the tests, by name. */
export const cast = {
  ineke: { name: 'Ineke van der Wal' },
  fatma: { name: 'Fatma Yılmaz' },
  durk: { name: 'Durk Zijlstra' },
  baukje: { name: 'Baukje de Jong' },
  aukje: { name: 'Aukje Sinnema', roles: ['reviewer'], background: 'resident' },
  mohamed: { name: 'Mohamed Aziz', roles: ['reviewer'], background: 'resident' },
  sanne: { name: 'Sanne Hofstra', roles: ['reviewer'], background: 'professional' },
  wim: { name: 'Wim Kuipers', roles: ['reviewer'], background: 'professional' },
  grietje: { name: 'Grietje Terpstra', roles: ['chair'], background: 'resident' },
  sipke: { name: 'Sipke Hoekstra', roles: ['manager'] },
  tjitske: { name: 'Tjitske Bosma', roles: ['approver'] },
  henk: { name: 'Henk Plantinga', roles: ['auditor'] },
  jelle: { name: 'Jelle Haringa', roles: ['administrator'] },
} as const satisfies Record<string, Cast>
export type CastName = keyof typeof cast

/** Somebody of the cast, as the actor that commands and queries take. They have just stepped up. */
export async function enter(
  world: Pick<World, 'fund'>,
  key: CastName,
  at = today,
): Promise<Person & { email: string }> {
  const who: Cast = cast[key]
  const email = `${key}-${world.fund.slice(-8)}@example.org`
  const person = (await personByEmail(db(), email))?.id ?? (await newPerson(world.fund, who, email, at))
  return {
    id: person,
    person,
    fund: world.fund,
    name: who.name,
    email,
    roles: who.roles ?? [],
    locale: 'nl',
    session: `session-${person}`,
    steppedUpAt: at,
  }
}

async function newPerson(fund: string, who: Cast, email: string, at: Date): Promise<string> {
  const id = newId(at)
  await db().insert(people).values({ id, email, name: who.name, createdAt: at })
  const held = (who.roles ?? []).map((role) => ({
    id: newId(at),
    fundId: fund,
    personId: id,
    role,
    background: who.background ?? null,
    fromOn: dayOf(at),
  }))
  if (held.length > 0) await db().insert(roles).values(held)
  return id
}
