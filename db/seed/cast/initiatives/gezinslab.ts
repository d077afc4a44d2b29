import { moment, typed } from '../clock.ts'
import { allTicked } from '../declarations.ts'
import { gezinslabPanel, gezinslabScreening } from '../panel/gezinslab.ts'
import { prose } from '../prose.ts'
import type { InitiativeOf, OnClock, ProposalForm } from '../shape.ts'

export const gezinslab: OnClock<InitiativeOf<'awaiting-decision'>> = (clock) => ({
  key: 'gezinslab',
  stands: 'awaiting-decision',
  round: 'ronde-2',
  applicant: 'fatma',
  members: [],
  startedAt: moment(clock.inDays(-72), '09:50'),
  savedAt: moment(clock.inDays(-51), '16:40'),
  proposal: proposal(clock),
  submission: { at: moment(clock.inDays(-47), '13:26'), declarations: allTicked },
  screening: gezinslabScreening(clock),
  panel: gezinslabPanel(clock),
})

const proposal: OnClock<ProposalForm> = ({ inDays, inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Gezinslab',
    contactName: 'Fatma Yılmaz',
    contactEmail: 'fatma@example.org',
    contactPhone: '058 000 00 21',
    contactTimes: 'Op maandag en donderdag, de hele dag',
    applicantKind: 'foundation',
    organisationName: 'Stichting Gezinslab Oost',
    kvkNumber: '00000014',
    rsin: '000000036',
    organisationStreet: 'Voorbeeldsingel 21',
    organisationPostcode: '8925 AD',
    organisationCity: 'Leeuwarden',
    organisationWebsite: 'www.gezinslab.example.org',
  },
  voornemen: {
    plan: prose`
      Het Gezinslab maakt gezinnen gezonder met hulp dichtbij. Wij doen dat in Bilgaard en Oud Oost. Een gezin loopt
      binnen en stelt een vraag. Meestal kunnen wij die meteen beantwoorden. In 2024 waren dat er ruim 3.600. Maar
      ongeveer 70 keer was een specialist nodig.

      Wij zien een gat. Wij zijn overdag open, en veel ouders werken dan of slapen na een nachtdienst. Daarom willen wij
      twee avonden per week en één zaterdagochtend per maand open zijn. Niet met een nieuw loket, maar op plekken waar
      ouders al komen: de voetbalkantine, de moskee, de school.

      Op die avonden staan er altijd twee mensen: een beroepskracht en een buurtverbinder. Een buurtverbinder is een
      bewoner die wij opleiden. Hij of zij kent de mensen en hun taal. Samen horen zij de vraag aan, helpen meteen of
      bellen de volgende dag terug. Wie belt, blijft het vaste gezicht van dat gezin.

      Elke zes weken bekijken wij met de gezinnen zelf wat er vaak terugkomt. Drie keer hetzelfde probleem? Dan nodigen
      wij de organisatie uit die het kan oplossen.
    `,
    summary:
      'Hulp dichtbij, ook ’s avonds en op zaterdag. Een beroepskracht en een buurtverbinder beantwoorden samen vragen van gezinnen in Bilgaard en Oud Oost.',
    whyNotRegular: prose`
      De gemeente en de zorg betalen onze uren overdag. Voor avonden en zaterdagen is geen ruimte in die afspraken. Wij
      vroegen het bij allebei. Zij vinden de avonden een goed idee, maar willen eerst zien of het werkt. Buurtverbinders
      passen ook niet in de regels: zij zijn geen hulpverlener en geen gewone vrijwilliger. Daarom vragen wij het hier,
      als proef.
    `,
    askedElsewhere: 'asked-and-no',
    askedWhere: prose`
      Bij de gemeente en bij de zorg. Allebei zeiden zij: nu nog niet. Eerst willen zij zien of de avonden werken.
      Daarna praten zij verder met ons.
    `,
    neighbourhoods: ['bilgaard', 'oud-oost'],
    place: 'Een kantine, een moskee en twee scholen',
    pillars: ['gezondheid'],
    startDate: typed(inMonth(2, 1)),
    endDate: typed(endOfMonth(11)),
  },
  verbinding: {
    conversations: prose`
      Wij vroegen 46 ouders die bij ons binnenkwamen wanneer zij het liefst komen. Meer dan de helft zei: na het eten. In
      de kantine praatten wij met vaders die wij overdag nooit zien. Daarna legden wij onze cijfers naast die van de
      jeugdverpleegkundigen en de scholen. Iedereen zag dezelfde vragen: geld, slapen, opvoeden, en post die niemand
      begrijpt.
    `,
    problemFigures: prose`
      In 2024 beantwoordden wij ruim 3.600 vragen. Ongeveer 70 keer was een specialist nodig. Die cijfers houden wij
      zelf bij. Van de 46 ouders die wij vroegen, wil meer dan de helft na het eten komen.
    `,
    problemShared: prose`
      De vragen zijn klein, maar ouders komen laat. Overdag werken zij, of zij durven niet alleen. Een bekende plek
      helpt, met een buur erbij. Dat zeggen ouders, scholen en jeugdverpleegkundigen alle drie.
    `,
    residentsRole: prose`
      Acht bewoners willen buurtverbinder worden. Zij kiezen de plekken en de avonden. Twee van hen zitten in de
      stuurgroep en beslissen mee over het geld. De gezinnen bepalen elke zes weken welk probleem wij aanpakken.
    `,
    residentsCount: '8',
    partners: [
      {
        partnerName: 'De jeugdverpleegkundigen',
        partnerKind: 'welfare',
        partnerRole: 'Eén avond per maand aanwezig, en bereikbaar voor vragen over kinderen',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een voetbalvereniging in Bilgaard',
        partnerKind: 'culture',
        partnerRole: 'Geeft de kantine op dinsdagavond',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Een basisschool in Oud Oost',
        partnerKind: 'education',
        partnerRole: 'Geeft een lokaal en vertelt het de ouders',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Het wijkteam',
        partnerKind: 'welfare',
        partnerRole: 'Neemt vragen over waar een specialist voor nodig is',
        partnerStatus: 'agreed',
      },
    ],
  },
  verandering: {
    whatIsNew: prose`
      Hulp is nu open als ouders werken. Wij draaien dat om. En wij brengen hulp naar plekken waar mensen al zijn, zonder
      balie. De buurtverbinder is nieuw: een bewoner die meewerkt en daarvoor een vergoeding krijgt. Zorg, school en
      sport zitten dan op één avond aan dezelfde tafel.
    `,
    acrossDomains: prose`
      Wij brengen zorg, school en sport op één avond bij elkaar. De voetbalvereniging geeft de kantine. De school
      geeft een lokaal. De jeugdverpleegkundige schuift elke maand aan. Zien wij drie keer hetzelfde probleem? Dan
      nodigen wij ook een ander uit, zoals de woningcorporatie.
    `,
    regularWork: prose`
      Overdag is het gewone werk op orde. De regie ligt in de wijk, met korte lijnen. De meeste vragen lossen wij zelf
      op. Voor een klein deel is er een specialist, en die is er binnen twee weken. Wat mist, zijn de ouders die overdag
      niet kunnen komen. Zij wachten nu, tot de vraag groot is geworden.
    `,
    addsOrReplaces: 'adds',
    learningQuestion: prose`
      Bereiken wij ’s avonds andere ouders dan overdag? En durven zij eerder te komen als er een buur bij staat?
    `,
    learningSign: prose`
      Wij vragen bij elke eerste vraag of iemand al eens overdag kwam. Wij turven wie het gesprek begon: de beroepskracht
      of de buurtverbinder.
    `,
    stopRule:
      'Komen er na drie maanden minder dan vijf vragen op een avond? Dan kiezen wij met de bewoners een andere plek.',
    reviewDate: typed(inMonth(6, 15)),
  },
  vooruitgang: {
    targetGroup: prose`
      Voor gezinnen in Bilgaard en Oud Oost waar ouders overdag werken, of de weg naar hulp niet vinden. Ongeveer tweehonderd
      gezinnen in het eerste jaar.
    `,
    targetGroupCount: '200',
    situationNow: prose`
      Overdag beantwoorden wij bijna alle vragen zelf. ’s Avonds en op zaterdag zijn wij dicht. Ouders die dan pas
      kunnen, wachten tot de vraag groot is. Wij schrijven nog niet op welk gezin een vast gezicht heeft.
    `,
    changeAtEnd: prose`
      Ouders stellen hun vraag als die nog klein is. Kinderen slapen beter en er ligt minder post ongeopend op de kast.
      Gezinnen weten wie zij kunnen bellen en hoe die persoon heet.
    `,
    indicators: [
      {
        indicatorName: 'Vragen die wij ’s avonds en op zaterdag zelf beantwoorden',
        indicatorType: 'contacts',
        indicatorUnit: 'vragen',
        programmeIndicator: 'H02',
        baselineValue: '0',
        baselineDate: typed(inDays(-60)),
        targetValue: '600',
        targetDate: typed(inMonth(11, 15)),
        indicatorSource: 'Turflijst op de avond zelf, per vraag één streep',
        indicatorMeasuredBy: 'De buurtverbinder turft, de beroepskracht kijkt mee',
        indicatorNeighbourhood: 'several',
      },
      {
        indicatorName: 'Gezinnen met een vast gezicht',
        indicatorType: 'unique-households',
        indicatorUnit: 'gezinnen',
        noBaselineReason: prose`
          Overdag schrijven wij dit nu niet op. Wij beginnen daarmee op de eerste avond, en vragen het dan aan iedereen.
        `,
        targetValue: '120',
        targetDate: typed(inMonth(11, 15)),
        indicatorSource: 'Onze eigen lijst, elk gezin één keer geteld',
        indicatorMeasuredBy: 'Fatma Yılmaz',
        indicatorNeighbourhood: 'several',
      },
    ],
  },
  verantwoording: {
    milestones: [
      {
        milestoneTitle: '8 buurtverbinders opgeleid, de eerste avond is geweest',
        milestoneDate: typed(endOfMonth(3)),
        milestoneEvidence: 'Een foto van de avond en de eerste turflijst',
      },
      {
        milestoneTitle: 'Leermoment na drie maanden avonden',
        milestoneDate: typed(inMonth(6, 15)),
        milestoneEvidence: 'Een verslag van één bladzijde, gemaakt met bewoners',
      },
      {
        milestoneTitle: '300 vragen beantwoord',
        milestoneDate: typed(endOfMonth(7)),
        milestoneEvidence: 'De telling per plek en per soort vraag',
      },
      {
        milestoneTitle: '600 vragen beantwoord, en het eindverslag',
        milestoneDate: typed(inMonth(11, 20)),
        milestoneEvidence: 'De eindtelling en een voorstel voor hoe het verder kan',
      },
    ],
    roles: [
      {
        roleTask: 'De avonden leiden',
        roleWho: 'Twee beroepskrachten van het Gezinslab',
        roleStandIn: 'Een collega die overdag werkt',
      },
      {
        roleTask: 'Mensen ontvangen en de vraag aanhoren',
        roleWho: 'Acht buurtverbinders, in een rooster',
        roleStandIn: 'Er staat altijd één verbinder op de reservelijst',
      },
      {
        roleTask: 'Tellen en verslag doen',
        roleWho: 'Fatma Yılmaz',
        roleStandIn: 'De penningmeester',
      },
    ],
    measuringFromStart: prose`
      Op elke plek ligt vanaf de eerste avond een turflijst. De buurtverbinder vult hem in, de beroepskracht kijkt mee. Op
      maandag tellen wij op. Wij bewaren geen namen bij de vragen.
    `,
    sharingChannels: ['meeting', 'social-media', 'visit'],
    sharingHow: prose`
      Elke zes weken vertellen wij op de avond zelf wat wij zien. Andere wijken mogen een avond komen kijken.
    `,
  },
  money: {
    budgetLines: [
      {
        budgetLineTitle: 'Beroepskrachten op avonden en zaterdagen',
        budgetLineCategory: 'people',
        budgetLineNote: 'Twee mensen, twee avonden per week',
        budgetLineAmount: '27.000',
      },
      {
        budgetLineTitle: 'Vergoeding buurtverbinders',
        budgetLineCategory: 'volunteers',
        budgetLineNote: 'Acht bewoners, per avond',
        budgetLineAmount: '6.750',
      },
      {
        budgetLineTitle: 'Opleiding buurtverbinders',
        budgetLineCategory: 'people',
        budgetLineAmount: '3.600',
      },
      { budgetLineTitle: 'Ruimte en koffie', budgetLineCategory: 'place', budgetLineAmount: '2.400' },
      {
        budgetLineTitle: 'Uitleg in gewone taal, in vijf talen',
        budgetLineCategory: 'communication',
        budgetLineAmount: '1.450',
      },
      {
        budgetLineTitle: 'Tellen, en het gesprek elke zes weken',
        budgetLineCategory: 'measuring',
        budgetLineAmount: '2.300',
      },
      { budgetLineTitle: 'Onvoorzien', budgetLineCategory: 'other', budgetLineAmount: '1.500' },
    ],
    coFunding: [
      {
        funderName: 'Wij zelf, uit onze reserve',
        funderKind: 'own',
        funderAmount: '3.000',
        funderStatus: 'promised',
      },
    ],
    amountAsked: '42.000',
    instrument: 'gift',
    vatReclaimable: 'no',
    sellsGoodsOrServices: 'no',
    iban: 'NL63BANK0195061659',
    accountHolder: 'Stichting Gezinslab Oost',
  },
  declarations: {
    knowsPanelMember: 'yes',
    panelMemberWho: 'Sanne Hofstra. Zij werkt als verpleegkundige elke week met ons samen.',
    publishing: 'not-name',
    publishingReason: prose`
      Zet de plekken en de avonden er niet op. Ouders moeten binnen kunnen lopen zonder dat een ander dat weet. Onze
      naam en het bedrag mogen er wel op.
    `,
    filledInTogether: 'no',
  },
})
