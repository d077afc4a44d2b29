import { rounds } from './rounds.ts'
import type {
  CastClock,
  CastContribution,
  CastFund,
  CastNeighbourhood,
  CastPot,
  OnClock,
  PotKey,
} from './shape.ts'

/** The fund of the demo: three years round today, € 900.000 in four pots. Every amount and donor is invented. */
export const fund: OnClock<CastFund> = (clock) => ({
  name: 'Impactfonds Leeuwarden Oost',
  legalName: 'Stichting Impactfonds Leeuwarden Oost (voorbeeld)',
  seat: 'Leeuwarden',
  kvkNumber: '00 00 00 01',
  court: 'Rechtbank Noord-Nederland',
  email: 'impactfonds@example.org',
  postalAddress: 'Postbus 0000, 8900 AA Leeuwarden (voorbeeld)',
  account: {
    iban: 'NL91ABNA0417164300',
    bic: 'ABNANL2A',
    holder: 'Stichting Impactfonds Leeuwarden Oost (voorbeeld)',
    painVersion: '09',
  },
  referencePrefix: 'LO',
  regime: 'private',
  startsOn: `1-1-${clock.year - 1}`,
  endsOn: `31-12-${clock.year + 1}`,
  total: '€ 900.000',
  pots,
  yearCeilings: [
    { year: clock.year - 1, ceiling: '310.000' },
    { year: clock.year, ceiling: '310.000' },
    { year: clock.year + 1, ceiling: '280.000' },
  ],
  contributions: contributions(clock),
  partnersTakingPart: [
    'Bewoners',
    'Woningcorporaties',
    'Wijkorganisaties, wijkpanel, wijkvereniging',
    'Wijkbedrijven / bewonersbedrijven',
  ],
  neighbourhoods,
  rounds: rounds(clock),
})

const pots: readonly CastPot[] = [
  { key: 'giving', name: 'Potje Geven', ceiling: '320.000' },
  { key: 'pilots', name: 'Potje Proeven', ceiling: '240.000' },
  { key: 'results', name: 'Potje Resultaat', ceiling: '160.000' },
  { key: 'investing', name: 'Potje Investeren', ceiling: '180.000' },
]

const neighbourhoods: readonly CastNeighbourhood[] = [
  { key: 'bilgaard', name: 'Bilgaard' },
  { key: 'vrijheidswijk', name: 'Vrijheidswijk' },
  { key: 'heechterp-schieringen', name: 'Heechterp-Schieringen' },
  { key: 'oud-oost', name: 'Oud Oost' },
  { key: 'vlietzone', name: 'Vlietzone', parent: 'oud-oost' },
  { key: 'camminghaburen', name: 'Camminghaburen' },
]

/** What a donor promised for a pot, due on 1 January of each of the three years of the fund. */
type Pledge = { donor: string; pot: PotKey; lastYear: string; thisYear: string; nextYear: string }

const pledges: readonly Pledge[] = [
  {
    donor: 'Stichting Buurtkracht',
    pot: 'giving',
    lastYear: '160.000',
    thisYear: '120.000',
    nextYear: '40.000',
  },
  { donor: 'Fonds Goede Buren', pot: 'pilots', lastYear: '120.000', thisYear: '90.000', nextYear: '30.000' },
  {
    donor: 'Coöperatie Oost Samen',
    pot: 'results',
    lastYear: '80.000',
    thisYear: '55.000',
    nextYear: '25.000',
  },
  {
    donor: 'Coöperatie Oost Samen',
    pot: 'investing',
    lastYear: '90.000',
    thisYear: '65.000',
    nextYear: '25.000',
  },
]

function contributions(clock: CastClock): CastContribution[] {
  const [lastYear, thisYear, nextYear] = [
    `1-1-${clock.year - 1}`,
    `1-1-${clock.year}`,
    `1-1-${clock.year + 1}`,
  ]
  return pledges.flatMap(({ donor, pot, ...amounts }) => [
    { donor, pot, amount: amounts.lastYear, dueOn: lastYear, receivedOn: lastYear },
    { donor, pot, amount: amounts.thisYear, dueOn: thisYear, receivedOn: thisYear },
    { donor, pot, amount: amounts.nextYear, dueOn: nextYear },
  ])
}
