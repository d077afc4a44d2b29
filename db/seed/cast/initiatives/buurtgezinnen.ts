import { moment, typed } from '../clock.ts'
import { allTicked } from '../declarations.ts'
import { buurtgezinnenGrant } from '../grants/buurtgezinnen.ts'
import { buurtgezinnenDecision, buurtgezinnenPanel, buurtgezinnenScreening } from '../panel/buurtgezinnen.ts'
import { prose } from '../prose.ts'
import type { InitiativeOf, OnClock, ProposalForm } from '../shape.ts'

export const buurtgezinnen: OnClock<InitiativeOf<'offered'>> = (clock) => ({
  key: 'buurtgezinnen',
  stands: 'offered',
  round: 'ronde-2',
  applicant: 'ineke',
  members: [{ person: 'durk', relation: 'owner' }],
  startedAt: moment(clock.inDays(-76), '14:10'),
  savedAt: moment(clock.inDays(-66), '16:25'),
  proposal: proposal(clock),
  submission: { at: moment(clock.inDays(-62), '11:48'), declarations: allTicked },
  screening: buurtgezinnenScreening(clock),
  panel: buurtgezinnenPanel(clock),
  decision: buurtgezinnenDecision(clock),
  ...buurtgezinnenGrant(clock),
})

const proposal: OnClock<ProposalForm> = ({ inDays, inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Buurtgezinnen',
    contactName: 'Ineke van der Wal',
    contactEmail: 'ineke@example.org',
    contactPhone: '058 000 00 20',
    contactTimes: 'Overdag, niet op woensdag',
    applicantKind: 'foundation',
    organisationName: 'Stichting Buurtgezinnen Vrijheidswijk',
    kvkNumber: '00 00 00 12',
    rsin: '000 000 024',
    organisationStreet: 'Voorbeeldlaan 12',
    organisationPostcode: '8923 AB',
    organisationCity: 'Leeuwarden',
    signatories: [
      { signatoryName: 'Durk Zijlstra', signatoryRole: 'Penningmeester', signatoryEmail: 'durk@example.org' },
      {
        signatoryName: 'Ineke van der Wal',
        signatoryRole: 'Voorzitter',
        signatoryEmail: 'ineke@example.org',
      },
    ],
  },
  voornemen: {
    plan: prose`
      Opvoeden is zwaar als u er alleen voor staat. Soms is er weinig geld, of is er iemand ziek. Veel hulp komt pas als
      het echt misgaat. Wij willen eerder zijn.

      Wij koppelen een gezin dat het zwaar heeft aan een gezin vlakbij dat tijd en warmte over heeft. Een kind eet er
      elke woensdag mee. Of het gaat op zaterdag mee naar het zwembad. De ouders hebben dan even lucht. En zij krijgen
      er iemand bij om mee te praten.

      Twee coördinatoren doen het werk, samen twintig uur in de week. Zij komen bij beide gezinnen thuis. Zij kijken of
      het past en of het veilig is. Elk steungezin levert een verklaring omtrent het gedrag in. Daarna maken de
      gezinnen kennis. De coördinator belt na een week, na een maand en daarna elk kwartaal.

      Vier keer organiseren wij een maaltijd voor alle gezinnen. Daar leren zij van elkaar. Wij beginnen klein, met de
      gezinnen die wij nu al kennen. Daarna zoeken wij verder, via twee scholen en via de huisarts.
    `,
    summary:
      'Een gezin dat het zwaar heeft, krijgt steun van een gezin vlakbij. Zo krijgen kinderen een tweede plek en ouders wat lucht.',
    whyNotRegular: prose`
      Het wijkteam helpt gezinnen met een vraag om zorg. Een gewoon gezin dat meedraait, is geen zorg. Daarom valt het
      buiten de regels. Wij spraken hierover met het wijkteam en met een jeugdfonds. Het jeugdfonds betaalt sport en
      muziek, geen coördinator. Het wijkteam wil wel gezinnen naar ons sturen.
    `,
    askedElsewhere: 'asked-and-no',
    askedWhere: prose`
      Bij het wijkteam en bij een jeugdfonds. Het wijkteam mag alleen zorg betalen. Het jeugdfonds betaalt sport en
      muziek, maar geen coördinator.
    `,
    neighbourhoods: ['vrijheidswijk'],
    place: 'Bij de gezinnen thuis, en in het buurthuis',
    pillars: ['gezondheid', 'leren'],
    startDate: typed(inMonth(2, 1)),
    endDate: typed(endOfMonth(10)),
  },
  verbinding: {
    conversations: prose`
      Wij praatten met zeventien moeders en vaders in de Vrijheidswijk. Zij zeiden niet: ik wil hulp. Zij zeiden: ik wil
      soms even een avond vrij. En: ik wil dat mijn kind ergens anders ook welkom is. Daarna vroegen wij gezinnen of zij
      iets wilden doen. Elf gezinnen zeiden ja, de meeste zonder lang na te denken. De school, de jeugdverpleegkundige
      en het wijkteam zaten er twee avonden bij.
    `,
    problemFigures: prose`
      De school weet van negen kinderen dat zij na school nergens heen kunnen. Wij spraken zelf zeventien ouders.
      Twaalf van hen hebben niemand die een keer kan oppassen.
    `,
    problemShared: prose`
      Hulp komt nu pas als het misgaat. Ouders willen geen hulpverlener, maar af en toe wat lucht. Een gewoon gezin
      vlakbij helpt, als iemand goed koppelt. De ouders, de school en het wijkteam zien dat hetzelfde.
    `,
    residentsRole: prose`
      Vijf ouders vormen de kerngroep. Twee van hen vragen zelf steun, drie geven steun. Zij kiezen mee wie er
      coördinator wordt. Zij maken ook de afspraken die elk koppel krijgt. De maaltijden organiseren de gezinnen zelf.
    `,
    residentsCount: '16',
    partners: [
      {
        partnerName: 'Een basisschool in Vrijheidswijk',
        partnerKind: 'education',
        partnerRole: 'Vertelt ouders over ons en leent de keuken uit',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Het wijkteam',
        partnerKind: 'welfare',
        partnerRole: 'Denkt mee als een gezin meer nodig heeft dan steun',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een huisartsenpraktijk',
        partnerKind: 'welfare',
        partnerRole: 'Noemt ons bij ouders die moe zijn',
        partnerStatus: 'talking',
      },
    ],
  },
  verandering: {
    whatIsNew: prose`
      Nu komt er een hulpverlener als het al moeilijk is. Bij ons komt er een gewoon gezin, voordat het moeilijk wordt.
      Het gezin dat steun geeft, hoeft niets op te lossen. Het zet alleen een bord erbij. Ook nieuw: een moeder die nu
      steun krijgt, mag volgend jaar zelf een steungezin zijn.
    `,
    acrossDomains: prose`
      Wij brengen gezinnen, school en zorg bij elkaar. De school ziet een kind elke dag. De huisarts ziet een ouder
      die moe is. Het wijkteam kent de weg als er meer nodig is. De coördinator praat met alle drie. Een gezin vertelt
      zijn verhaal dan maar één keer.
    `,
    regularWork: prose`
      Het wijkteam en de jeugdverpleegkundige doen het gewone werk. Dat loopt, al hebben zij weinig tijd per gezin. De
      school ziet veel, maar kan thuis niets doen. Wij nemen hun werk niet over. Bij zorgen om veiligheid bellen wij het
      wijkteam, altijd nog dezelfde dag.
    `,
    addsOrReplaces: 'adds',
    learningQuestion: 'Vinden wij gezinnen beter via de school dan via de huisarts?',
    learningSign: prose`
      Bij elk gezin schrijven wij op hoe het bij ons kwam. Na een half jaar tellen wij dat op. Wij
      tellen ook welke gezinnen na drie maanden nog gekoppeld zijn.
    `,
    stopRule: prose`
      Zijn er na een half jaar minder dan tien koppelingen? Dan werven wij niet verder. Wij blijven dan bij de gezinnen
      die er zijn.
    `,
    reviewDate: typed(inMonth(8, 15)),
  },
  vooruitgang: {
    targetGroup: prose`
      Voor gezinnen in de Vrijheidswijk met kinderen tot 12 jaar. Zij hebben het zwaar, en zij kennen weinig mensen die
      kunnen helpen. En voor gezinnen die iets voor een ander willen doen.
    `,
    targetGroupCount: '80',
    situationNow: prose`
      Er zijn nu geen gezinnen gekoppeld. Elf gezinnen willen steun geven. De meeste ouders die wij spraken, hebben
      niemand die op hun kind past. Zij slaan dan een avond over, of een afspraak bij de dokter.
    `,
    changeAtEnd: prose`
      Veertig gezinnen hebben een ander gezin om op terug te vallen. Kinderen hebben een tweede plek waar zij mee-eten
      en spelen. Ouders zeggen dat zij meer aankunnen. De school hoort minder vaak dat er thuis niemand is om te bellen.
    `,
    indicators: [
      {
        indicatorName: 'Gezinnen die aan een ander gezin zijn gekoppeld',
        indicatorType: 'unique-households',
        indicatorUnit: 'gezinnen',
        baselineValue: '0',
        baselineDate: typed(inDays(-70)),
        targetValue: '40',
        targetDate: typed(endOfMonth(9)),
        indicatorSource: 'De lijst van koppelingen, elk vraaggezin één keer geteld',
        indicatorMeasuredBy: 'De twee coördinatoren',
        indicatorNeighbourhood: 'vrijheidswijk',
      },
      {
        indicatorName: 'Ouders die zeggen dat zij meer aankunnen',
        indicatorType: 'unique-people',
        indicatorUnit: 'ouders',
        noBaselineReason: prose`
          Wij kunnen dit pas vragen als wij een gezin kennen. Wij vragen het bij het eerste bezoek, en na drie maanden weer.
        `,
        targetValue: '30',
        targetDate: typed(endOfMonth(9)),
        indicatorSource: 'Twee vragen aan de keukentafel, door de coördinator',
        indicatorMeasuredBy: 'De coördinator van het gezin',
        indicatorNeighbourhood: 'vrijheidswijk',
      },
    ],
  },
  verantwoording: {
    milestones: [
      {
        milestoneTitle: 'Nulmeting klaar, 2 coördinatoren werken',
        milestoneDate: typed(endOfMonth(3)),
        milestoneEvidence: 'De eerste telling, en een bericht dat beide coördinatoren zijn begonnen',
      },
      {
        milestoneTitle: '20 gezinnen gekoppeld',
        milestoneDate: typed(inMonth(7, 1)),
        milestoneEvidence: 'Een telling zonder namen, met de weg waarlangs gezinnen kwamen',
      },
      {
        milestoneTitle: 'Leermoment: doorgaan, anders of stoppen',
        milestoneDate: typed(inMonth(8, 15)),
        milestoneEvidence: 'Een verslag van één bladzijde van het gesprek met het fonds',
      },
      {
        milestoneTitle: '40 gezinnen gekoppeld',
        milestoneDate: typed(endOfMonth(9)),
        milestoneEvidence: 'De telling, en de antwoorden op de twee vragen',
      },
      {
        milestoneTitle: 'Eindverslag',
        milestoneDate: typed(inMonth(10, 15)),
        milestoneEvidence: 'Het verslag met wat wij uitgaven en wat wij leerden',
      },
    ],
    roles: [
      {
        roleTask: 'Gezinnen zoeken, bezoeken en koppelen',
        roleWho: 'Twee coördinatoren, samen twintig uur per week',
        roleStandIn: 'Zij vallen voor elkaar in',
      },
      {
        roleTask: 'De maaltijden',
        roleWho: 'De kerngroep van ouders',
        roleStandIn: 'Een coördinator',
      },
      {
        roleTask: 'Het geld en de afspraken',
        roleWho: 'Durk Zijlstra, penningmeester',
        roleStandIn: 'Ineke van der Wal, voorzitter',
      },
    ],
    measuringFromStart: prose`
      Vanaf het eerste gesprek houden wij een lijst bij met nummers. Daarop staat de weg, de dag van de koppeling en de
      twee antwoorden. De coördinatoren vullen hem elke vrijdag aan. Namen en adressen blijven in onze eigen kast.
    `,
    sharingChannels: ['meeting', 'visit'],
    sharingHow: prose`
      Na het leermoment vertellen ouders en coördinatoren wat werkte en wat niet. Dat doen wij in het buurthuis, met
      eten erbij.
    `,
  },
  money: {
    budgetLines: [
      {
        budgetLineTitle: 'Twee coördinatoren, negen maanden',
        budgetLineCategory: 'people',
        budgetLineNote: 'Samen twintig uur per week',
        budgetLineAmount: '26.400',
      },
      {
        budgetLineTitle: 'Onkosten steungezinnen',
        budgetLineCategory: 'volunteers',
        budgetLineAmount: '4.800',
      },
      {
        budgetLineTitle: 'Scholing en verklaringen',
        budgetLineCategory: 'people',
        budgetLineAmount: '2.600',
      },
      {
        budgetLineTitle: 'Vier maaltijden',
        budgetLineCategory: 'place',
        budgetLineNote: 'Eten en zaal',
        budgetLineAmount: '1.900',
      },
      { budgetLineTitle: 'Werving op school', budgetLineCategory: 'communication', budgetLineAmount: '1500' },
      {
        budgetLineTitle: 'Bezoeken en vragen',
        budgetLineCategory: 'measuring',
        budgetLineAmount: '1.800,00',
      },
    ],
    coFunding: [
      { funderName: 'Wij zelf', funderKind: 'own', funderAmount: '1.000', funderStatus: 'promised' },
      { funderName: 'Acties in de wijk', funderKind: 'other', funderAmount: '2.000', funderStatus: 'to-ask' },
    ],
    amountAsked: '€ 36.000',
    instrument: 'gift',
    vatReclaimable: 'no',
    sellsGoodsOrServices: 'no',
    iban: 'NL24 BANK 0138 2715 77',
    accountHolder: 'Stichting Buurtgezinnen Vrijheidswijk',
  },
  declarations: {
    knowsPanelMember: 'yes',
    panelMemberWho: 'Mohamed Aziz. Onze penningmeester en hij zijn goede vrienden.',
    publishing: 'all',
    filledInTogether: 'no',
  },
})
