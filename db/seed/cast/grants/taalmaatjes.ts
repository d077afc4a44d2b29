import { addDays } from '#app/domain/calendar.ts'
import { moment, typed, weekday } from '../clock.ts'
import { prose } from '../prose.ts'
import type {
  AgreementStep,
  AttestationStep,
  LearningStep,
  OnClock,
  PaymentStep,
  ReportStep,
} from '../shape.ts'

/**
 * Signed, the first tranche paid, the first milestone accepted; the second tranche waits for a report. In a few days both
 * sides look back on the experiment, and the fund already wrote what it sees. The last tranche is paid per pair that still
 * meets: twelve count, six wait to be looked at.
 */
export const taalmaatjesGrant: OnClock<{
  agreement: AgreementStep
  payments: PaymentStep[]
  reports: ReportStep[]
  learning: LearningStep
  attestations: AttestationStep[]
}> = ({ inDays, inMonth, endOfMonth }) => ({
  agreement: {
    draftedAt: moment(inDays(-294), '11:15'),
    draftedBy: 'sipke',
    milestones: [
      { milestone: '1', date: typed(endOfMonth(-6)) },
      { milestone: '2', date: typed(endOfMonth(0)) },
      { milestone: '3', date: typed(inMonth(3, 25)) },
    ],
    tranches: [
      { amount: '10.000', plannedDate: typed(inDays(-280)), condition: [{ kind: 'signed' }] },
      {
        amount: '10.000',
        plannedDate: typed(inMonth(1, 20)),
        condition: [{ kind: 'milestone-accepted', milestone: '2' }, { kind: 'baseline-recorded' }],
      },
      {
        amount: '4.500',
        instrument: 'outcome',
        plannedDate: typed(inMonth(4, 20)),
        condition: [
          { kind: 'milestone-accepted', milestone: '3' },
          { kind: 'report-accepted', report: '3' },
        ],
      },
    ],
    outcome: {
      amount: '4.500',
      gift: '20.000',
      indicator: '1',
      price: '150',
      sample: '20',
      method: 'De lijst van koppels met een nummer, zonder namen. Het fonds belt een deel van hen.',
    },
    reportMoments: [
      { title: 'Tussenverslag 1', due: typed(inMonth(-5, 15)), milestones: ['1'] },
      { title: 'Tussenverslag 2', due: typed(inMonth(1, 10)), milestones: ['2'] },
      { title: 'Eindverslag', due: typed(inMonth(4, 10)), milestones: ['3'], final: true },
    ],
    offeredAt: moment(inDays(-290), '15:05'),
    offerExpires: typed(inDays(-276)),
    signers: [
      { person: 'ineke', side: 'grantee', typedName: 'Ineke van der Wal', capacity: 'Voorzitter' },
      { person: 'tjitske', side: 'fund', typedName: 'Tjitske Bosma', capacity: 'Bestuurslid van het fonds' },
    ],
    signatures: [
      { by: 'ineke', at: moment(inDays(-287), '19:25') },
      { by: 'tjitske', at: moment(inDays(-284), '09:40') },
    ],
  },
  attestations: [
    {
      at: moment(inDays(-60), '20:10'),
      by: 'ineke',
      count: '12',
      text: 'Twaalf koppels spreken na drie maanden nog af. De lijst met nummers ligt bij de coördinator.',
      acceptance: { at: moment(inDays(-56), '10:20'), by: 'sipke' },
    },
    {
      at: moment(inDays(-2), '20:45'),
      by: 'ineke',
      count: '6',
      text: 'Zes nieuwe koppels, de nummers 13 tot en met 18 op de lijst.',
    },
  ],
  payments: [
    {
      tranche: '1',
      preparedAt: moment(inDays(-281), '10:05'),
      preparedBy: 'sipke',
      approvedAt: moment(inDays(-280), '11:30'),
      approvedBy: 'tjitske',
      confirmedAt: moment(inDays(-278), '16:10'),
      confirmedBy: 'sipke',
      valueDate: typed(weekday(inDays(-279))),
    },
  ],
  reports: [
    {
      moment: '1',
      startedAt: moment(inMonth(-5, 11), '20:00'),
      sentAt: moment(inMonth(-5, 15), '21:20'),
      sentBy: 'ineke',
      first: {
        sentAt: moment(inMonth(-5, 11), '21:40'),
        returnedAt: moment(inMonth(-5, 15), '10:05'),
        by: 'sipke',
        question: 'U schrijft dat er 12 koppels zijn, maar u telt er 11. Welk getal klopt?',
        values: { 0: '11' },
        amounts: { 5: '1.120,40' },
        lessonText:
          'Koppelen lukt beter op het schoolplein dan in de bibliotheek. Ouders zien elkaar daar elke dag.',
      },
      form: {
        milestones: [
          {
            milestone: '1',
            reachedOn: typed(inMonth(-5, 9)),
            whatHappened: prose`
              Er zijn 12 koppels. Zeven in Bilgaard, vijf in Vrijheidswijk. De eerste taalochtend was druk: er kwamen
              drie mensen die wij nog niet kenden. Twee koppels klikten niet. Zij hebben nu allebei een ander maatje.
            `,
          },
        ],
        measurements: [
          {
            indicator: '1',
            value: '12',
            qualifier: 'exact',
            periodFrom: typed(inMonth(-8, 1)),
            periodTo: typed(inMonth(-5, 9)),
            neighbourhood: 'several',
            method: 'De coördinator belde alle koppels',
          },
          {
            indicator: '2',
            value: '14',
            qualifier: 'exact',
            periodFrom: typed(inMonth(-8, 1)),
            periodTo: typed(inMonth(-5, 9)),
            neighbourhood: 'bilgaard',
            method: 'De lijst van koppels in Bilgaard',
          },
          {
            indicator: '2',
            value: '10',
            qualifier: 'exact',
            periodFrom: typed(inMonth(-8, 1)),
            periodTo: typed(inMonth(-5, 9)),
            neighbourhood: 'vrijheidswijk',
            method: 'De lijst van koppels in Vrijheidswijk',
          },
          {
            indicator: '3',
            value: '0',
            qualifier: 'exact',
            periodFrom: typed(inMonth(-8, 1)),
            periodTo: typed(inMonth(-5, 9)),
            neighbourhood: 'several',
            method: 'Gevraagd bij de kennismaking: niemand volgt al een opleiding',
            baseline: 'yes',
          },
        ],
        spending: [
          { budgetLine: '1', amount: '4.320' },
          { budgetLine: '2', amount: '612,50' },
          { budgetLine: '3', amount: '2.650' },
          { budgetLine: '4', amount: '450' },
          { budgetLine: '5', amount: '1.210,40' },
          { budgetLine: '6', amount: '980' },
          { budgetLine: '7', amount: '375' },
        ],
        photos: [
          {
            drawing: 'schoolplein',
            shows: 'De taalochtend op het schoolplein in Bilgaard. Getekend, want de mensen zijn verzonnen.',
            consent: 'public',
          },
        ],
        delay: {
          weeks: '2',
          reason: 'staff',
          explanation: 'De coördinator was twee weken ziek. De invaller was net begonnen met de scholing.',
        },
        lessonTitle: 'Het schoolplein werkt beter dan de balie',
        lessonText: prose`
          Koppelen lukt beter op het schoolplein dan in de bibliotheek. Ouders zien elkaar daar elke dag. Negen van de
          twaalf koppels begonnen daar.
        `,
      },
      acceptance: {
        at: moment(addDays(inMonth(-5, 15), 8), '11:00'),
        by: 'sipke',
        note: 'Dank u wel voor het duidelijke verslag. Fijn dat de invaller er nu is.',
        milestones: ['1'],
      },
    },
  ],
  learning: {
    askedAt: [moment(inDays(-7), '09:00')],
    views: [
      {
        by: 'sipke',
        side: 'fund',
        at: moment(inDays(-3), '13:20'),
        outcome: 'go-on',
        saw: prose`
          Ik was bij de taalochtend in Bilgaard. Er zaten negen koppels aan tafel. Op het schoolplein meldden zich die week
          twee ouders. In de bibliotheek meldde zich niemand.
        `,
        why: 'Het schoolplein werkt. Geef het de tijd, en werf daar ook in Vrijheidswijk.',
        lesson: {
          title: 'Wie belt, houdt koppels bij elkaar',
          text: 'De koppels die na drie weken werden gebeld, spreken bijna allemaal nog af.',
        },
        criterion: 'verandering',
        pillars: ['leren'],
        neighbourhoods: ['bilgaard', 'vrijheidswijk'],
        share: true,
      },
    ],
  },
})
