import fc from 'fast-check'
import { addDays } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import {
  budgetCategories,
  funderKinds,
  funderStatuses,
  vatAnswers,
} from '#app/domain/proposal/schema/money.ts'
import { countedTypes } from '#app/domain/proposal/schema/vooruitgang.ts'
import { type Draft, formVersion, type ProposalDocument } from '#app/domain/proposal/schema.ts'

export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** One proposal as a person types it, page by page: what a browser would post. */
export const typedPages: Record<string, Record<string, Record<string, string | string[]>>> = {
  aboutUs: {
    initiativeName: { initiativeName: '  Taalmaatjes ' },
    contact: {
      contactName: 'Hanan de Vries',
      contactEmail: 'Hanan@Voorbeeld.NL',
      contactPhone: '058 - 123 45 67',
    },
    applicantKind: { applicantKind: 'foundation' },
    organisation: {
      organisationName: 'Stichting Taalmaatjes Oost',
      kvkNumber: '12.34.56.78',
      organisationStreet: 'Bilgaardplein 1',
      organisationPostcode: '8925bw',
      organisationCity: 'Leeuwarden',
    },
    signatories: {},
  },
  voornemen: {
    plan: {
      plan: 'Elke week oefent een vrijwilliger met een buurtbewoner.\r\n\r\nBij de bakker en op school.',
    },
    summary: { summary: 'Een vrijwilliger en een buurtbewoner oefenen samen Nederlands.' },
    additionality: {
      whyNotRegular: 'De gemeente betaalt taalles, maar geen maatjes.',
      askedElsewhere: 'asked-and-no',
      askedWhere: 'Bij de gemeente en bij de bibliotheek. Allebei zeiden zij nee.',
    },
    where: { neighbourhoods: ['bilgaard', 'vrijheidswijk'], place: '' },
    pillars: { pillars: ['leren'] },
    period: { startDate: '1-9-2026', endDate: '30 juni 2027' },
  },
  verbinding: {
    jointAnalysis: {
      conversations: 'Wij spraken veertig ouders op het schoolplein.',
      problemFigures: '',
      problemShared: 'Er is genoeg les. Er is te weinig gesprek.',
    },
    residents: { residentsRole: 'Bewoners zijn zelf maatje.', residentsCount: '12' },
    partners: {
      'partners[0].id': uuid(1),
      'partners[0].partnerName': 'Dbieb',
      'partners[0].partnerKind': 'culture',
      'partners[0].partnerRole': 'Geeft een plek om te oefenen',
      'partners[0].partnerStatus': 'agreed',
      'partners[0].partnerEmail': '',
      'partners[1].id': uuid(2),
      'partners[1].partnerName': '',
      'partners[1].partnerRole': ' ',
    },
  },
  verandering: {
    whatIsNew: { whatIsNew: 'Wij koppelen op het schoolplein, niet in de bibliotheek.' },
    acrossDomains: { acrossDomains: 'Wij brengen school, bibliotheek en werk bij elkaar.' },
    regular: { regularWork: 'Scholen nemen het koppelen over.', addsOrReplaces: 'adds' },
    experiment: {
      learningQuestion: 'Werkt koppelen op school beter?',
      learningSign: 'Na drie maanden spreken meer koppels nog af.',
      stopRule: '',
      reviewDate: '1-2-2027',
    },
  },
  vooruitgang: {
    people: { targetGroup: 'Ouders die weinig Nederlands spreken.', targetGroupCount: '40' },
    situationNow: { situationNow: 'Ouders laten hun kind vertalen bij de juf.' },
    changeAtEnd: { changeAtEnd: 'Ouders praten mee op school.' },
    indicators: {
      'indicators[0].id': uuid(11),
      'indicators[0].indicatorName': 'Bewoners met een taalmaatje',
      'indicators[0].indicatorType': 'unique-people',
      'indicators[0].indicatorUnit': 'bewoners',
      'indicators[0].programmeIndicator': 'L10',
      'indicators[0].baselineValue': '12,0',
      'indicators[0].baselineDate': '1 6 2026',
      'indicators[0].noBaselineReason': '',
      'indicators[0].targetValue': '40',
      'indicators[0].targetDate': '30-6-2027',
      'indicators[0].indicatorSource': 'Lijst van de coördinator',
      'indicators[0].indicatorMeasuredBy': 'De coördinator',
      'indicators[0].indicatorNeighbourhood': 'bilgaard',
    },
  },
  verantwoording: {
    milestones: {
      'milestones[0].id': uuid(21),
      'milestones[0].milestoneTitle': 'Opening van het taalcafé',
      'milestones[0].milestoneDate': '1-12-2026',
      'milestones[0].milestoneEvidence': 'Foto en aantal bezoekers',
      'milestones[1].id': uuid(22),
      'milestones[1].milestoneTitle': 'Veertig koppels',
      'milestones[1].milestoneDate': '15-6-2027',
      'milestones[1].milestoneEvidence': 'Telling zonder namen',
    },
    roles: {
      'roles[0].id': uuid(31),
      'roles[0].roleTask': 'Koppelen',
      'roles[0].roleWho': 'De coördinator',
      'roles[0].roleStandIn': 'Nog zoeken',
    },
    measuringFromStart: { measuringFromStart: 'De coördinator telt elke maand.' },
    sharing: { sharingChannels: ['meeting', 'visit'], sharingHow: '' },
  },
  money: {
    budgetLines: {
      'budgetLines[0].id': uuid(41),
      'budgetLines[0].budgetLineTitle': 'Coördinator',
      'budgetLines[0].budgetLineCategory': 'people',
      'budgetLines[0].budgetLineNote': '',
      'budgetLines[0].budgetLineAmount': '€ 20.000',
      'budgetLines[1].id': uuid(42),
      'budgetLines[1].budgetLineTitle': 'Koffie',
      'budgetLines[1].budgetLineCategory': 'materials',
      'budgetLines[1].budgetLineAmount': '1250,50',
    },
    coFunding: {
      'coFunding[0].id': uuid(51),
      'coFunding[0].funderName': 'Wij zelf',
      'coFunding[0].funderKind': 'own',
      'coFunding[0].funderAmount': '1.250,50',
      'coFunding[0].funderStatus': 'promised',
    },
    amountAsked: { amountAsked: '20.000' },
    instrumentWish: { instrument: 'gift' },
    vatReclaimable: { vatReclaimable: 'no' },
    stateAid: { sellsGoodsOrServices: 'no' },
    bankAccount: { iban: 'NL91 ABNA 0417 1643 00', accountHolder: 'Stichting Taalmaatjes Oost' },
  },
  attachments: { attachments: {} },
  declarations: {
    panelMember: { knowsPanelMember: 'no' },
    publicity: { publishing: 'all' },
    helper: { filledInTogether: 'no' },
  },
}

