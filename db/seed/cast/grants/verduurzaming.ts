import { addDays } from '#app/domain/calendar.ts'
import { moment, typed, weekday } from '../clock.ts'
import { prose } from '../prose.ts'
import type {
  AgreementStep,
  CastClock,
  LearningStep,
  LoanReceiptStep,
  OnClock,
  PaymentStep,
  ReportStep,
} from '../shape.ts'

/** Everything reported, accepted and paid: the grant waits for its settlement. */
export const verduurzamingGrant: OnClock<{
  agreement: AgreementStep
  payments: PaymentStep[]
  reports: ReportStep[]
  learning: LearningStep
  receipts: LoanReceiptStep[]
}> = (clock) => ({
  agreement: agreement(clock),
  payments: payments(clock),
  reports: [firstReport(clock), secondReport(clock), finalReport(clock)],
  learning: learning(clock),
  receipts: [receipt(clock)],
})

const agreement: OnClock<AgreementStep> = ({ inDays, inMonth, endOfMonth }) => ({
  draftedAt: moment(inDays(-294), '14:30'),
  draftedBy: 'sipke',
  milestones: [
    { milestone: '1', date: typed(inMonth(-7, 15)) },
    { milestone: '2', date: typed(endOfMonth(-5)) },
    { milestone: '3', date: typed(endOfMonth(-2)) },
  ],
  tranches: [
    { amount: '6.400', plannedDate: typed(inDays(-280)), condition: [{ kind: 'signed' }] },
    {
      amount: '4.400',
      instrument: 'loan',
      plannedDate: typed(inMonth(-4, 20)),
      condition: [
        { kind: 'milestone-accepted', milestone: '1' },
        { kind: 'milestone-accepted', milestone: '2' },
        { kind: 'baseline-recorded' },
      ],
    },
    {
      amount: '2.000',
      plannedDate: typed(inMonth(-1, 20)),
      condition: [{ kind: 'report-accepted', report: '3' }],
    },
  ],
  loan: { amount: '4.400', gift: '8.400', months: '8', graceMonths: '2' },
  reportMoments: [
    { title: 'Startverslag', due: typed(inMonth(-7, 25)), milestones: ['1'] },
    { title: 'Tussenverslag', due: typed(inMonth(-4, 10)), milestones: ['2'] },
    { title: 'Eindverslag', due: typed(inMonth(-1, 12)), milestones: ['3'], final: true },
  ],
  offeredAt: moment(inDays(-290), '15:20'),
  offerExpires: typed(inDays(-276)),
  signers: [
    { person: 'ineke', side: 'grantee', typedName: 'Ineke van der Wal', capacity: 'Secretaris' },
    { person: 'durk', side: 'grantee', typedName: 'Durk Zijlstra', capacity: 'Penningmeester' },
    { person: 'tjitske', side: 'fund', typedName: 'Tjitske Bosma', capacity: 'Bestuurslid van het fonds' },
  ],
  signatures: [
    { by: 'ineke', at: moment(inDays(-287), '19:40') },
    { by: 'durk', at: moment(inDays(-287), '20:15') },
    { by: 'tjitske', at: moment(inDays(-284), '09:50') },
  ],
})

function payments({ inDays, endOfMonth }: CastClock): PaymentStep[] {
  const second = endOfMonth(-5)
  const last = endOfMonth(-2)
  return [payment('1', inDays(-281)), payment('2', addDays(second, 15)), payment('3', addDays(last, 17))]
}

/** The first part of the loan came back in time; the second is due this month. */
function receipt({ inMonth }: CastClock): LoanReceiptStep {
  const day = inMonth(-1, 18)
  return { at: moment(addDays(day, 3), '10:05'), by: 'sipke', amount: '550', valueDate: typed(weekday(day)) }
}

/** Prepared on a day, approved and paid in the days after it. */
function payment(tranche: string, day: string): PaymentStep {
  return {
    tranche,
    preparedAt: moment(day, '10:15'),
    preparedBy: 'sipke',
    approvedAt: moment(addDays(day, 1), '11:40'),
    approvedBy: 'tjitske',
    confirmedAt: moment(addDays(day, 3), '16:20'),
    confirmedBy: 'sipke',
    valueDate: typed(weekday(addDays(day, 2))),
  }
}

const firstReport: OnClock<ReportStep> = ({ inMonth }) => ({
  moment: '1',
  startedAt: moment(inMonth(-7, 16), '20:10'),
  sentAt: moment(inMonth(-7, 20), '20:55'),
  sentBy: 'ineke',
  form: {
    milestones: [
      {
        milestone: '1',
        reachedOn: typed(inMonth(-7, 14)),
        whatHappened: prose`
          Er zijn 12 energiemaatjes opgeleid, zes koppels. Het loket gaf twee avonden les. Op de derde avond oefenden wij
          met de camera in het buurthuis. Daar bleek het zelf flink te tochten.
        `,
      },
    ],
    measurements: [
      {
        indicator: '2',
        value: '6',
        qualifier: 'exact',
        periodFrom: typed(inMonth(-8, 1)),
        periodTo: typed(inMonth(-7, 14)),
        neighbourhood: 'oud-oost',
        method: 'Turflijst, de eerste oefengesprekken',
      },
    ],
    spending: [
      { budgetLine: '1', amount: '1.150' },
      { budgetLine: '2', amount: '240' },
      { budgetLine: '3', amount: '2.400' },
      { budgetLine: '4', amount: '1.480' },
      { budgetLine: '5', amount: '310' },
    ],
    lessonTitle: 'Leren met je eigen huis',
    lessonText: 'Oefenen in een echt, koud gebouw leert meer dan een avond met dia’s.',
  },
  acceptance: {
    at: moment(inMonth(-7, 27), '10:30'),
    by: 'sipke',
    note: 'Mooi begin. Wij kijken uit naar de eerste woningen.',
    milestones: ['1'],
  },
})

