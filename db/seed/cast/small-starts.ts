import { moment, typed } from './clock.ts'
import { prose } from './prose.ts'
import type { CastSmallStart, OnClock, SmallStartForm } from './shape.ts'

/** The small starts of the demo: two that were sent and wait for the first check, and one that is still a draft. */
export const smallStarts: OnClock<CastSmallStart[]> = (clock) => [
  {
    key: 'soepmiddag',
    applicant: 'ineke',
    startedAt: moment(clock.inDays(-7), '16:10'),
    sentAt: moment(clock.inDays(-6), '19:32'),
    proposal: soepmiddag(clock),
  },
  {
    key: 'leesbank',
    applicant: 'fatma',
    startedAt: moment(clock.inDays(-4), '10:15'),
    sentAt: moment(clock.inDays(-3), '11:02'),
    proposal: leesbank(clock),
  },
  {
    key: 'fietsenhoek',
    applicant: 'fatma',
    startedAt: moment(clock.inDays(-2), '16:40'),
    sentAt: null,
    proposal: fietsenhoek(clock),
  },
]

/** Of an association; costs and the amount that is asked are equal. */
const soepmiddag: OnClock<SmallStartForm> = ({ inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Soep op zondagmiddag',
    contactName: 'Ineke van der Wal',
    contactPhone: '058 000 00 20',
    applicantKind: 'association',
    organisationName: 'Buurtvereniging Vrijheidswijk (voorbeeld)',
    kvkNumber: '00 00 00 19',
  },
  voornemen: {
    plan: prose`
      Op zondag is het stil in de wijk. De winkels zijn dicht en het buurthuis ook. Wij willen het buurthuis dan om de
      week open doen, van twee tot vijf uur. Er staat een grote pan soep op tafel. Wie wil, snijdt mee. Wie niet wil,
      schuift gewoon aan.

      Er is een hoek met spelletjes voor kinderen. Aan één tafel zit iemand die helpt met een brief of een formulier. Wij
      doen dit acht keer. Daarna kijken wij samen of het blijft.
    `,
    neighbourhoods: ['vrijheidswijk'],
    startDate: typed(inMonth(2, 1)),
    endDate: typed(endOfMonth(5)),
    whyNotRegular: prose`
      Het buurthuis krijgt alleen geld voor openingstijden op werkdagen. Wij vroegen het bij het wijkbudget. Dat was voor
      dit jaar al op.
    `,
  },
  verbinding: {
    residentsRole: prose`
      Zeven buren doen mee. Drie van hen koken, twee doen de boodschappen en twee ontvangen de mensen. Wie een keer
      meegegeten heeft, mag de volgende keer kiezen wat er in de pan gaat.
    `,
  },
  vooruitgang: {
    changeAtEnd: prose`
      Buren die op zondag alleen zaten, eten dan samen. Zij kennen elkaar bij naam en helpen elkaar ook door de week.
    `,
    indicators: [
      { indicatorName: 'Mensen die op een middag mee-eten', baselineValue: '0', targetValue: '35' },
      { indicatorName: 'Buren die meehelpen', baselineValue: '7', targetValue: '15' },
    ],
  },
  money: {
    budgetLines: [
      { budgetLineTitle: 'Boodschappen, acht middagen', budgetLineAmount: '480' },
      { budgetLineTitle: 'Zaal op zondag', budgetLineAmount: '240' },
      { budgetLineTitle: 'Flyer en spelletjes', budgetLineAmount: '€ 80' },
    ],
    amountAsked: '800',
    iban: 'NL86 BANK 2417 0836 04',
    accountHolder: 'Buurtvereniging Vrijheidswijk',
  },
})