/** The same proposal, stored. */
export const taalmaatjes: ProposalDocument = {
  formVersion,
  track: 'full',
  aboutUs: {
    initiativeName: 'Taalmaatjes',
    contactName: 'Hanan de Vries',
    contactEmail: 'hanan@voorbeeld.nl',
    contactPhone: '0581234567',
    contactTimes: null,
    applicantKind: 'foundation',
    organisationName: 'Stichting Taalmaatjes Oost',
    kvkNumber: '12345678',
    rsin: null,
    organisationStreet: 'Bilgaardplein 1',
    organisationPostcode: '8925 BW',
    organisationCity: 'Leeuwarden',
    organisationWebsite: null,
    signatories: [],
  },
  voornemen: {
    plan: 'Elke week oefent een vrijwilliger met een buurtbewoner.\n\nBij de bakker en op school.',
    summary: 'Een vrijwilliger en een buurtbewoner oefenen samen Nederlands.',
    whyNotRegular: 'De gemeente betaalt taalles, maar geen maatjes.',
    askedElsewhere: 'asked-and-no',
    askedWhere: 'Bij de gemeente en bij de bibliotheek. Allebei zeiden zij nee.',
    neighbourhoods: ['bilgaard', 'vrijheidswijk'],
    place: null,
    pillars: ['leren'],
    startDate: '2026-09-01',
    endDate: '2027-06-30',
  },
  verbinding: {
    conversations: 'Wij spraken veertig ouders op het schoolplein.',
    problemFigures: null,
    problemShared: 'Er is genoeg les. Er is te weinig gesprek.',
    residentsRole: 'Bewoners zijn zelf maatje.',
    residentsCount: 12,
    partners: [
      {
        id: uuid(1),
        partnerName: 'Dbieb',
        partnerKind: 'culture',
        partnerRole: 'Geeft een plek om te oefenen',
        partnerStatus: 'agreed',
        partnerEmail: null,
      },
    ],
  },
  verandering: {
    whatIsNew: 'Wij koppelen op het schoolplein, niet in de bibliotheek.',
    acrossDomains: 'Wij brengen school, bibliotheek en werk bij elkaar.',
    regularWork: 'Scholen nemen het koppelen over.',
    addsOrReplaces: 'adds',
    whatStops: null,
    learningQuestion: 'Werkt koppelen op school beter?',
    learningSign: 'Na drie maanden spreken meer koppels nog af.',
    stopRule: null,
    reviewDate: '2027-02-01',
  },
  vooruitgang: {
    targetGroup: 'Ouders die weinig Nederlands spreken.',
    targetGroupCount: 40,
    situationNow: 'Ouders laten hun kind vertalen bij de juf.',
    changeAtEnd: 'Ouders praten mee op school.',
    indicators: [
      {
        id: uuid(11),
        indicatorName: 'Bewoners met een taalmaatje',
        indicatorType: 'unique-people',
        indicatorUnit: 'bewoners',
        programmeIndicator: 'L10',
        baselineValue: 12,
        baselineDate: '2026-06-01',
        noBaselineReason: null,
        targetValue: 40,
        targetDate: '2027-06-30',
        indicatorSource: 'Lijst van de coördinator',
        indicatorMeasuredBy: 'De coördinator',
        indicatorNeighbourhood: 'bilgaard',
      },
    ],
  },
  verantwoording: {
    milestones: [
      {
        id: uuid(21),
        milestoneTitle: 'Opening van het taalcafé',
        milestoneDate: '2026-12-01',
        milestoneEvidence: 'Foto en aantal bezoekers',
      },
      {
        id: uuid(22),
        milestoneTitle: 'Veertig koppels',
        milestoneDate: '2027-06-15',
        milestoneEvidence: 'Telling zonder namen',
      },
    ],
    roles: [{ id: uuid(31), roleTask: 'Koppelen', roleWho: 'De coördinator', roleStandIn: 'Nog zoeken' }],
    measuringFromStart: 'De coördinator telt elke maand.',
    sharingChannels: ['meeting', 'visit'],
    sharingHow: null,
  },
  money: {
    budgetLines: [
      {
        id: uuid(41),
        budgetLineTitle: 'Coördinator',
        budgetLineCategory: 'people',
        budgetLineNote: null,
        budgetLineAmount: cents(2_000_000),
      },
      {
        id: uuid(42),
        budgetLineTitle: 'Koffie',
        budgetLineCategory: 'materials',
        budgetLineNote: null,
        budgetLineAmount: cents(125_050),
      },
    ],
    coFunding: [
      {
        id: uuid(51),
        funderName: 'Wij zelf',
        funderKind: 'own',
        funderAmount: cents(125_050),
        funderStatus: 'promised',
      },
    ],
    amountAsked: cents(2_000_000),
    instrument: 'gift',
    repaymentPlan: null,
    vatReclaimable: 'no',
    sellsGoodsOrServices: 'no',
    deMinimisAid: null,
    relatedCompanies: null,
    iban: 'NL91ABNA0417164300',
    accountHolder: 'Stichting Taalmaatjes Oost',
    accountProof: null,
  },
  attachments: { attachments: [] },
  declarations: {
    knowsPanelMember: 'no',
    panelMemberWho: null,
    publishing: 'all',
    publishingReason: null,
    filledInTogether: 'no',
    helperName: null,
    helperOrganisation: null,
    helperConfirmed: null,
  },
}

