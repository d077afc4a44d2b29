import { readFileSync } from 'node:fs'
import { bookContribution } from '#app/commands/book-contribution.server.ts'
import { importProgramme, programmeSchema } from '#app/commands/import-programme.server.ts'
import { makeRound } from '#app/commands/make-round.server.ts'
import { setUpFund } from '#app/commands/set-up-fund.server.ts'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { clauseFileSchema } from '#app/domain/grant/clauses.ts'
import { cents } from '#app/domain/money.ts'
import { closeDatabase, connectDatabase } from '#db/client.server.ts'
import { type RunningSite, startSite } from './server.ts'

export type EmptyFund = RunningSite & { round: string; decideBy: IsoDate; endsOn: IsoDate }

/**
 * The built site of a real fund on a database of its own, in which nothing is but the fund, its programme, its money and
 * one open round; and its first person, made as the README says.
 */
export async function startEmptyFund(administrator: string): Promise<EmptyFund> {
  const site = await startSite('web')
  const { code, said } = await site.run('invite', administrator, 'administrator')
  if (code !== 0) throw new Error(said)
  return { ...site, ...(await setUp(site.databaseUrl, dayOf(new Date()))) }
}

async function setUp(url: string, today: IsoDate) {
  const now = new Date()
  const year = Number(today.slice(0, 4))
  const endsOn = `${year + 1}-12-31` as IsoDate
  const decideBy = addDays(today, 14)
  connectDatabase({ url, max: 2 })
  const { fund } = await must(
    setUpFund('system', { ...fundForm(), startsOn: `${year - 1}-01-01` as IsoDate, endsOn }, now),
  )
  await must(importProgramme(fund, 'system', programme(), now))
  const money = { donor: 'Gemeente', pot: 'geven', amountCents: cents(100_000_00), acceptedShareBp: 10_000 }
  await must(bookContribution(fund, 'system', { ...money, dueOn: today, receivedOn: today }, now))
  await must(
    makeRound(
      fund,
      'system',
      {
        slug: 'ronde-1',
        name: 'Ronde 1',
        track: 'full',
        pot: 'geven',
        opensAt: amsterdamInstant(addDays(today, -1)),
        closesAt: amsterdamInstant(addDays(today, 8)),
        decideBy,
        ceilingCents: cents(60_000_00),
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
      },
      now,
    ),
  )
  await closeDatabase()
  return { round: 'Ronde 1', decideBy, endsOn }
}

function fundForm() {
  return {
    slug: 'impactfonds',
    name: 'Impactfonds Leeuwarden Oost',
    legalName: 'Stichting Impactfonds Leeuwarden Oost',
    seat: 'Leeuwarden',
    kvkNumber: '12345678',
    court: 'Rechtbank Noord-Nederland',
    referencePrefix: 'LO',
    regime: 'private' as const,
    ceilingCents: cents(300_000_00),
    example: true,
    pots: [{ key: 'geven', name: 'Geven', ceilingCents: cents(100_000_00) }],
    yearCeilings: [],
    neighbourhoods: [
      { key: 'bilgaard', name: 'Bilgaard' },
      { key: 'vrijheidswijk', name: 'Vrijheidswijk' },
    ],
    clauses: { clauses: articles(), translations: { en: [] } },
    contacts: [
      {
        name: 'Joke Wiersma',
        role: 'buurtcontact',
        phone: '058 000 00 13',
        hours: 'Elke dag',
        neighbourhood: null,
      },
    ],
  }
}

function programme() {
  const read = (file: string) => JSON.parse(readFileSync(`db/seed/programme/${file}`, 'utf8'))
  return {
    programme: programmeSchema.parse(read('leeuwarden-oost.json')),
    figures: read('figures-2024.json') as unknown[],
    learnedOn: '2024-12-31',
  }
}

async function must<Answer extends { ok: boolean }>(
  answer: Promise<Answer>,
): Promise<Extract<Answer, { ok: true }>> {
  const verdict = await answer
  if (!verdict.ok) throw new Error(`refused: ${JSON.stringify(verdict)}`)
  return verdict as Extract<Answer, { ok: true }>
}

/** The articles of the content file, read as a file: the runner of the journeys loads no JSON modules. */
function articles() {
  return clauseFileSchema.parse(JSON.parse(readFileSync('app/i18n/content/nl/clauses.json', 'utf8'))).clauses
}
