import { cents } from '#app/domain/money.ts'
import {
  type Draft,
  draftSchema,
  formVersion,
  type ProposalDocument,
  type SmallStartDocument,
} from '#app/domain/proposal/schema.ts'
import { taalmaatjes, uuid } from './proposals.ts'

/** A small start as it is typed, page by page. */
export const typedSoup: Record<string, Record<string, Record<string, string | string[]>>> = {
  aboutUs: {
    who: {
      initiativeName: 'Soep op dinsdag',
      contactName: 'Ineke van der Wal',
      contactPhone: '058 000 00 20',
      applicantKind: 'foundation',
      organisationName: 'Stichting Soep op dinsdag',
      kvkNumber: '12345678',
      fiscalHostName: '',
    },
  },
  voornemen: {
    plan: { plan: 'Elke dinsdag koken buren samen soep.' },
    whereWhen: { neighbourhoods: ['bilgaard'], startDate: '1-5-2026', endDate: '31 december 2026' },
    whyNotRegular: { whyNotRegular: 'De gemeente betaalt geen soep.' },
  },
  verbinding: { residentsRole: { residentsRole: 'Bewoners koken zelf.' } },
  vooruitgang: {
    change: {
      changeAtEnd: 'Buren kennen elkaar.',
      'indicators[0].id': uuid(71),
      'indicators[0].indicatorName': 'Bewoners die mee-eten',
      'indicators[0].baselineValue': '',
      'indicators[0].targetValue': '30',
    },
  },
  money: {
    costs: {
      'budgetLines[0].id': uuid(72),
      'budgetLines[0].budgetLineTitle': 'Groente',
      'budgetLines[0].budgetLineAmount': '800',
      amountAsked: '750',
    },
    bankAccount: { iban: 'NL91 ABNA 0417 1643 00', accountHolder: 'Stichting Soep op dinsdag' },
  },
}

/** The same small start, stored. */
export const soup: SmallStartDocument = {
  formVersion,
  track: 'small-start',
  aboutUs: {
    initiativeName: 'Soep op dinsdag',
    contactName: 'Ineke van der Wal',
    contactPhone: '0580000020',
    applicantKind: 'foundation',
    organisationName: 'Stichting Soep op dinsdag',
    kvkNumber: '12345678',
    fiscalHostName: null,
    fiscalHostKvkNumber: null,
    fiscalHostContactName: null,
    fiscalHostEmail: null,
  },
  voornemen: {
    plan: 'Elke dinsdag koken buren samen soep.',
    neighbourhoods: ['bilgaard'],
    startDate: '2026-05-01',
    endDate: '2026-12-31',
    whyNotRegular: 'De gemeente betaalt geen soep.',
  },
  verbinding: { residentsRole: 'Bewoners koken zelf.' },
  vooruitgang: {
    changeAtEnd: 'Buren kennen elkaar.',
    indicators: [
      { id: uuid(71), indicatorName: 'Bewoners die mee-eten', baselineValue: null, targetValue: 30 },
    ],
  },
  money: {
    budgetLines: [{ id: uuid(72), budgetLineTitle: 'Groente', budgetLineAmount: cents(80_000) }],
    amountAsked: cents(75_000),
    iban: 'NL91ABNA0417164300',
    accountHolder: 'Stichting Soep op dinsdag',
  },
}

/** The small start as the draft it came from. */
export function draftOfSoup(): Draft {
  return draftSchema.parse(structuredClone(soup))
}

/** A group of residents behind a fiscal host. */
export const aGroup = {
  initiativeName: taalmaatjes.aboutUs.initiativeName,
  contactName: taalmaatjes.aboutUs.contactName,
  contactEmail: taalmaatjes.aboutUs.contactEmail,
  contactPhone: taalmaatjes.aboutUs.contactPhone,
  contactTimes: null,
  signatories: [],
  applicantKind: 'residents-group',
  fiscalHostName: 'Stichting De Penvoerder',
  fiscalHostKvkNumber: '87654321',
  fiscalHostContactName: 'An Bos',
  fiscalHostEmail: 'an@voorbeeld.nl',
  fiscalHostPhone: null,
  fiscalHostAgrees: 'yes',
} satisfies ProposalDocument['aboutUs']
