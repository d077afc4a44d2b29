import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bookContribution } from '#app/commands/book-contribution.server.ts'
import { importProgramme, programmeSchema } from '#app/commands/import-programme.server.ts'
import { invitePerson } from '#app/commands/invite-person.server.ts'
import { makeRound } from '#app/commands/make-round.server.ts'
import { setFundAccount } from '#app/commands/set-fund-account.server.ts'
import { type FundSetUp, setUpFund } from '#app/commands/set-up-fund.server.ts'
import { tellOfOneself } from '#app/commands/tell-of-oneself.server.ts'
import { addDays, amsterdamInstant, endOfDay, type IsoDate, parseDay } from '#app/domain/calendar.ts'
import type { ClauseSeed } from '#app/domain/grant/translation.ts'
import { type Cents, parseMoney } from '#app/domain/money.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { people, roles, sessions } from '#db/schema/index.ts'
import { projectFolder } from '../../project-folder.server.ts'
import { companions, contacts, personas } from '../cast/people.ts'
import type { CastPerson, CastRound } from '../cast/shape.ts'
import { type Act, actor, instant, must, operation, type Stage } from './stage.ts'

/** The fund itself, its money, the programme and everybody with an account: what is there before anyone applies. */
export async function setUp(stage: Stage, clauses: ClauseSeed): Promise<void> {
  const { fund } = stage.cast
  const first = amsterdamInstant(addDays(day(fund.startsOn), 1), '08:00')
  const { fund: id } = await must(
    setUpFund(
      'system',
      {
        slug: 'impactfonds',
        name: fund.name,
        legalName: fund.legalName,
        seat: fund.seat,
        kvkNumber: fund.kvkNumber.replaceAll(' ', ''),
        court: fund.court,
        referencePrefix: fund.referencePrefix,
        regime: fund.regime,
        startsOn: day(fund.startsOn),
        endsOn: day(fund.endsOn),
        ceilingCents: amount(fund.total),
        example: true,
        settings: {
          email: fund.email,
          postalAddress: fund.postalAddress,
          residentAllowanceCents: 35_00,
          yearAllowanceCents: 500_00,
          account: { iban: 'NL91BANK0417164300', holder: fund.legalName },
        },
        pots: fund.pots.map(({ key, name, ceiling }) => ({ key, name, ceilingCents: amount(ceiling) })),
        yearCeilings: fund.yearCeilings.map(({ year, ceiling }) => ({ year, ceilingCents: amount(ceiling) })),
        neighbourhoods: fund.neighbourhoods.map((one) => ({ ...one })),
        contacts: contactRows(),
        clauses,
      },
      first,
    ),
  )
  stage.fund = id
  await must(importProgramme(id, 'system', await programmeFiles(), first))
  await enterEverybody(stage, first)
  await must(setFundAccount(actor(stage, 'jelle', first), { operation: operation(), ...fund.account }, first))
  for (const { donor, pot, amount: typed, dueOn, receivedOn } of fund.contributions) {
    const money = { donor, pot, amountCents: amount(typed), dueOn: day(dueOn), acceptedShareBp: 10_000 }
    await must(
      bookContribution(id, 'system', { ...money, receivedOn: receivedOn ? day(receivedOn) : null }, first),
    )
  }
}

/** Each round is made when the cast made it. */
export function roundActs(stage: Stage): Act[] {
  return stage.cast.fund.rounds.map((round) => ({
    at: instant(round.madeAt),
    what: `round ${round.key}`,
    run: async (at) => {
      const made = await must(makeRound(stage.fund, actor(stage, 'sipke', at).person, roundForm(round), at))
      stage.rounds.set(round.key, made.round)
    },
  }))
}

/** An amount as typed by the cast, in cents. */
export function amount(typed: string): Cents {
  const cents = parseMoney(typed)
  if (cents === null) throw new Error(`no amount: ${typed}`)
  return cents
}