const secondReport: OnClock<ReportStep> = ({ inMonth, endOfMonth }) => ({
  moment: '2',
  startedAt: moment(addDays(endOfMonth(-5), 3), '19:30'),
  sentAt: moment(addDays(endOfMonth(-5), 5), '21:10'),
  sentBy: 'ineke',
  form: {
    milestones: [
      {
        milestone: '2',
        reachedOn: typed(endOfMonth(-5)),
        whatHappened: prose`
          Wij voerden 33 gesprekken. Bij 5 woningen is het werk begonnen. De meeste mensen twijfelden niet over het geld,
          maar over de rommel. Een buur die vertelt dat het na een week klaar was, helpt dan echt.
        `,
      },
    ],
    measurements: [
      {
        indicator: '1',
        value: '5',
        qualifier: 'exact',
        periodFrom: typed(inMonth(-8, 1)),
        periodTo: typed(endOfMonth(-5)),
        neighbourhood: 'oud-oost',
        method: 'De maatjes kwamen kijken op de eerste werkdag',
      },
      {
        indicator: '2',
        value: '33',
        qualifier: 'exact',
        periodFrom: typed(inMonth(-8, 1)),
        periodTo: typed(endOfMonth(-5)),
        neighbourhood: 'oud-oost',
        method: 'Turflijst, elk adres één keer',
      },
    ],
    spending: [
      { budgetLine: '1', amount: '1.900' },
      { budgetLine: '2', amount: '1.180' },
      { budgetLine: '4', amount: '220' },
      { budgetLine: '5', amount: '190' },
      { budgetLine: '6', amount: '300' },
    ],
    lessonTitle: 'Niet het geld, maar de rommel',
    lessonText: prose`
      Mensen zeggen dat het om geld gaat. Aan de keukentafel blijkt het vaak de rommel. Een open huis bij een buur neemt
      die angst weg.
    `,
  },
  acceptance: {
    at: moment(addDays(endOfMonth(-5), 12), '11:15'),
    by: 'sipke',
    note: 'U ligt op schema. De turflijst is heel bruikbaar.',
    milestones: ['2'],
  },
})

const finalReport: OnClock<ReportStep> = ({ inMonth, endOfMonth }) => ({
  moment: '3',
  startedAt: moment(addDays(endOfMonth(-2), 3), '20:00'),
  sentAt: moment(addDays(endOfMonth(-2), 9), '21:45'),
  sentBy: 'ineke',
  form: {
    milestones: [
      {
        milestone: '3',
        reachedOn: typed(endOfMonth(-2)),
        whatHappened: prose`
          Wij voerden 64 gesprekken, vier meer dan gepland. Bij 10 woningen begon het werk. Dat zijn er vier minder dan wij
          hoopten: de aannemer had een wachtlijst. Vier gezinnen staan nog op die lijst. De maatjes gaan door, ook nu het
          geld op is.
        `,
      },
    ],
    measurements: [
      {
        indicator: '1',
        value: '10',
        qualifier: 'exact',
        periodFrom: typed(inMonth(-8, 1)),
        periodTo: typed(endOfMonth(-2)),
        neighbourhood: 'oud-oost',
        method: 'De maatjes kwamen kijken op de eerste werkdag',
      },
      {
        indicator: '2',
        value: '64',
        qualifier: 'exact',
        periodFrom: typed(inMonth(-8, 1)),
        periodTo: typed(endOfMonth(-2)),
        neighbourhood: 'oud-oost',
        method: 'Turflijst, elk adres één keer',
      },
    ],
    spending: [
      { budgetLine: '1', amount: '2.150' },
      { budgetLine: '2', amount: '1.700' },
      { budgetLine: '5', amount: '130' },
      { budgetLine: '6', amount: '450' },
    ],
    lessonTitle: 'Vraag de aannemer vooraf',
    lessonText: prose`
      Maak eerst een afspraak met de aannemer over hoeveel woningen hij per maand aankan. Anders maakt u mensen warm en
      moeten zij wachten.
    `,
  },
  acceptance: {
    at: moment(addDays(endOfMonth(-2), 15), '10:45'),
    by: 'sipke',
    note: 'Een eerlijk verslag. Ook wat niet lukte, is voor de volgende groep veel waard.',
    milestones: ['3'],
  },
})

const learning: OnClock<LearningStep> = ({ inMonth }) => ({
  askedAt: [moment(inMonth(-5, 9), '09:00'), moment(inMonth(-5, 22), '09:00')],
  views: [
    {
      by: 'ineke',
      side: 'grantee',
      at: moment(inMonth(-5, 23), '20:40'),
      outcome: 'go-on',
      saw: prose`
        Wij voerden 26 gesprekken. Bij vier woningen is het werk begonnen. Zonder maatje was dat er in een jaar één. Drie
        mensen haakten af: zij wilden geen vreemde over de vloer.
      `,
      why: 'Een buur die het zelf deed, haalt de twijfel weg. Wij willen dat nog een half jaar doen.',
      lesson: {
        title: 'Een buur overtuigt eerder dan een adviseur',
        text: 'Mensen geloven wat zij bij de buren zien. Laat dus eerst een huis in de straat zien.',
      },
      criterion: 'verandering',
      pillars: ['wonen'],
      neighbourhoods: ['oud-oost'],
      share: true,
    },
  ],
  agreed: { by: 'sipke', side: 'fund', at: moment(inMonth(-5, 26), '11:10'), share: true },
})
