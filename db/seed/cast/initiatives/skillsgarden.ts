import { moment, typed } from '../clock.ts'
import { allTicked } from '../declarations.ts'
import { skillsgardenPanel, skillsgardenScreening } from '../panel/skillsgarden.ts'
import { prose } from '../prose.ts'
import type { InitiativeOf, OnClock, ProposalForm } from '../shape.ts'

export const skillsgarden: OnClock<InitiativeOf<'in-review'>> = (clock) => ({
  key: 'skillsgarden',
  stands: 'in-review',
  round: 'ronde-3',
  applicant: 'fatma',
  members: [],
  startedAt: moment(clock.inDays(-36), '15:15'),
  savedAt: moment(clock.inDays(-28), '17:50'),
  proposal: proposal(clock),
  submission: { at: moment(clock.inDays(-25), '16:31'), declarations: allTicked },
  screening: skillsgardenScreening(clock),
  panel: skillsgardenPanel(clock),
})

const proposal: OnClock<ProposalForm> = ({ inDays, inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Skillsgarden',
    contactName: 'Fatma Yılmaz',
    contactEmail: 'fatma@example.org',
    contactPhone: '058 000 00 21',
    contactTimes: 'Na 16.00 uur',
    applicantKind: 'foundation',
    organisationName: 'Stichting Skillsgarden Leeuwarden',
    kvkNumber: '00 00 00 16',
    rsin: '000000061',
    organisationStreet: 'Voorbeeldplein 1',
    organisationPostcode: '8931 AF',
    organisationCity: 'Leeuwarden',
    organisationWebsite: 'https://skillsgarden.example.org',
  },
  voornemen: {
    plan: prose`
      Skillsgarden is een plek om te bewegen en elkaar te ontmoeten, bij het voormalige Cambuur-stadion. Er is een
      projectleider en er zijn vier jongeren getraind. Zij leiden nu af en toe een groep. Wij willen daar een vaste plek
      van maken.

      Twee avonden per week en op zaterdagmiddag is er een open veld. Er staan altijd twee jonge trainers en één
      volwassene. Jongeren kiezen zelf wat zij doen: panna, freerunnen, dansen, of gewoon zitten en praten. Inschrijven
      hoeft niet. Betalen ook niet.

      Wij trainen tien jongeren om zelf een groep te leiden. Zij leren fluiten, ruzie stoppen en eerste hulp. Ook leren
      zij hoe je iemand aanspreekt die alleen aan de kant staat. Wie een half jaar meedoet, krijgt een bewijs voor op
      zijn cv, en een gesprek over stage of werk.

      Er komt licht op het veld en een kist voor de spullen. Eens per twee maanden eten wij met de buren. Dan horen wij
      wat er goed gaat en waar zij last van hebben.
    `,
    summary:
      'Sporten en ontmoeten bij het oude Cambuur-stadion. Jongeren uit de buurt leiden zelf de groepen.',
    whyNotRegular: prose`
      De gemeente betaalt sport via verenigingen. Deze jongeren zitten niet bij een vereniging en willen dat ook niet. Het
      jongerenwerk komt op straat, maar heeft geen uren voor vaste avonden op deze plek. Wij vroegen het bij allebei. Een
      sportfonds betaalt wel ballen, geen begeleiding. Daarom vragen wij u om de begeleiding en het licht.
    `,
    askedElsewhere: 'asked-and-no',
    askedWhere: prose`
      Bij de gemeente, het jongerenwerk en een sportfonds. De gemeente betaalt alleen via clubs. Het jongerenwerk
      heeft geen uren over. Het sportfonds betaalt ballen, geen begeleiding.
    `,
    neighbourhoods: ['oud-oost', 'bilgaard'],
    place: 'Het veld bij het voormalige Cambuur-stadion',
    pillars: ['gezondheid', 'veiligheid'],
    startDate: typed(inMonth(3, 1)),
    endDate: typed(endOfMonth(10)),
  },
  verbinding: {
    conversations: prose`
      De vier jonge trainers gingen zelf de straat op. Zij vroegen zestig jongeren wat zij missen. Het vaakst hoorden zij:
      licht, en iemand die er gewoon is. Wij dronken koffie met negen buren rond het veld. Zij willen dat het om tien uur
      stil is. Met de wijkagent, het jongerenwerk en twee scholen keken wij welke avonden nodig zijn.
    `,
    problemFigures: prose`
      Wij telden drie weken lang op het veld. Op een gewone avond waren er 10 tot 15 jongeren. Van de zestig jongeren
      die wij spraken, zitten er 41 niet bij een club.
    `,
    problemShared: prose`
      Jongeren hebben geen plek waar zij zomaar mogen zijn. Buren hebben last van lawaai. Licht, vaste avonden en
      iemand die er altijd is, helpen allebei. Jongeren, buren, wijkagent en jongerenwerk vinden dat samen.
    `,
    residentsRole: prose`
      Jongeren beslissen over het programma en over de regels op het veld. Vier van hen zitten met twee buren in de
      veldraad. De veldraad kiest de tien nieuwe trainers. Buren helpen met koken en letten mee op.
    `,
    residentsCount: '18',
    partners: [
      {
        partnerName: 'Het jongerenwerk',
        partnerKind: 'welfare',
        partnerRole: 'Eén vaste jongerenwerker komt elke donderdag langs',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'De wijkagent',
        partnerKind: 'safety',
        partnerRole: 'Loopt binnen, zonder uniform als dat kan, en kijkt twee keer mee',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een school voor voortgezet onderwijs',
        partnerKind: 'education',
        partnerRole: 'Laat trainen meetellen als maatschappelijke stage',
        partnerStatus: 'talking',
      },
      {
        partnerName: 'Een sportwinkel',
        partnerKind: 'business',
        partnerRole: 'Geeft korting op materiaal',
        partnerStatus: 'agreed',
      },
    ],
  },
  verandering: {
    whatIsNew: prose`
      Er is nu geen plek in Oost waar je zonder lid te zijn kunt sporten met iemand erbij. Bij ons zijn het geen
      volwassenen die het bedenken. Jongeren leiden jongeren. Sport, veiligheid en de stap naar een stage komen samen op
      één veld.
    `,
    acrossDomains: prose`
      Wij brengen sport, veiligheid en werk bij elkaar. De wijkagent en de jongerenwerker staan op hetzelfde veld als
      de buren. Met een school praten wij over stage: trainen telt dan mee. Zo wordt een avond sport ook een stap naar
      werk.
    `,
    regularWork: prose`
      De verenigingen doen hun werk goed voor wie lid is. Het jongerenwerk kent de groepen op straat. De wijkagent heeft
      korte lijnen met de scholen. Dat loopt. Maar tussen de club en de straat zit niets. Onze projectleider is er, en de
      eerste vier trainers ook. Op die basis bouwen wij verder.
    `,
    addsOrReplaces: 'adds',
    learningQuestion: 'Komen er meer jongeren als leeftijdgenoten de avond leiden?',
    learningSign: prose`
      Elke avond tellen wij wie er is. Wij vergelijken avonden met een jonge trainer en avonden met een volwassene.
    `,
    stopRule: prose`
      Komen er op dinsdag drie weken lang minder dan acht jongeren? Dan stoppen wij met de dinsdag en vragen wij hun wat er
      mist.
    `,
    reviewDate: typed(inMonth(7, 1)),
  },
  vooruitgang: {
    targetGroup: prose`
      Voor jongeren van 12 tot 18 jaar uit Oud Oost en Bilgaard. Vooral voor jongeren die niet bij een club zitten. De vier
      getrainde jongeren kennen de anderen van straat en van school.
    `,
    targetGroupCount: '120',
    situationNow: prose`
      Er komen nu zo’n twaalf jongeren op een avond. Vier jongeren zijn getraind. Zodra het donker is, gaat iedereen
      naar huis of de straat op. Buren kennen de jongeren alleen van het geluid.
    `,
    changeAtEnd: prose`
      Op een gewone avond zijn er dertig jongeren op het veld. Tien nieuwe trainers leiden zelf een groep. Jongeren zeggen
      dat zij zich er veilig voelen, ook in het donker. En buren weten hoe de jongeren heten.
    `,
    indicators: [
      {
        indicatorName: 'Jongeren op een gewone avond',
        indicatorType: 'count',
        indicatorUnit: 'jongeren per avond',
        baselineValue: '12',
        baselineDate: typed(inDays(-50)),
        targetValue: '30',
        targetDate: typed(endOfMonth(9)),
        indicatorSource: 'De projectleider telt drie weken lang op elke avond',
        indicatorMeasuredBy: 'De projectleider',
        indicatorNeighbourhood: 'oud-oost',
      },
      {
        indicatorName: 'Jongeren die zijn getraind om een groep te leiden',
        indicatorType: 'unique-people',
        indicatorUnit: 'jongeren',
        programmeIndicator: 'H05',
        baselineValue: '4',
        baselineDate: typed(inDays(-50)),
        targetValue: '14',
        targetDate: typed(endOfMonth(8)),
        indicatorSource: 'De bewijzen die wij uitreiken',
        indicatorMeasuredBy: 'De projectleider, met de veldraad',
        indicatorNeighbourhood: 'oud-oost',
      },
    ],
  },
  verantwoording: {
    milestones: [
      {
        milestoneTitle: 'Licht op het veld, de avonden beginnen',
        milestoneDate: typed(endOfMonth(4)),
        milestoneEvidence: 'Een foto in het donker en de eerste telling',
      },
      {
        milestoneTitle: 'De eerste vijf nieuwe trainers hebben hun bewijs',
        milestoneDate: typed(endOfMonth(6)),
        milestoneEvidence: 'Het aantal bewijzen en een filmpje van een training',
      },
      {
        milestoneTitle: 'Tien nieuwe trainers, dertig jongeren per avond',
        milestoneDate: typed(endOfMonth(9)),
        milestoneEvidence: 'De tellingen en wat jongeren en buren zeggen',
      },
      {
        milestoneTitle: 'Eindverslag',
        milestoneDate: typed(inMonth(10, 20)),
        milestoneEvidence: 'Wat wij uitgaven, leerden en wat er blijft staan',
      },
    ],
    roles: [
      {
        roleTask: 'De avonden en de training leiden',
        roleWho: 'De projectleider',
        roleStandIn: 'De jongerenwerker, hooguit vier weken',
      },
      {
        roleTask: 'Een groep leiden',
        roleWho: 'De jonge trainers, in koppels',
        roleStandIn: 'Een ander koppel',
      },
      {
        roleTask: 'Veldraad en buren',
        roleWho: 'Fatma Yılmaz',
        roleStandIn: 'Een buur uit de veldraad',
      },
    ],
    measuringFromStart: prose`
      Wij telden al drie weken, op dinsdag en donderdag. Toen waren er 10 tot 15 jongeren. Zo blijven wij tellen, elke maand
      een week. De uitkomst hangt op een bord bij het veld.
    `,
    sharingChannels: ['social-media', 'visit', 'other'],
    sharingHow: prose`
      De jonge trainers maken filmpjes voor andere wijken. De cijfers hangen op het bord bij het veld.
    `,
  },
  money: {
    budgetLines: [
      {
        budgetLineTitle: 'Projectleider',
        budgetLineCategory: 'people',
        budgetLineNote: 'Zestien uur per week',
        budgetLineAmount: '22.800',
      },
      { budgetLineTitle: 'Training jonge trainers', budgetLineCategory: 'people', budgetLineAmount: '6.500' },
      {
        budgetLineTitle: 'Vergoeding jonge trainers',
        budgetLineCategory: 'volunteers',
        budgetLineAmount: '5.400',
      },
      {
        budgetLineTitle: 'Licht en een kist op het veld',
        budgetLineCategory: 'place',
        budgetLineNote: 'Met de aansluiting op stroom',
        budgetLineAmount: '7.250',
      },
      { budgetLineTitle: 'Sportmateriaal', budgetLineCategory: 'materials', budgetLineAmount: '4.150' },
      {
        budgetLineTitle: 'Eten met de buren',
        budgetLineCategory: 'communication',
        budgetLineAmount: '1.650',
      },
      { budgetLineTitle: 'Tellen en bewijzen', budgetLineCategory: 'measuring', budgetLineAmount: '1.250' },
    ],
    coFunding: [
      {
        funderName: 'Wij zelf, met een sponsorloop',
        funderKind: 'own',
        funderAmount: '1.000',
        funderStatus: 'to-ask',
      },
      { funderName: 'Een sportfonds', funderKind: 'fund', funderAmount: '2.000', funderStatus: 'promised' },
    ],
    amountAsked: '€ 46.000,-',
    instrument: 'gift',
    vatReclaimable: 'no',
    sellsGoodsOrServices: 'no',
    iban: 'NL61 BANK 0225 9258 34',
    accountHolder: 'Stichting Skillsgarden Leeuwarden',
  },
  declarations: {
    knowsPanelMember: 'yes',
    panelMemberWho: 'Mohamed Aziz. Hij helpt op zaterdag mee op het veld.',
    publishing: 'all',
    filledInTogether: 'yes',
    helperName: 'Rob Postma',
    helperOrganisation: 'Buurtcontact van het fonds',
    helperConfirmed: 'on',
  },
})
