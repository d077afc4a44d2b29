import { moment, typed } from '../clock.ts'
import { allTicked } from '../declarations.ts'
import { taalmaatjesGrant } from '../grants/taalmaatjes.ts'
import { taalmaatjesDecision, taalmaatjesPanel, taalmaatjesScreening } from '../panel/taalmaatjes.ts'
import { prose } from '../prose.ts'
import type { InitiativeOf, OnClock, ProposalForm } from '../shape.ts'

export const taalmaatjes: OnClock<InitiativeOf<'running'>> = (clock) => ({
  key: 'taalmaatjes',
  stands: 'running',
  round: 'ronde-1',
  applicant: 'ineke',
  members: [],
  startedAt: moment(clock.inDays(-352), '19:40'),
  savedAt: moment(clock.inDays(-344), '21:05'),
  proposal: proposal(clock),
  submission: { at: moment(clock.inDays(-340), '20:14'), declarations: allTicked },
  screening: taalmaatjesScreening(clock),
  panel: taalmaatjesPanel(clock),
  decision: taalmaatjesDecision(clock),
  ...taalmaatjesGrant(clock),
})

const proposal: OnClock<ProposalForm> = ({ inDays, inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Taalmaatjes',
    contactName: 'Ineke van der Wal',
    contactEmail: 'ineke@example.org',
    contactPhone: '058 000 00 20',
    contactTimes: 'Na het avondeten, of op vrijdagochtend',
    applicantKind: 'foundation',
    organisationName: 'Stichting Taalmaatjes Oost',
    kvkNumber: '00 00 00 11',
    rsin: '000000012',
    organisationStreet: 'Voorbeeldplein 3',
    organisationPostcode: '8921 AA',
    organisationCity: 'Leeuwarden',
    organisationWebsite: 'https://taalmaatjes.example.org',
    signatories: [
      {
        signatoryName: 'Ineke van der Wal',
        signatoryRole: 'Voorzitter',
        signatoryEmail: 'ineke@example.org',
      },
    ],
  },
  voornemen: {
    plan: prose`
      Een taalmaatje is een buur die met u oefent. Een vrijwilliger en een bewoner vormen samen een koppel. Zij
      spreken een jaar lang elke week een uur af. Dat doen zij niet in een klas, maar waar het leven is. Bij de bakker,
      op het schoolplein, bij de dokter of aan de keukentafel.

      Onze coördinator zoekt de mensen bij elkaar. Zij praat eerst met allebei. Wat wilt u kunnen? Wanneer hebt u tijd?
      Daarna maken zij samen kennis, met een kop thee erbij. Na drie weken belt zij: klikt het? Klikt het niet, dan
      zoeken wij iemand anders.

      Vrijwilligers krijgen drie avonden scholing. Zij leren hoe u langzaam praat zonder kinderachtig te doen. Elke
      maand is er een open taalochtend in Bilgaard en in Vrijheidswijk. Daar komen koppels samen. Ook wie nog geen
      maatje heeft, mag binnenlopen.

      Aan het einde vragen wij wat de volgende stap is. Een cursus, een opleiding, vrijwilligerswerk? De coördinator
      loopt dan mee naar de deur.
    `,
    summary:
      'Een vrijwilliger en een buurtbewoner spreken een jaar lang elke week af. Zij oefenen Nederlands bij de bakker, op school en aan de keukentafel.',
    whyNotRegular: prose`
      De gemeente betaalt taallessen in een klas. Die zijn goed, maar niet iedereen komt daar. De les is overdag, er is
      een wachtlijst en kleine kinderen mogen niet mee. Voor een maatje in de buurt is geen geld. Wij vroegen het na
      bij de gemeente en bij de bibliotheek. Allebei vinden zij het nuttig. Geen van beide kan een coördinator betalen.
      Zonder coördinator vallen koppels na een paar weken uit elkaar.
    `,
    askedElsewhere: 'asked-and-no',
    askedWhere: prose`
      Bij de gemeente en bij de bibliotheek. Allebei vinden zij het een goed plan. Allebei zeiden zij ook nee: voor
      een coördinator is daar geen geld.
    `,
    neighbourhoods: ['bilgaard', 'vrijheidswijk'],
    place: 'Het buurthuis, de school en gewoon thuis',
    pillars: ['leren', 'werk'],
    startDate: typed(inMonth(-8, 1)),
    endDate: typed(endOfMonth(3)),
  },
  verbinding: {
    conversations: prose`
      Wij dronken koffie met 22 ouders op twee schoolpleinen. Vijftien van hen zeiden: ik versta het wel, maar ik durf
      niet te praten. Wij vroegen ook aan acht vrijwilligers waarom zij stopten. Zij misten iemand om even te bellen.
      Daarna zaten wij om tafel met de bibliotheek, twee basisscholen en het wijkteam. Iedereen zag hetzelfde. Er is
      genoeg les. Er is te weinig gesprek.
    `,
    problemFigures: prose`
      De scholen schatten dat één op de vijf ouders weinig Nederlands spreekt. De docenten van de taallessen vertelden
      ons over de wachtlijst. Die is ongeveer drie maanden lang.
    `,
    problemShared: prose`
      Er is genoeg les. Mensen durven niet te praten, omdat zij nergens kunnen oefenen. Een vaste buur helpt, en
      iemand die blijft bellen. Daar zijn de scholen, de bibliotheek en het wijkteam het over eens.
    `,
    residentsRole: prose`
      Vier bewoners die zelf een taalmaatje hadden, zitten in onze kerngroep. Zij beslissen mee over de werving en de
      scholing. Zij maakten ook de flyer: met foto’s en weinig woorden. Twee van hen begeleiden straks de taalochtend.
      De koppels kiezen zelf waar en wanneer zij afspreken.
    `,
    residentsCount: '14',
    partners: [
      {
        partnerName: 'Dbieb',
        partnerKind: 'culture',
        partnerRole: 'Geeft lesmateriaal en een vaste tafel voor de taalochtend',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een basisschool in Bilgaard',
        partnerKind: 'education',
        partnerRole: 'Wij mogen op het schoolplein staan en de teamkamer gebruiken',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een basisschool in Vrijheidswijk',
        partnerKind: 'education',
        partnerRole: 'Wijst ouders op de taalmaatjes en leent een lokaal uit',
        partnerStatus: 'agreed',
      },
    ],
  },
  verandering: {
    whatIsNew: prose`
      Nu krijgt een bewoner les van een docent, in een groep. Bij ons oefenen twee buren met elkaar. Het gaat over echte
      dingen: een brief van school, een gesprek met de huisarts. En het werkt twee kanten op. De vrijwilliger leert de
      wijk kennen en krijgt er een bekende bij. Nieuw is ook dat één coördinator beide wijken kent en alle koppels
      blijft bellen.
    `,
    acrossDomains: prose`
      Wij brengen school, bibliotheek en werk bij elkaar. De school kent de ouders. De bibliotheek heeft het
      lesmateriaal en een vaste tafel. Bij de volgende stap loopt de coördinator mee naar een opleiding of naar
      vrijwilligerswerk. Nu helpen zij elk apart dezelfde ouder.
    `,
    regularWork: prose`
      Taallessen worden gegeven door docenten in opdracht van de gemeente. Dat loopt goed, al is er een wachtlijst. De
      bibliotheek helpt mensen met lezen en met de computer. De scholen doen hun best voor de ouders. Maar na de les
      is er niemand om mee te oefenen. Daar begint ons plan. Wij vervangen geen les. Wie bij ons begint, gaat vaak
      juist makkelijker naar een cursus.
    `,
    addsOrReplaces: 'adds',
    learningQuestion: prose`
      Vinden wij meer mensen op het schoolplein dan in de bibliotheek? En blijven koppels langer bij elkaar als wij na
      drie weken bellen?
    `,
    learningSign: prose`
      Van elk koppel schrijven wij op waar wij de bewoner ontmoetten. Na drie maanden tellen wij hoeveel koppels nog
      elke week afspreken.
    `,
    stopRule: prose`
      Zijn er op die dag minder dan 15 koppels? Dan stoppen wij met werven in de wijk waar het niet lukt. Het geld gaat
      dan naar de andere wijk, als het fonds dat goed vindt.
    `,
    reviewDate: typed(inDays(4)),
  },
  vooruitgang: {
    targetGroup: prose`
      Voor bewoners van Bilgaard en Vrijheidswijk die Nederlands willen spreken en dat nu niet durven. Vaak zijn het
      ouders met jonge kinderen. En voor buren die een uur in de week iets voor een ander willen doen.
    `,
    targetGroupCount: '60',
    situationNow: prose`
      Ouders laten hun kind vertalen, ook bij de juf en bij de dokter. Van de 22 ouders die wij spraken, durven er
      vijftien niet te praten. Vroeger was er een kleine groep maatjes. Die viel uit elkaar toen niemand meer belde.
      Nu zijn er nul koppels.
    `,
    changeAtEnd: prose`
      Ouders praten zelf met de juf, zonder dat hun kind vertaalt. Zij bellen zelf de dokter. Een aantal begint aan een
      cursus of een opleiding. En in de straat groeten meer mensen elkaar bij naam.
    `,
    indicators: [
      {
        indicatorName: 'Taalkoppels die elke week afspreken',
        indicatorType: 'count',
        indicatorUnit: 'koppels',
        baselineValue: '0',
        baselineDate: typed(inDays(-345)),
        targetValue: '40',
        targetDate: typed(inMonth(3, 15)),
        indicatorSource: 'De coördinator belt elke maand alle koppels',
        indicatorMeasuredBy: 'De coördinator',
        indicatorNeighbourhood: 'several',
      },
      {
        indicatorName: 'Mensen die meedoen',
        indicatorType: 'unique-people',
        indicatorUnit: 'mensen',
        baselineValue: '0',
        baselineDate: typed(inDays(-345)),
        targetValue: '60',
        targetDate: typed(inMonth(3, 15)),
        indicatorSource: 'De lijst van koppels, ieder mens één keer geteld',
        indicatorMeasuredBy: 'De coördinator',
        indicatorNeighbourhood: 'several',
      },
      {
        indicatorName: 'Bewoners die daarna starten met een opleiding',
        indicatorType: 'unique-people',
        indicatorUnit: 'bewoners',
        programmeIndicator: 'A07',
        noBaselineReason: prose`
          De koppels bestaan nog niet. Wij vragen bij de kennismaking of iemand al een opleiding doet, en daarna elk half
          jaar.
        `,
        targetValue: '8',
        targetDate: typed(inMonth(3, 15)),
        indicatorSource: 'De coördinator vraagt het in het halfjaargesprek',
        indicatorMeasuredBy: 'De coördinator, een bestuurslid kijkt mee',
        indicatorNeighbourhood: 'several',
      },
    ],
  },
  verantwoording: {
    milestones: [
      {
        milestoneTitle: 'De eerste 12 taalkoppels spreken af',
        milestoneDate: typed(endOfMonth(-6)),
        milestoneEvidence: 'Een telling zonder namen, en een foto van de eerste taalochtend',
      },
      {
        milestoneTitle: '25 taalkoppels spreken elke week af',
        milestoneDate: typed(endOfMonth(0)),
        milestoneEvidence: 'Een telling per wijk, en het deel dat na drie maanden nog afspreekt',
      },
      {
        milestoneTitle: '40 taalkoppels, en het eindverslag',
        milestoneDate: typed(inMonth(3, 25)),
        milestoneEvidence: 'De eindtelling en een kort verslag van wat wij leerden',
      },
    ],
    roles: [
      {
        roleTask: 'Koppels maken en bellen',
        roleWho: 'De coördinator, twaalf uur per week',
        roleStandIn: 'Een vrijwilliger uit de kerngroep, met dezelfde scholing',
      },
      {
        roleTask: 'De taalochtenden leiden',
        roleWho: 'Twee bewoners uit de kerngroep',
        roleStandIn: 'De coördinator',
      },
      {
        roleTask: 'Het geld en het verslag',
        roleWho: 'De penningmeester van de stichting',
        roleStandIn: 'Ineke van der Wal',
      },
    ],
    measuringFromStart: prose`
      De coördinator begint op de eerste dag met een lijst. Daarop staat per koppel een nummer, de wijk, de startdag en
      waar wij elkaar ontmoetten. Elke maand belt zij en vult zij aan. Namen blijven bij ons. Het fonds krijgt alleen
      tellingen.
    `,
    sharingChannels: ['meeting', 'newsletter', 'visit'],
    sharingHow: prose`
      Elk half jaar nodigen wij mensen uit andere wijken uit op de taalochtend. Wij vertellen dan ook wat niet lukte.
    `,
  },
  money: {
    budgetLines: [
      {
        budgetLineTitle: 'Coördinator',
        budgetLineCategory: 'people',
        budgetLineNote: 'Twaalf uur per week, een jaar lang',
        budgetLineAmount: '€ 14.400',
      },
      {
        budgetLineTitle: 'Onkosten vrijwilligers',
        budgetLineCategory: 'volunteers',
        budgetLineAmount: '4.000',
      },
      { budgetLineTitle: 'Scholing, drie avonden', budgetLineCategory: 'people', budgetLineAmount: '2.750' },
      {
        budgetLineTitle: 'Zaal voor de taalochtend',
        budgetLineCategory: 'place',
        budgetLineNote: 'Elke maand, in twee wijken',
        budgetLineAmount: '2.250',
      },
      { budgetLineTitle: 'Lesmateriaal', budgetLineCategory: 'materials', budgetLineAmount: '1.850' },
      { budgetLineTitle: 'Flyer en werving', budgetLineCategory: 'communication', budgetLineAmount: '1.150' },
      { budgetLineTitle: 'Tellen en bellen', budgetLineCategory: 'measuring', budgetLineAmount: '1.500' },
    ],
    coFunding: [
      { funderName: 'Wij zelf', funderKind: 'own', funderAmount: '1.400', funderStatus: 'promised' },
      {
        funderName: 'Een kerkelijk fonds',
        funderKind: 'fund',
        funderAmount: '2.000',
        funderStatus: 'promised',
      },
    ],
    amountAsked: '24.500',
    instrument: 'gift',
    vatReclaimable: 'no',
    sellsGoodsOrServices: 'no',
    iban: 'NL80 BANK 0112 3456 70',
    accountHolder: 'Stichting Taalmaatjes Oost',
  },
  declarations: {
    knowsPanelMember: 'unknown',
    publishing: 'all',
    filledInTogether: 'no',
  },
})
