import { moment, typed } from '../clock.ts'
import { allTicked } from '../declarations.ts'
import { wijkbedrijfDecision, wijkbedrijfPanel, wijkbedrijfScreening } from '../panel/wijkbedrijf.ts'
import { prose } from '../prose.ts'
import type { InitiativeOf, OnClock, ProposalForm } from '../shape.ts'

export const wijkbedrijf: OnClock<InitiativeOf<'declined'>> = (clock) => ({
  key: 'wijkbedrijf',
  stands: 'declined',
  round: 'ronde-2',
  applicant: 'fatma',
  members: [],
  startedAt: moment(clock.inDays(-68), '11:05'),
  savedAt: moment(clock.inDays(-55), '14:20'),
  proposal: proposal(clock),
  submission: { at: moment(clock.inDays(-50), '22:37'), declarations: allTicked },
  screening: wijkbedrijfScreening(clock),
  panel: wijkbedrijfPanel(clock),
  decision: wijkbedrijfDecision(clock),
})

const proposal: OnClock<ProposalForm> = ({ inDays, inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Wijkbedrijf',
    contactName: 'Fatma Yılmaz',
    contactEmail: 'fatma@example.org',
    contactPhone: '058 000 00 21',
    applicantKind: 'foundation',
    organisationName: 'Stichting Wijkbedrijf Heechterp',
    kvkNumber: '00 00 00 15',
    rsin: '000000073',
    organisationStreet: 'Voorbeeldweg 40',
    organisationPostcode: '8924 AE',
    organisationCity: 'Leeuwarden',
    organisationWebsite: 'www.wijkbedrijf.example.org',
  },
  voornemen: {
    plan: prose`
      Ons wijkbedrijf is een werkplaats in Heechterp-Schieringen. Bewoners doen er klussen voor de buurt: fietsen maken,
      tuinen opknappen, spullen brengen. Zij komen om bezig te zijn en om mensen te zien. Een deel vindt daarna betaald
      werk.

      Wij willen groeien van drie naar vijf dagen open. Daarvoor willen wij een werkbegeleider aannemen, voor 24 uur in
      de week. De begeleider maakt met iedereen een plan: wat kunt u, wat wilt u leren, wat is de volgende stap? Ook
      gaat hij mee naar een gesprek bij een werkgever of een school.

      Wij kopen gereedschap voor een houtwerkplaats. Vrijwilligers krijgen een vergoeding per dagdeel. Zo kunnen meer
      mensen meedoen. Aan het eind van het jaar hebben dertig bewoners meegedaan en zijn er tien doorgestroomd.
    `,
    summary:
      'Het wijkbedrijf wil vijf dagen open zijn. Een werkbegeleider helpt bewoners van klussen in de buurt naar een opleiding of betaald werk.',
    whyNotRegular: prose`
      De wijkbedrijven kregen extra geld voor vergoedingen van vrijwilligers. Dat is niet genoeg voor een begeleider. Met
      de gemeente en Caparis praten wij over basisbanen. Dat gesprek loopt nog. Wij willen daar niet op wachten.
    `,
    askedElsewhere: 'asked-no-answer',
    askedWhere: prose`
      Bij de gemeente en bij Caparis. Het gesprek over basisbanen loopt nog. Wij weten niet wanneer er antwoord komt.
    `,
    neighbourhoods: ['heechterp-schieringen'],
    place: 'De werkplaats',
    pillars: ['werk'],
    startDate: typed(inMonth(2, 1)),
    endDate: typed(endOfMonth(10)),
  },
  verbinding: {
    conversations: prose`
      Wij spraken met de vrijwilligers die nu komen. Zij willen graag vaker open. Ook praatten wij met een werkgever die
      mensen zoekt voor het groen.
    `,
    problemShared: prose`
      Mensen willen wel werken, maar vinden de weg niet. Vaker open zijn helpt, en iemand die meeloopt.
    `,
    residentsRole: prose`
      Bewoners doen het werk in de werkplaats. Elke maand is er een koffieochtend waarop zij kunnen zeggen wat beter kan.
    `,
    residentsCount: '12',
    partners: [
      {
        partnerName: 'Caparis',
        partnerKind: 'business',
        partnerRole: 'Denkt mee over basisbanen',
        partnerStatus: 'talking',
      },
      {
        partnerName: 'Een hoveniersbedrijf',
        partnerKind: 'business',
        partnerRole: 'Biedt proefdagen aan',
        partnerStatus: 'to-ask',
        partnerEmail: 'hovenier@example.org',
      },
    ],
  },
  verandering: {
    whatIsNew: prose`
      Wij zijn straks elke dag open in plaats van drie dagen. Er komt een houtwerkplaats bij. En er is iemand die met
      iedereen een plan maakt.
    `,
    acrossDomains: 'Met Caparis praten wij over werk. Met zorg, wonen of school werken wij nog niet samen.',
    regularWork: prose`
      Het werkplein en Caparis helpen mensen aan werk. Dat gaat redelijk. Vrijwilligers in het wijkbedrijf krijgen al een
      vergoeding. Begeleiding doen wij nu met twee mensen in hun vrije tijd. Dat is te weinig.
    `,
    addsOrReplaces: 'unknown',
    learningQuestion: 'Stromen meer bewoners door als wij vijf dagen open zijn?',
    learningSign: 'Wij tellen hoeveel mensen meedoen en hoeveel er doorstromen.',
  },
  vooruitgang: {
    targetGroup: prose`
      Voor bewoners van Heechterp-Schieringen die nu geen werk hebben en iets willen doen voor de buurt.
    `,
    targetGroupCount: '30',
    situationNow: prose`
      Wij zijn drie dagen per week open. Twaalf bewoners helpen mee. Vorig jaar vonden er drie betaald werk.
    `,
    changeAtEnd: prose`
      Meer bewoners hebben werk of een opleiding, of zijn daar dichterbij. De buurt ziet er beter uit.
    `,
    indicators: [
      {
        indicatorName: 'Bewoners die doorstromen naar betaald werk',
        indicatorType: 'unique-people',
        indicatorUnit: 'bewoners',
        programmeIndicator: 'A06',
        baselineValue: '3',
        baselineDate: typed(inDays(-60)),
        targetValue: '10',
        targetDate: typed(endOfMonth(10)),
        indicatorSource: 'Wij vragen het drie maanden na vertrek',
        indicatorMeasuredBy: 'Een vrijwilliger',
        indicatorNeighbourhood: 'heechterp-schieringen',
      },
      {
        indicatorName: 'Bewoners die beginnen met vrijwilligerswerk',
        indicatorType: 'unique-people',
        indicatorUnit: 'bewoners',
        programmeIndicator: 'A08',
        baselineValue: '12',
        baselineDate: typed(inDays(-60)),
        targetValue: '30',
        targetDate: typed(endOfMonth(10)),
        indicatorSource: 'Presentielijst van de werkplaats',
        indicatorMeasuredBy: 'De werkbegeleider, nog te zoeken',
        indicatorNeighbourhood: 'heechterp-schieringen',
      },
    ],
  },
  verantwoording: {
    milestones: [
      {
        milestoneTitle: 'De werkbegeleider is begonnen',
        milestoneDate: typed(inMonth(3, 1)),
        milestoneEvidence: 'Een bericht van het bestuur',
      },
      {
        milestoneTitle: 'De houtwerkplaats is open',
        milestoneDate: typed(endOfMonth(5)),
        milestoneEvidence: 'Een foto van de werkplaats',
      },
      {
        milestoneTitle: '10 bewoners zijn doorgestroomd',
        milestoneDate: typed(endOfMonth(10)),
        milestoneEvidence: 'Een telling zonder namen',
      },
    ],
    roles: [
      {
        roleTask: 'Bewoners begeleiden',
        roleWho: 'De werkbegeleider, nog te zoeken',
        roleStandIn: 'Nog niet bekend',
      },
      { roleTask: 'De werkplaats', roleWho: 'Twee vrijwilligers', roleStandIn: 'Een derde vrijwilliger' },
    ],
    measuringFromStart: 'Wij houden een presentielijst bij en vragen later wie werk heeft gevonden.',
    sharingChannels: ['website'],
  },
  money: {
    budgetLines: [
      {
        budgetLineTitle: 'Werkbegeleider',
        budgetLineCategory: 'people',
        budgetLineNote: '24 uur per week',
        budgetLineAmount: '21.600',
      },
      {
        budgetLineTitle: 'Vergoedingen vrijwilligers',
        budgetLineCategory: 'volunteers',
        budgetLineAmount: '7.200',
      },
      { budgetLineTitle: 'Gereedschap', budgetLineCategory: 'materials', budgetLineAmount: '4.100' },
      { budgetLineTitle: 'Huur werkplaats', budgetLineCategory: 'place', budgetLineAmount: '2.400' },
      { budgetLineTitle: 'Werving', budgetLineCategory: 'communication', budgetLineAmount: '800' },
    ],
    coFunding: [
      {
        funderName: 'Verdiend met klussen',
        funderKind: 'own',
        funderAmount: '2.000',
        funderStatus: 'promised',
      },
    ],
    amountAsked: '34.100',
    instrument: 'unknown',
    vatReclaimable: 'partly',
    sellsGoodsOrServices: 'yes',
    deMinimisAid: [
      {
        aidGiver: 'De gemeente',
        aidDate: typed(inDays(-300)),
        aidAmount: '4.500',
        aidRegulation: 'Regeling voor wijkbedrijven',
      },
    ],
    iban: 'NL28 BANK 0196 2962 26',
    accountHolder: 'Stichting Wijkbedrijf Heechterp',
  },
  declarations: {
    knowsPanelMember: 'no',
    publishing: 'all',
    filledInTogether: 'no',
  },
})
