import { moment, typed } from '../clock.ts'
import { prose } from '../prose.ts'
import type { DraftForm, InitiativeOf, OnClock } from '../shape.ts'

/** Half filled in: three sections are ready, two are under way, two have not been opened. */
export const gezondMetCultuur: OnClock<InitiativeOf<'draft'>> = (clock) => ({
  key: 'gezond-met-cultuur',
  stands: 'draft',
  round: 'ronde-4',
  applicant: 'fatma',
  members: [
    { person: 'geert', relation: 'editor' },
    { person: 'anneke', relation: 'reader' },
  ],
  startedAt: moment(clock.inDays(-7), '20:20'),
  savedAt: moment(clock.inDays(-1), '21:15'),
  done: ['aboutUs', 'voornemen', 'verbinding'],
  proposal: proposal(clock),
})

const proposal: OnClock<DraftForm> = ({ inMonth, endOfMonth }) => ({
  aboutUs: {
    initiativeName: 'Gezond met Cultuur',
    contactName: 'Fatma Yılmaz',
    contactEmail: 'fatma@example.org',
    contactPhone: '058 000 00 21',
    contactTimes: 'Op werkdagen na 17.00 uur',
    applicantKind: 'residents-group',
    fiscalHostName: 'Stichting Buurthuis Heechterp (voorbeeld)',
    fiscalHostKvkNumber: '00 00 00 18',
    fiscalHostContactName: 'De penningmeester van het buurthuis',
    fiscalHostEmail: 'buurthuis@example.org',
    fiscalHostAgrees: 'yes',
  },
  voornemen: {
    plan: prose`
      In Heechterp is het eerste theatergezelschap begonnen: ‘T Verskil. Bewoners spelen er hun eigen verhalen. Over
      geld dat op is, over alleen zijn, en over hoe u daar weer uit komt. Wie meespeelt, zegt vaak hetzelfde: ik slaap
      beter en ik kom weer buiten.

      Wij willen een tweede groep beginnen, voor ouders met hun kinderen. Elke zondagmiddag repeteren zij in het buurthuis.
      Een regisseur begeleidt hen. Na drie maanden spelen zij voor de straat, en daarna op scholen en in het
      verzorgingshuis. Na elke voorstelling is er een gesprek met iemand van het wijkteam. Zo vinden ook kijkers de weg.
    `,
    summary:
      'Ouders en kinderen maken samen theater over hun eigen leven. Wie speelt of kijkt, praat daarna makkelijker.',
    whyNotRegular: prose`
      Cultuurgeld gaat naar gezelschappen met beroepsspelers. Zorggeld gaat naar behandeling. Theater van bewoners zit
      daar precies tussenin. Wij vroegen het bij een cultuurfonds en bij een zorgorganisatie. Allebei verwezen zij naar de
      ander.
    `,
    askedElsewhere: 'asked-and-no',
    askedWhere: prose`
      Bij een cultuurfonds en bij een zorgorganisatie. Het fonds wil alleen beroepsspelers. De zorgorganisatie betaalt
      alleen behandeling.
    `,
    neighbourhoods: ['heechterp-schieringen'],
    place: 'Het buurthuis, de grote zaal',
    pillars: ['gezondheid'],
    startDate: typed(inMonth(3, 1)),
    endDate: typed(endOfMonth(10)),
  },
  verbinding: {
    conversations: prose`
      Na de voorstelling van ‘T Verskil bleven dertig mensen zitten om te praten. Veertien van hen wilden zelf meedoen. Acht
      zeiden: alleen als mijn kind mee mag. Wij praatten daarna met de jeugdverpleegkundige en met een juf van groep 7. Zij
      zien kinderen die thuis veel meedragen en er niet over praten.
    `,
    problemShared: prose`
      Ouders en kinderen dragen veel mee en praten er niet over. Samen spelen maakt praten makkelijker. De spelers, de
      juf en de jeugdverpleegkundige zien dat alle drie.
    `,
    residentsRole: prose`
      Drie spelers van ‘T Verskil begeleiden de nieuwe groep. De ouders schrijven zelf de scènes. De kinderen kiezen de
      muziek en maken de posters. Samen bepalen zij waar zij spelen.
    `,
    residentsCount: '11',
    partners: [
      {
        partnerName: '‘T Verskil',
        partnerKind: 'culture',
        partnerRole: 'Drie spelers begeleiden de nieuwe groep',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Stichting Buurthuis Heechterp (voorbeeld)',
        partnerKind: 'residents',
        partnerRole: 'Geeft de zaal en ontvangt het geld',
        partnerStatus: 'agreed',
      },
      {
        partnerName: 'Het wijkteam',
        partnerKind: 'welfare',
        partnerRole: 'Is bij het gesprek na elke voorstelling',
        partnerStatus: 'talking',
      },
    ],
  },
  verandering: {
    whatIsNew: prose`
      Er is nu één groep, voor volwassenen. Een groep waarin ouders en kinderen samen spelen, is er nog niet. Bij ons komt
      hulp niet vóór het verhaal, maar erna. Mensen zien eerst dat zij niet de enige zijn.
    `,
  },
  money: {
    budgetLines: [
      {
        budgetLineTitle: 'Regisseur',
        budgetLineCategory: 'people',
        budgetLineNote: 'Elke zondagmiddag',
        budgetLineAmount: '9.600',
      },
      { budgetLineTitle: 'Onkosten spelers', budgetLineCategory: 'volunteers', budgetLineAmount: '2.400' },
      {
        budgetLineTitle: 'Zaal',
        budgetLineCategory: 'place',
        budgetLineNote: 'Repetities en voorstellingen',
        budgetLineAmount: '3.250',
      },
      { budgetLineTitle: 'Decor en licht', budgetLineCategory: 'materials', budgetLineAmount: '2.750' },
    ],
    amountAsked: '18.400',
  },
})