/** The document as the draft it came from. */
export function draftOf({
  formVersion: _,
  track: _track,
  extraForm: _asked,
  extra = {},
  ...sections
}: ProposalDocument): Draft {
  return structuredClone({ ...sections, extra })
}

const words = fc.string({ minLength: 1, maxLength: 30 }).map((text) => `x${text.replace(/\s+/g, ' ').trim()}`)
const money = fc.integer({ min: 1, max: 9_000_000 }).map(cents)
const ids = (from: number) => (_: unknown, at: number) => ({ id: uuid(from + at) })

/** Any document that can be sent: dates in order, costs equal to funding, organisation or group. */
export const anyDocument: fc.Arbitrary<ProposalDocument> = fc
  .record({
    start: fc.integer({ min: 0, max: 900 }),
    length: fc.integer({ min: 1, max: 700 }),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
    baselines: fc.array(fc.option(fc.nat(1000)), { minLength: 1, maxLength: 6 }),
    types: fc.constantFrom(...countedTypes),
    asked: fc.integer({ min: 1, max: 5_000_000 }).map(cents),
    co: fc.array(money, { maxLength: 4 }),
    group: fc.boolean(),
    text: words,
    review: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    vat: fc.constantFrom(...vatAnswers),
    funder: fc.constantFrom(...funderKinds),
    certain: fc.constantFrom(...funderStatuses),
    category: fc.constantFrom(...budgetCategories),
    stopRule: fc.option(words),
    place: fc.option(words),
  })
  .map((drawn): ProposalDocument => {
    const startDate = addDays('2026-01-01', drawn.start)
    const endDate = addDays(startDate, drawn.length)
    const within = (share: number) => addDays(startDate, Math.floor(share * drawn.length))
    const { initiativeName, contactName, contactEmail, contactPhone, contactTimes, signatories } =
      taalmaatjes.aboutUs
    const contact = { initiativeName, contactName, contactEmail, contactPhone, contactTimes, signatories }
    const costs = drawn.co.reduce<number>((sum, amount) => sum + amount, drawn.asked)
    return {
      ...taalmaatjes,
      aboutUs: drawn.group
        ? {
            ...contact,
            applicantKind: 'residents-group',
            fiscalHostName: `Stichting ${drawn.text}`,
            fiscalHostKvkNumber: '87654321',
            fiscalHostContactName: drawn.text,
            fiscalHostEmail: 'penvoerder@voorbeeld.nl',
            fiscalHostPhone: null,
            fiscalHostAgrees: 'yes',
          }
        : taalmaatjes.aboutUs,
      voornemen: { ...taalmaatjes.voornemen, startDate, endDate, summary: drawn.text, place: drawn.place },
      verandering: {
        ...taalmaatjes.verandering,
        stopRule: drawn.stopRule,
        reviewDate: drawn.review === null ? null : within(drawn.review),
      },
      vooruitgang: {
        ...taalmaatjes.vooruitgang,
        indicators: drawn.baselines.map((baseline, at) => ({
          ...(taalmaatjes.vooruitgang.indicators[0] as (typeof taalmaatjes.vooruitgang.indicators)[number]),
          ...ids(100)(null, at),
          indicatorType: drawn.types,
          baselineValue: baseline,
          baselineDate: null,
          noBaselineReason: baseline === null ? drawn.text : null,
          targetValue: baseline === null ? 40 : 1001 - baseline === baseline ? 0 : 1001 - baseline,
          targetDate: endDate,
        })),
      },
      verantwoording: {
        ...taalmaatjes.verantwoording,
        milestones: drawn.shares.map((share, at) => ({
          ...ids(200)(null, at),
          milestoneTitle: `${drawn.text} ${at}`,
          milestoneDate: within(share),
          milestoneEvidence: drawn.text,
        })),
      },
      money: {
        ...taalmaatjes.money,
        vatReclaimable: drawn.vat,
        amountAsked: drawn.asked,
        coFunding: drawn.co.map((funderAmount, at) => ({
          ...ids(300)(null, at),
          funderName: drawn.text,
          funderKind: drawn.funder,
          funderAmount,
          funderStatus: drawn.certain,
        })),
        budgetLines: [
          {
            id: uuid(400),
            budgetLineTitle: drawn.text,
            budgetLineCategory: drawn.category,
            budgetLineNote: null,
            budgetLineAmount: cents(costs),
          },
        ],
      },
    }
  })