/** A day as typed by the cast. */
export function day(typed: string): IsoDate {
  const read = parseDay(typed)
  if (read === null) throw new Error(`no day: ${typed}`)
  return read
}

/** Somebody signed in once, and out again: who never did is asked about on the desk of the administrator. */
async function cameIn(person: string, at: Date): Promise<void> {
  await db()
    .insert(sessions)
    .values({
      idHash: sha256(newId(at)),
      personId: person,
      factors: ['mail', 'totp'],
      ...{ createdAt: at, lastSeenAt: at, expiresAt: at, endedAt: at },
    })
}

function roundForm(round: CastRound) {
  return {
    slug: round.key,
    name: round.name,
    track: round.track,
    pot: round.pot,
    opensAt: amsterdamInstant(day(round.opensOn)),
    closesAt: endOfDay(day(round.closesOn)),
    decideBy: day(round.decideBy),
    ceilingCents: amount(round.ceiling),
    minCents: amount(round.minimum),
    maxCents: amount(round.maximum),
    reviewersPerProposal: Number(round.reviewersPerProposal),
    ...(round.decisionWeeks ? { decisionWeeks: Number(round.decisionWeeks) } : {}),
    weightsBp: Object.fromEntries(criteria.map((key) => [key, Number(round.weights[key]) * 100])) as Record<
      (typeof criteria)[number],
      number
    >,
    twoSignaturesAboveCents: amount(round.twoSignaturesAbove),
  }
}

function contactRows(): FundSetUp['contacts'] {
  const rows = contacts.flatMap(({ neighbourhoods, email: _email, ...contact }): FundSetUp['contacts'] =>
    (neighbourhoods.length === 0 ? [null] : neighbourhoods).map((neighbourhood) => ({
      ...contact,
      neighbourhood,
    })),
  )
  return [
    ...rows.filter((row) => row.neighbourhood === null),
    ...rows.filter((row) => row.neighbourhood !== null),
  ]
}

async function programmeFiles() {
  const folder = join(projectFolder, 'db/seed/programme')
  const [programme, figures] = await Promise.all(
    ['leeuwarden-oost.json', 'figures-2024.json'].map(async (file) =>
      JSON.parse(await readFile(join(folder, file), 'utf8')),
    ),
  )
  return {
    programme: programmeSchema.parse(programme),
    figures: figures as unknown[],
    learnedOn: '2024-12-31',
  }
}

/** Who applies comes by themselves; who works for the fund is invited by the administrator. */
async function enterEverybody(stage: Stage, at: Date): Promise<void> {
  const everybody: readonly CastPerson[] = [...personas, ...companions]
  for (const person of everybody.filter(({ key, roles }) => key === 'jelle' || roles.length === 0)) {
    const id = newId(at)
    await db().insert(people).values({ id, email: person.email, name: person.name, createdAt: at })
    stage.people.set(person.key, { id, person })
  }
  const administrator = actor(stage, 'jelle', at)
  await db()
    .insert(roles)
    .values({
      id: newId(at),
      fundId: stage.fund,
      personId: administrator.person,
      role: 'administrator',
      fromOn: day(stage.cast.fund.startsOn),
    })
  for (const person of everybody.filter(({ key, roles }) => key !== 'jelle' && roles.length > 0)) {
    for (const role of person.roles) {
      const form = {
        operation: operation(),
        email: person.email,
        name: person.name,
        role,
        background: person.background ?? null,
      }
      await must(invitePerson(administrator, form, at))
    }
    const row = await personByEmail(db(), person.email)
    stage.people.set(person.key, { id: row?.id as string, person })
    await cameIn(row?.id as string, at)
    const { organisation = null, postcode = null, named = false } = person.tells ?? {}
    if (person.tells)
      await must(
        tellOfOneself(
          actor(stage, person.key, at),
          { operation: operation(), organisation, postcode, named },
          at,
        ),
      )
  }
}