/** Of a foundation; the costs are higher than what is asked, as the foundation pays the rest. */
const fietsenhoek: OnClock<SmallStartForm> = ({ inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'De Fietsenhoek',
    contactName: 'Fatma Yılmaz',
    contactPhone: '058-000 00 21',
    applicantKind: 'foundation',
    organisationName: 'Stichting Jong Bilgaard (voorbeeld)',
    kvkNumber: '00.00.00.20',
  },
  voornemen: {
    plan: prose`
      Veel kinderen in Bilgaard hebben een fiets die niet rijdt. De band is lek, of de ketting is eraf. Naar de
      fietsenmaker gaan is duur. Zes jongeren willen daarom elke woensdagmiddag fietsen maken, in een box naast de flat.

      Een oude fietsenmaker uit de buurt leert hun hoe dat moet. Kinderen kijken niet toe: zij plakken hun eigen band.
      Betalen hoeft niet. Van fietsen die niemand meer wil, maken wij nieuwe. Die geven wij weg aan kinderen zonder fiets.
    `,
    neighbourhoods: ['bilgaard'],
    startDate: typed(inMonth(2, 5)),
    endDate: typed(endOfMonth(7)),
    whyNotRegular: prose`
      Het jongerenwerk wil graag meedoen, maar heeft geen geld voor gereedschap. De gemeente geeft wel fietsen weg, maar
      repareert ze niet. Wij vroegen het bij allebei.
    `,
  },
  verbinding: {
    residentsRole: prose`
      Zes jongeren van 14 tot 17 jaar leiden de middag. Zij maken zelf het rooster en de regels. Een buurman die
      fietsenmaker was, staat ernaast. Twee ouders zorgen voor limonade en letten op de kleintjes.
    `,
  },
  vooruitgang: {
    changeAtEnd: prose`
      Kinderen fietsen weer naar school en naar de sport. De jongeren kunnen een fiets maken en weten hoe je iemand iets
      leert. In de box is elke woensdag iemand die je kent.
    `,
    indicators: [
      { indicatorName: 'Fietsen die weer rijden', baselineValue: '0', targetValue: '120' },
      { indicatorName: 'Jongeren die zelf een middag leiden', targetValue: '6' },
    ],
  },
  money: {
    budgetLines: [
      { budgetLineTitle: 'Gereedschap en een werkbank', budgetLineAmount: '1.150' },
      { budgetLineTitle: 'Banden, kettingen en lampjes', budgetLineAmount: '820' },
      { budgetLineTitle: 'Huur van de box', budgetLineAmount: '360' },
      { budgetLineTitle: 'Bedankje voor de fietsenmaker', budgetLineAmount: '220' },
    ],
    amountAsked: '€ 2.300',
    iban: 'NL85 BANK 2481 3952 04',
    accountHolder: 'Stichting Jong Bilgaard',
  },
})

/** Of a group of residents, for whom the community centre receives the money. */
const leesbank: OnClock<SmallStartForm> = ({ inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'De Leesbank',
    contactName: 'Fatma Yılmaz',
    contactPhone: '058 000 00 21',
    applicantKind: 'residents-group',
    fiscalHostName: 'Stichting Buurthuis Heechterp (voorbeeld)',
    fiscalHostKvkNumber: '00 00 00 18',
    fiscalHostContactName: 'De penningmeester van het buurthuis',
    fiscalHostEmail: 'buurthuis@example.org',
  },
  voornemen: {
    plan: prose`
      Bij het speelveld staat geen enkele bank. Ouders staan, of zij gaan naar huis. Wij willen daar een grote bank maken
      met een boekenkast erin. Wie wil, neemt een boek mee of zet er een terug.

      Twee keer per week leest iemand voor, een half uur lang. In het Nederlands, en op vrijdag ook in een andere taal. Wij
      maken de bank zelf, op drie zaterdagen, met hout van de oude school.
    `,
    neighbourhoods: ['heechterp-schieringen'],
    startDate: typed(inMonth(2, 10)),
    endDate: typed(endOfMonth(6)),
    whyNotRegular: prose`
      De gemeente zet alleen gewone banken neer, en hier niet. De bibliotheek geeft wel boeken, maar betaalt geen hout. Wij
      belden met allebei.
    `,
  },
  verbinding: {
    residentsRole: prose`
      Negen buren doen mee. Vier van hen zagen en schroeven. Vijf ouders lezen om de beurt voor. De kinderen kiezen de
      kleur en schilderen de planken. De bibliotheek brengt elke maand een doos boeken.
    `,
  },
  vooruitgang: {
    changeAtEnd: prose`
      Er is een plek waar ouders en kinderen samen zitten. Kinderen pakken uit zichzelf een boek. Ouders praten met
      elkaar terwijl hun kind speelt.
    `,
    indicators: [
      { indicatorName: 'Kinderen die bij het voorlezen zitten', baselineValue: '0', targetValue: '12' },
    ],
  },
  money: {
    budgetLines: [
      { budgetLineTitle: 'Schroeven, verf en een dak', budgetLineAmount: '690' },
      { budgetLineTitle: 'Zagen en vervoer van het hout', budgetLineAmount: '310,50' },
      { budgetLineTitle: 'Prentenboeken', budgetLineAmount: '299,50' },
      { budgetLineTitle: 'Feest bij de opening', budgetLineAmount: '150' },
    ],
    amountAsked: '1.450',
    iban: 'NL64 BANK 2530 6418 03',
    accountHolder: 'Stichting Buurthuis Heechterp',
  },
})
