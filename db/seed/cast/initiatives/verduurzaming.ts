import { moment, typed } from '../clock.ts'
import { allTicked } from '../declarations.ts'
import { verduurzamingGrant } from '../grants/verduurzaming.ts'
import { verduurzamingDecision, verduurzamingPanel, verduurzamingScreening } from '../panel/verduurzaming.ts'
import { prose } from '../prose.ts'
import type { InitiativeOf, OnClock, ProposalForm } from '../shape.ts'

export const verduurzaming: OnClock<InitiativeOf<'settling'>> = (clock) => ({
  key: 'verduurzaming',
  stands: 'settling',
  round: 'ronde-1',
  applicant: 'ineke',
  members: [],
  startedAt: moment(clock.inDays(-350), '10:15'),
  savedAt: moment(clock.inDays(-340), '15:30'),
  proposal: proposal(clock),
  submission: { at: moment(clock.inDays(-336), '16:02'), declarations: allTicked },
  screening: verduurzamingScreening(clock),
  panel: verduurzamingPanel(clock),
  decision: verduurzamingDecision(clock),
  ...verduurzamingGrant(clock),
})

const proposal: OnClock<ProposalForm> = ({ inDays, inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Verduurzaming',
    contactName: 'Ineke van der Wal',
    contactEmail: 'ineke@example.org',
    contactPhone: '058 000 00 20',
    contactTimes: 'Na 19.00 uur',
    applicantKind: 'association',
    organisationName: 'Bewonersvereniging Oud Oost Samen',
    kvkNumber: '00.00.00.13',
    rsin: '000.000.048',
    organisationStreet: 'Voorbeeldkade 8',
    organisationPostcode: '8933 AC',
    organisationCity: 'Leeuwarden',
    signatories: [
      {
        signatoryName: 'Ineke van der Wal',
        signatoryRole: 'Secretaris',
        signatoryEmail: 'ineke@example.org',
      },
    ],
  },
  voornemen: {
    plan: prose`
      In de pilot Verduurzaming Leeuwarden Oost zitten 38 particuliere woningen. Bij elf daarvan begon het werk in 2024. Veel
      andere huiseigenaren twijfelen. Zij snappen de brief niet, of zij zijn bang voor de rommel
      en de rekening. Een buur die het al deed, kan dat beter uitleggen dan een folder.

      Wij leiden twaalf buren op tot energiemaatje. Een energiemaatje komt aan de keukentafel. Samen kijken zij waar de
      warmte weglekt, met een eenvoudige warmtecamera. Daarna lezen zij samen de brieven en vullen zij de aanvraag in.
      Begint het werk, dan komt het maatje nog één keer langs.

      Elke maand is er een open huis bij iemand waar het al klaar is. Bezoekers voelen het verschil. Kleine dingen doen
      wij meteen: een strip in de brievenbus, folie achter de radiator.
    `,
    summary:
      'Buren helpen elkaar energie besparen. Een energiemaatje komt aan de keukentafel en helpt met de eerste stap.',
    whyNotRegular: prose`
      Voor het werk aan de woning is er geld in de pilot en van de overheid. Voor het gesprek vooraf is er niets. De
      gemeente heeft een loket, maar daar komt lang niet iedereen. Wij vroegen of het loket onze maatjes kan betalen. Dat
      kan niet, want zij zijn geen adviseurs. Een bank wilde alleen betalen als wij leningen noemden. Dat willen wij niet.
    `,
    askedElsewhere: 'asked-and-no',
    askedWhere: prose`
      Bij het energieloket van de gemeente en bij een bank. Het loket mag alleen adviseurs betalen. De bank wilde
      alleen meedoen als wij leningen noemden.
    `,
    neighbourhoods: ['oud-oost'],
    place: 'Aan de keukentafel',
    pillars: ['wonen'],
    startDate: typed(inMonth(-8, 1)),
    endDate: typed(endOfMonth(-2)),
  },
  verbinding: {
    conversations: prose`
      Wij belden aan bij dertig huizen in Oud Oost. Bij negentien mochten wij binnenkomen. Twaalf bewoners zeiden: ik wil
      wel, maar ik weet niet waar ik moet beginnen. Wij praatten ook met vijf mensen bij wie het werk al klaar was. Zij
      willen graag helpen. Met het loket van de gemeente en met de aannemer van de pilot keken wij waar het vastloopt. Dat
      is bijna altijd vóór de aanvraag.
    `,
    problemFigures: prose`
      Er zitten 38 woningen in de pilot. Bij elf begon het werk in 2024. Wij belden zelf aan bij dertig huizen. Twaalf
      bewoners wisten niet waar zij moesten beginnen.
    `,
    problemShared: prose`
      Het geld is er, en de aannemer ook. Toch beginnen mensen niet, want de eerste stap is te groot. Een buur die het
      zelf al deed, neemt die angst weg. Bewoners, loket en aannemer zien dat hetzelfde.
    `,
    residentsRole: prose`
      Bewoners doen bijna alles zelf. De twaalf energiemaatjes wonen in de wijk. Zij kiezen bij welke straten wij
      beginnen. Het bestuur van de vereniging bestaat uit vijf bewoners. Alleen de scholing doet iemand van buiten.
    `,
    residentsCount: '12',
    partners: [
      {
        partnerName: 'Het energieloket van de gemeente',
        partnerKind: 'government',
        partnerRole: 'Geeft twee avonden les en kijkt lastige vragen na',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een buurthuis in Oud Oost',
        partnerKind: 'residents',
        partnerRole: 'Geeft de zaal en bewaart de spullen',
        partnerStatus: 'agreed',
      },
    ],
  },
  verandering: {
    whatIsNew: prose`
      Advies komt nu van een adviseur, met een rapport. Bij ons komt een buur, met een warmtecamera en een kop koffie. De
      buur woont in net zo’n huis. Dat schept vertrouwen. Nieuw is ook dat het maatje blijft, tot de eerste hamerslag.
    `,
    acrossDomains: prose`
      Wij brengen wonen, geld en gezondheid bij elkaar. Een koud huis is duur en vaak vochtig. Aan de keukentafel gaat
      het dus ook over de rekening en de kinderkamer. Het maatje kent het loket en de aannemer. Heeft iemand schulden,
      dan wijst het maatje de weg.
    `,
    regularWork: prose`
      De gemeente heeft een energieloket. De pilot zorgt voor de aannemer en voor het geld. Dat werk is op orde. Wat
      mist, is iemand die de eerste stap meeloopt. Wij doen het werk van het loket niet over. Bij een moeilijke vraag
      bellen wij hen.
    `,
    addsOrReplaces: 'adds',
    learningQuestion:
      'Beginnen meer huiseigenaren aan het werk als een buur meeloopt in plaats van een adviseur?',
    learningSign: prose`
      Wij tellen de gesprekken, en bij hoeveel woningen daarna het werk begint. Na elk gesprek vragen wij wat de doorslag
      gaf.
    `,
    stopRule:
      'Zijn er halverwege minder dan twintig gesprekken? Dan stoppen wij met aanbellen. Wij doen dan alleen open huizen.',
    reviewDate: typed(inMonth(-5, 20)),
  },
  vooruitgang: {
    targetGroup: prose`
      Voor huiseigenaren in Oud Oost met een koud of duur huis, die nog niet zijn begonnen. Vooral voor gezinnen die elke
      maand moeten puzzelen met de energierekening.
    `,
    targetGroupCount: '150',
    situationNow: prose`
      Bij elf woningen is het werk begonnen. De andere eigenaren twijfelen. Zij leggen de brief weg en zetten de
      verwarming lager. Gesprekken met een buur zijn er nog niet.
    `,
    changeAtEnd: prose`
      Huiseigenaren weten wat zij aan hun woning kunnen doen en wat het kost. Bij een aantal woningen is het werk
      begonnen. Kinderen slapen in een kamer zonder vocht. En in de straat weten mensen bij wie zij kunnen aankloppen.
    `,
    indicators: [
      {
        indicatorName: 'Woningen waar het werk begon na een gesprek met een buur',
        indicatorType: 'count',
        indicatorUnit: 'woningen',
        programmeIndicator: 'W09',
        baselineValue: '0',
        baselineDate: typed(inDays(-342)),
        targetValue: '14',
        targetDate: typed(endOfMonth(-2)),
        indicatorSource: 'Het maatje komt kijken op de dag dat het werk begint',
        indicatorMeasuredBy: 'Het energiemaatje',
        indicatorNeighbourhood: 'oud-oost',
      },
      {
        indicatorName: 'Huiseigenaren met een gesprek aan de keukentafel',
        indicatorType: 'unique-households',
        indicatorUnit: 'huiseigenaren',
        programmeIndicator: 'W11',
        baselineValue: '0',
        baselineDate: typed(inDays(-342)),
        targetValue: '60',
        targetDate: typed(endOfMonth(-2)),
        indicatorSource: 'De maatjes turven elk gesprek, per adres één keer',
        indicatorMeasuredBy: 'De coördinator',
        indicatorNeighbourhood: 'oud-oost',
      },
    ],
  },
  verantwoording: {
    milestones: [
      {
        milestoneTitle: '12 energiemaatjes zijn opgeleid',
        milestoneDate: typed(inMonth(-7, 15)),
        milestoneEvidence: 'Een foto van de laatste lesavond en het aantal deelnemers',
      },
      {
        milestoneTitle: '30 gesprekken gevoerd, 5 woningen begonnen',
        milestoneDate: typed(endOfMonth(-5)),
        milestoneEvidence: 'De turflijst zonder adressen',
      },
      {
        milestoneTitle: '60 gesprekken gevoerd, en het eindverslag',
        milestoneDate: typed(endOfMonth(-2)),
        milestoneEvidence: 'De eindtelling en het verslag met de kosten',
      },
    ],
    roles: [
      {
        roleTask: 'De maatjes inplannen en helpen',
        roleWho: 'De coördinator, vier uur per week',
        roleStandIn: 'Een bestuurslid van de vereniging',
      },
      {
        roleTask: 'De gesprekken',
        roleWho: 'Twaalf energiemaatjes, in koppels',
        roleStandIn: 'De ander van het koppel',
      },
      {
        roleTask: 'Het geld en het verslag',
        roleWho: 'De penningmeester van de vereniging',
        roleStandIn: 'Ineke van der Wal, secretaris',
      },
    ],
    measuringFromStart: prose`
      Elk koppel maatjes heeft een turflijst. Na het gesprek zetten zij een streep, en een letter voor wat de doorslag gaf.
      De coördinator telt op de eerste van de maand. Adressen staan alleen bij haar.
    `,
    sharingChannels: ['meeting', 'newsletter'],
    sharingHow: prose`
      Wij schrijven elke maand in de nieuwsbrief van de vereniging. Op het open huis vertellen wij wat wij leerden.
    `,
  },
  money: {
    budgetLines: [
      {
        budgetLineTitle: 'Coördinator',
        budgetLineCategory: 'people',
        budgetLineNote: 'Vier uur per week',
        budgetLineAmount: '5.200',
      },
      {
        budgetLineTitle: 'Onkosten energiemaatjes',
        budgetLineCategory: 'volunteers',
        budgetLineNote: 'Twaalf maatjes',
        budgetLineAmount: '3.000',
      },
      { budgetLineTitle: 'Scholing', budgetLineCategory: 'people', budgetLineAmount: '2.400' },
      {
        budgetLineTitle: 'Warmtecamera en kleine spullen',
        budgetLineCategory: 'materials',
        budgetLineAmount: '1.650',
      },
      { budgetLineTitle: 'Kaarten en posters', budgetLineCategory: 'communication', budgetLineAmount: '650' },
      { budgetLineTitle: 'Tellen en verslag', budgetLineCategory: 'measuring', budgetLineAmount: '900' },
    ],
    coFunding: [
      {
        funderName: 'Contributie van de leden',
        funderKind: 'own',
        funderAmount: '1.000',
        funderStatus: 'promised',
      },
    ],
    amountAsked: '12.800',
    instrument: 'gift',
    vatReclaimable: 'no',
    sellsGoodsOrServices: 'no',
    iban: 'nl86 bank 0139 5061 44',
    accountHolder: 'Bewonersvereniging Oud Oost Samen',
  },
  declarations: {
    knowsPanelMember: 'yes',
    panelMemberWho: 'Aukje Sinnema. Haar zus zit in ons bestuur.',
    publishing: 'all',
    filledInTogether: 'no',
  },
})
