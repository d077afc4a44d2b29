import { moment, typed } from '../clock.ts'
import { allTicked } from '../declarations.ts'
import { prose } from '../prose.ts'
import type { InitiativeOf, OnClock, ProposalForm } from '../shape.ts'

export const verrijkingSchooldag: OnClock<InitiativeOf<'submitted'>> = (clock) => ({
  key: 'verrijking-schooldag',
  stands: 'submitted',
  round: 'ronde-4',
  applicant: 'ineke',
  members: [],
  startedAt: moment(clock.inDays(-8), '12:30'),
  savedAt: moment(clock.inDays(-5), '16:45'),
  proposal: proposal(clock),
  submission: { at: moment(clock.inDays(-2), '17:03'), declarations: allTicked },
})

const proposal: OnClock<ProposalForm> = ({ inDays, inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Verrijking schooldag',
    contactName: 'Ineke van der Wal',
    contactEmail: 'ineke@example.org',
    contactPhone: '058 000 00 20',
    contactTimes: 'Tussen 15.00 en 17.00 uur',
    applicantKind: 'school',
    organisationName: 'Scholenstichting Camminghaburen (voorbeeld)',
    kvkNumber: '00 00 00 17',
    rsin: '000000085',
    organisationStreet: 'Voorbeeldhof 5',
    organisationPostcode: '8927 AG',
    organisationCity: 'Leeuwarden',
    organisationWebsite: 'https://school.example.org',
  },
  voornemen: {
    plan: prose`
      Ongeveer 1.500 kinderen in Leeuwarden Oost krijgen twee tot vier uur extra ontwikkeltijd per week. Dat gebeurt op tien
      IKC’s. Op drie locaties is er gratis huiswerkbegeleiding. In het voortgezet onderwijs is de
      verrijkte schooldag op één locatie begonnen. Daarna houdt het op. Juist de brugklas is een moeilijke overstap.

      Wij beginnen op een tweede locatie, in Camminghaburen. Drie middagen per week blijft de school open tot zes uur. Het
      eerste uur is rust, soep en huiswerk. Daarna kiezen leerlingen: koken, techniek, theater of sport. Leerlingen van
      groep 8 mogen op woensdag meedoen. Zo kennen zij de school al voordat zij erheen gaan.

      Oud-leerlingen en studenten helpen mee. Zij zijn maar een paar jaar ouder, en dat praat makkelijker. Een docent is
      altijd in het gebouw. Vier keer per jaar koken leerlingen voor hun ouders. Dan laten zij zien wat zij kunnen.
    `,
    summary:
      'Drie middagen per week blijft de school open: eerst soep en huiswerk, dan koken, techniek, theater of sport. Ook groep 8 doet mee.',
    whyNotRegular: prose`
      De school krijgt geld voor de lessen, niet voor de middag. Op de IKC’s zijn de extra uren al geregeld. Voor een
      tweede locatie in het voortgezet onderwijs is er niets. Wij vroegen het bij de gemeente. Zij willen
      eerst zien of het in de brugklas werkt. Een ouderbijdrage vragen wij bewust niet.
    `,
    askedElsewhere: 'asked-and-no',
    askedWhere: prose`
      Bij de gemeente. Die zei nee: eerst moet blijken dat het in de brugklas werkt. Ook bij ons eigen bestuur is er
      voor de middag geen geld.
    `,
    neighbourhoods: ['camminghaburen'],
    place: 'De school, na de laatste les',
    pillars: ['leren'],
    startDate: typed(inMonth(3, 1)),
    endDate: typed(endOfMonth(10)),
  },
  verbinding: {
    conversations: prose`
      Wij vroegen 84 leerlingen wat zij na school doen. Bijna de helft is dan alleen thuis of op straat. Wij praatten met
      elf ouders, op een avond met soep. Zij willen geen extra les, maar een fijne plek. Met de docenten van groep 8 en de
      brugklas maakten wij samen een plan voor de overstap.
    `,
    problemFigures: prose`
      Van de 84 leerlingen die wij vroegen, is bijna de helft na school alleen thuis of op straat. Ongeveer 1.500
      kinderen in Oost krijgen al extra uren. Dat cijfer komt van het programma.
    `,
    problemShared: prose`
      De stap naar de brugklas is groot. Kinderen hebben na school een warme plek nodig, geen extra les. Begin vroeg,
      met groep 8, en met oudere leerlingen erbij. Docenten, ouders en leerlingen zeiden dat alle drie.
    `,
    residentsRole: prose`
      Zes ouders koken mee en eten mee. Een groep van tien leerlingen kiest de activiteiten en maakt de regels. Twee buren
      met een vak, een timmerman en een kok, geven les op donderdag.
    `,
    residentsCount: '8',
    partners: [
      {
        partnerName: 'Twee basisscholen in Camminghaburen',
        partnerKind: 'education',
        partnerRole: 'Brengen groep 8 op woensdag en denken mee over de overstap',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een theaterschool',
        partnerKind: 'culture',
        partnerRole: 'Geeft tien middagen theater',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een opleiding voor onderwijsassistenten',
        partnerKind: 'education',
        partnerRole: 'Stuurt acht studenten per half jaar',
        partnerStatus: 'talking',
      },
    ],
  },
  verandering: {
    whatIsNew: prose`
      De school gaat nu om drie uur dicht. Straks is het gebouw ’s middags van de leerlingen. Nieuw is dat groep 8 en de
      brugklas samen zijn. De overstap begint dan een half jaar eerder. En buren met een vak staan voor de klas.
    `,
    acrossDomains: prose`
      Wij brengen de basisschool en het voortgezet onderwijs bij elkaar. Ook de buurt komt de school in. Een timmerman
      en een kok uit de wijk geven les. De theaterschool komt naar ons toe. Studenten leren bij ons hun vak.
    `,
    regularWork: prose`
      De lessen lopen goed en er is een mentor per klas. Op de basisscholen zijn er al extra uren. De huiswerkbegeleiding
      op drie locaties zit vol. Wij nemen geen les over. Een leerling die meer nodig heeft, gaat nog steeds naar het
      zorgteam van de school.
    `,
    addsOrReplaces: 'adds',
    learningQuestion:
      'Gaat de overstap naar de brugklas makkelijker als kinderen de school en de oudere leerlingen al kennen?',
    learningSign: prose`
      Wij vragen mentoren in de tiende week welke leerlingen zich thuis voelen. Wij vergelijken kinderen die op woensdag
      meededen met kinderen die dat niet deden.
    `,
    stopRule:
      'Komen er na acht weken minder dan vijftien leerlingen op een middag? Dan gaan wij van drie naar twee middagen.',
    reviewDate: typed(inMonth(6, 15)),
  },
  vooruitgang: {
    targetGroup: prose`
      Voor leerlingen van 11 tot 14 jaar uit Camminghaburen. Vooral voor kinderen die na school alleen zijn, of thuis geen
      rustige plek hebben voor huiswerk.
    `,
    targetGroupCount: '110',
    situationNow: prose`
      Om drie uur gaat de school dicht. Bijna de helft van de leerlingen is daarna alleen. De huiswerkbegeleiding op
      andere locaties zit vol. In Camminghaburen is er voor de brugklas nog niets.
    `,
    changeAtEnd: prose`
      Kinderen hebben hun huiswerk af als zij naar huis gaan. Zij hebben iets gevonden waar zij goed in zijn. Groep 8 begint
      met minder buikpijn aan de brugklas. Ouders kennen de school van binnen.
    `,
    indicators: [
      {
        indicatorName: 'Kinderen die minstens één middag per week meedoen',
        indicatorType: 'unique-people',
        indicatorUnit: 'kinderen',
        programmeIndicator: 'L10',
        baselineValue: '0',
        baselineDate: typed(inDays(-14)),
        targetValue: '90',
        targetDate: typed(endOfMonth(9)),
        indicatorSource: 'De presentielijst, elk kind één keer geteld',
        indicatorMeasuredBy: 'De teamleider van de onderbouw',
        indicatorNeighbourhood: 'camminghaburen',
      },
      {
        indicatorName: 'Locaties waar de verrijkte schooldag is begonnen',
        indicatorType: 'count',
        indicatorUnit: 'locaties',
        programmeIndicator: 'L06',
        baselineValue: '0',
        baselineDate: typed(inDays(-14)),
        targetValue: '1',
        targetDate: typed(endOfMonth(4)),
        indicatorSource: 'De school meldt de eerste middag',
        indicatorMeasuredBy: 'De teamleider van de onderbouw',
        indicatorNeighbourhood: 'camminghaburen',
      },
      {
        indicatorName: 'Kinderen die zich thuis voelen in de brugklas',
        indicatorType: 'unique-people',
        indicatorUnit: 'kinderen',
        noBaselineReason: prose`
          Deze kinderen zitten nu nog in groep 8. De mentor vraagt het in de tiende week van de brugklas.
        `,
        targetValue: '60',
        targetDate: typed(endOfMonth(9)),
        indicatorSource: 'Twee vragen van de mentor, zonder namen aan ons',
        indicatorMeasuredBy: 'De mentoren',
        indicatorNeighbourhood: 'camminghaburen',
      },
    ],
  },
  verantwoording: {
    milestones: [
      {
        milestoneTitle: 'De middagen zijn begonnen, er doen 40 kinderen mee',
        milestoneDate: typed(endOfMonth(4)),
        milestoneEvidence: 'Het rooster, een foto van de soep en de telling',
      },
      {
        milestoneTitle: 'Leermoment met leerlingen en ouders',
        milestoneDate: typed(inMonth(6, 15)),
        milestoneEvidence: 'Een verslag van één bladzijde',
      },
      {
        milestoneTitle: '90 kinderen doen mee',
        milestoneDate: typed(endOfMonth(9)),
        milestoneEvidence: 'De telling en de antwoorden van de mentoren',
      },
      {
        milestoneTitle: 'Eindverslag',
        milestoneDate: typed(inMonth(10, 20)),
        milestoneEvidence: 'Kosten, cijfers en een plan voor het jaar erna',
      },
    ],
    roles: [
      {
        roleTask: 'De middagen leiden',
        roleWho: 'Twee begeleiders, elk twaalf uur per week',
        roleStandIn: 'Een docent uit de invalpool van de school',
      },
      {
        roleTask: 'Huiswerk en activiteiten',
        roleWho: 'Studenten, oud-leerlingen en twee buren',
        roleStandIn: 'De begeleider neemt de groep over',
      },
      {
        roleTask: 'Geld, tellen en verslag',
        roleWho: 'De teamleider van de onderbouw',
        roleStandIn: 'De administratie van de school',
      },
    ],
    measuringFromStart: prose`
      Vanaf de eerste middag is er een presentielijst. Die blijft op school. Elke maand telt de teamleider op en hangt de
      grafiek in de gang. De mentoren stellen hun twee vragen twee keer per jaar.
    `,
    sharingChannels: ['meeting', 'newsletter'],
    sharingHow: prose`
      Op de vier kookavonden laten leerlingen zien wat er gebeurt. Andere locaties krijgen van ons een verslag, ook
      van wat misging.
    `,
  },
  money: {
    budgetLines: [
      {
        budgetLineTitle: 'Twee begeleiders',
        budgetLineCategory: 'people',
        budgetLineNote: 'Elk twaalf uur per week',
        budgetLineAmount: '19.800',
      },
      {
        budgetLineTitle: 'Vergoeding studenten en oud-leerlingen',
        budgetLineCategory: 'volunteers',
        budgetLineAmount: '4.500',
      },
      { budgetLineTitle: 'Lokalen en schoonmaak', budgetLineCategory: 'place', budgetLineAmount: '2.700' },
      { budgetLineTitle: 'Materiaal', budgetLineCategory: 'materials', budgetLineAmount: '2350' },
      {
        budgetLineTitle: 'Soep en fruit',
        budgetLineCategory: 'materials',
        budgetLineNote: 'Drie middagen per week',
        budgetLineAmount: '2.150',
      },
      { budgetLineTitle: 'Vier ouderavonden', budgetLineCategory: 'communication', budgetLineAmount: '900' },
      {
        budgetLineTitle: 'Tellen en mentorvragen',
        budgetLineCategory: 'measuring',
        budgetLineAmount: '1.100',
      },
    ],
    coFunding: [
      { funderName: 'De school zelf', funderKind: 'own', funderAmount: '2.250', funderStatus: 'promised' },
    ],
    amountAsked: '31.250',
    instrument: 'gift',
    vatReclaimable: 'no',
    sellsGoodsOrServices: 'no',
    iban: 'NL26 BANK 0227 1604 01',
    accountHolder: 'Scholenstichting Camminghaburen',
  },
  declarations: {
    knowsPanelMember: 'no',
    publishing: 'all',
    filledInTogether: 'no',
  },
})
