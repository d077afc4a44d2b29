import fc from 'fast-check'
import { addDays } from '#app/domain/calendar.ts'
import { grantStates } from '#app/domain/grant/grant.ts'
import { instrumentKinds } from '#app/domain/grant/instrument.ts'
import { repaymentKinds } from '#app/domain/grant/loan.ts'
import { cents } from '#app/domain/money.ts'
import { type GrantSource, type OpenWords, openGrant } from '#app/domain/open/grant.ts'
import type { OpenIndicator } from '#app/domain/open/indicator.ts'
import { type OpenData, openData } from '#app/domain/open/open-data.ts'
import type { Opportunity } from '#app/domain/open/opportunity.ts'
import { directions, indicatorTypes, qualifiers } from '#app/domain/results/indicator.ts'
import { tracks } from '#app/domain/round.ts'
import type { SheetWords } from '#app/exchange/open/grants-sheet.ts'
import { hostile } from '../hostile.ts'

/** What nobody may find in a file: it stands in texts of every world, and as the name of who asked not to be named. */
export const secrets = {
  email: 'geheim.adres@thuis.example.org',
  phone: '06 98 76 54 32',
  name: 'Zwijgende Merel',
  person: 'Roelof Onbekendstra',
} as const

export const words: OpenWords = {
  withheld: 'Naam staat niet op de site',
  individual: 'Een bewoner',
  title: (reference) => `Bijdrage ${reference}`,
  description: (reference) => `Een plan met nummer ${reference}`,
}

export const sheetWords: SheetWords = {
  ...words,
  head: (column) => column,
  ground: 'Overeenkomst',
  kinds: { gift: 'gift', loan: 'lening', outcome: 'per resultaat' },
  states: Object.fromEntries(grantStates.map((state) => [state, state])) as SheetWords['states'],
  yes: 'ja',
  no: 'nee',
}

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), hostile)
const told = fc
  .tuple(text, fc.constantFrom('', secrets.email, secrets.phone, secrets.name, secrets.person))
  .map(([one, secret]) => (secret ? `${one} ${secret}` : one))
const day = fc.integer({ min: 0, max: 2000 }).map((count) => addDays('2024-01-01', count))
const moment = fc.integer({ min: 0, max: 150_000_000 }).map((s) => new Date(Date.UTC(2024, 0, 1) + s * 1000))
const money = fc.integer({ min: 1, max: 5_000_000 }).map(cents)
const keyed = fc.record({
  key: fc.stringMatching(/^[a-z-]{1,12}$/),
  name: text.map((name) => name || 'wijk'),
})
const payments = fc
  .array(fc.record({ on: day, cents: money }), { maxLength: 3 })
  .map((all) => all.map((one, at) => ({ id: `t${at}`, ...one })))
const organisation = fc.record({
  name: fc.oneof(text, fc.constant(secrets.name)),
  kvk: fc.option(fc.stringMatching(/^\d{8}$/)),
  hosts: fc.boolean(),
})

const aboutUs = fc.record({
  applicantKind: fc.constantFrom('residents-group', 'foundation', 'other'),
  organisationName: fc.option(fc.constant(secrets.name)),
  fiscalHostName: fc.option(fc.constant('Stichting Dak')),
  contactName: fc.constant(secrets.person),
})
const declarations = fc.record({ publishing: fc.constantFrom('all', 'not-name') })
const document = fc.record({ aboutUs, declarations })

const figure = fc.record({
  value: fc.nat(400),
  valueMax: fc.option(fc.integer({ min: 401, max: 900 })),
  qualifier: fc.constantFrom(...qualifiers),
})
const indicator: fc.Arbitrary<Omit<OpenIndicator, 'id'>> = fc.record({
  name: told,
  unit: told,
  type: fc.constantFrom(...indicatorTypes),
  direction: fc.constantFrom(...directions),
  source: told,
  baseline: fc.option(fc.record({ value: fc.nat(500), on: day })),
  noBaselineReason: fc.option(told),
  target: fc.nat(500),
  targetOn: day,
  programme: fc.option(fc.constant('contacten')),
  actuals: fc.array(
    fc.record({
      period: fc.tuple(day, fc.nat(200)).map(([from, days]) => ({ from, to: addDays(from, days) })),
      value: figure,
    }),
    { maxLength: 2 },
  ),
})

const loan = fc.record({
  amountCents: money,
  repayment: fc.constantFrom(...repaymentKinds),
  months: fc.integer({ min: 1, max: 60 }),
  graceMonths: fc.constantFrom(0, 3),
  interestBp: fc.nat(800),
  firstOn: day,
  lastOn: day,
})
const indicators = fc
  .array(indicator, { maxLength: 2 })
  .map((all) => all.map((one, at) => ({ id: `i${at}`, ...one })))

/** A grant of which everybody may know who it is of, or one that must be told without. */
const source: fc.Arbitrary<Omit<GrantSource, 'reference' | 'endsOn'> & { days: number }> = fc.record({
  initiative: fc.constant(secrets.name),
  summary: told,
  document,
  receiver: fc.option(organisation),
  awardedAt: moment,
  changes: fc.array(moment, { maxLength: 2 }),
  example: fc.boolean(),
  track: fc.constantFrom(...tracks),
  round: fc.constant('voorjaar'),
  pot: keyed,
  neighbourhoods: fc.array(keyed, { maxLength: 3 }),
  pillars: fc.array(keyed, { maxLength: 2 }),
  kinds: fc.uniqueArray(fc.constantFrom(...instrumentKinds), { maxLength: 3 }),
  startsOn: day,
  days: fc.nat(900),
  state: fc.constantFrom(...grantStates),
  awardedCents: money,
  agreedCents: fc.option(money),
  agreedOn: fc.option(day),
  settledCents: fc.option(fc.nat(5_000_000).map(cents)),
  settledOn: fc.option(day),
  stoppedOn: fc.option(day),
  payments,
  planned: payments,
  repaid: payments,
  loan: fc.option(loan),
  conditions: fc.array(told, { maxLength: 3 }),
  indicators,
})

const round: fc.Arbitrary<Omit<Opportunity, 'slug'>> = fc.record({
  id: fc.uuid(),
  name: text,
  track: fc.constantFrom(...tracks),
  opensAt: moment,
  closesAt: moment,
  decideBy: day,
  ceilingCents: money,
  minCents: money,
  maxCents: money,
  createdAt: moment,
  changedAt: moment,
})

/** A whole fund; `at` makes its addresses its own, so that worlds may be put together. */
export const world: fc.Arbitrary<(at: number) => OpenData> = fc
  .record({
    grants: fc.array(source, { minLength: 1, maxLength: 3 }),
    rounds: fc.array(round, { maxLength: 2 }),
    about: text,
  })
  .map(
    ({ grants, rounds, about }) =>
      (at) =>
        openData({
          site: `https://fonds-${at}.example.org`,
          fund: fundOf(about),
          grants: grants.map(({ days, ...one }, index) =>
            openGrant(
              {
                ...one,
                reference: `LO-2026-${String(at * 10 + index).padStart(4, '0')}`,
                endsOn: addDays(one.startsOn, days),
              },
              words,
            ),
          ),
          opportunities: rounds.map((one, index) => ({ ...one, slug: `ronde-${index}` })),
        }),
  )

function fundOf(about: string): OpenData['fund'] {
  return {
    slug: 'oost',
    name: 'Impactfonds Oost',
    legalName: 'Stichting Impactfonds Oost',
    kvk: '12345678',
    seat: 'Leeuwarden',
    about,
    regime: 'private',
    example: true,
    startsOn: '2024-01-01',
    endsOn: '2026-12-31',
    createdAt: new Date('2024-01-01T00:00:00Z'),
  }
}

/** So many random worlds. */
export function worlds(count: number, seed = 2026): OpenData[] {
  return fc.sample(world, { numRuns: count, seed }).map((make, at) => make(at))
}
