import { moment } from '../clock.ts'
import type { DecisionStep, OnClock, PanelSteps, ScreeningStep } from '../shape.ts'
import { declared } from './declared.ts'

export const verduurzamingScreening: OnClock<ScreeningStep> = ({ inDays }) => ({
  at: moment(inDays(-331), '10:50'),
  by: 'sipke',
  outcome: 'pass',
})

export const verduurzamingPanel: OnClock<PanelSteps> = ({ inDays }) => ({
  conflicts: declared(inDays(-325), {
    aukje: { grade: 'close', grounds: ['family'], note: 'Mijn zus zit in het bestuur van de vereniging.' },
    sanne: { grade: 'acquainted', grounds: ['work'], note: 'Ik kom als verpleegkundige in deze straten.' },
    tjitske: {
      grade: 'acquainted',
      grounds: ['other'],
      note: 'Ik was een keer op een open dag van de vereniging.',
    },
  }),
  assignedAt: moment(inDays(-322), '09:00'),
  readers: ['mohamed', 'sanne', 'wim'],
  reviews: [
    {
      by: 'mohamed',
      savedAt: moment(inDays(-318), '20:30'),
      lockedAt: moment(inDays(-315), '21:35'),
      scores: {
        voornemen: { score: '4', reason: 'Een koud huis kost geld dat een gezin niet heeft. Dit past.' },
        verbinding: { score: '5', reason: 'De bewoners doen het zelf. Zij kiezen ook de straten.' },
        verandering: {
          score: '3',
          reason: 'Aanbellen is niet nieuw, een buur met een camera wel een beetje.',
        },
        vooruitgang: { score: '4', reason: 'Zij tellen gesprekken én woningen. Dat is eerlijk.' },
        verantwoording: { score: '4', reason: 'Klein en helder. Wie de camera bewaart, staat erbij.' },
      },
      advice: 'fund',
    },
    {
      by: 'sanne',
      savedAt: moment(inDays(-318), '20:35'),
      lockedAt: moment(inDays(-315), '20:45'),
      scores: {
        voornemen: {
          score: '4',
          reason: 'Zij vroegen het bij het loket en bij een bank. De uitleg is duidelijk.',
        },
        verbinding: {
          score: '4',
          reason: 'Dertig deuren is echt werk. Huurders doen niet mee, dat is jammer.',
        },
        verandering: { score: '4', reason: 'Het breekt iets open dat al een jaar vastzit: de eerste stap.' },
        vooruitgang: {
          score: '4',
          reason: 'Vocht in kinderkamers is een groot punt. Dat meten zij nog niet.',
        },
        verantwoording: { score: '4', reason: 'Kosten zijn laag voor wat er gebeurt.' },
      },
      advice: 'fund',
    },
    {
      by: 'wim',
      savedAt: moment(inDays(-319), '19:45'),
      lockedAt: moment(inDays(-316), '19:50'),
      scores: {
        voornemen: { score: '4', reason: 'Sluit aan op de pilot, en vult geen gat in gewoon werk.' },
        verbinding: { score: '4', reason: 'Bewoners en loket zien hetzelfde probleem.' },
        verandering: { score: 'cannot-judge', reason: 'Ik weet te weinig van wat er al is op dit gebied.' },
        vooruitgang: { score: '4', reason: 'Veertien woningen is haalbaar en goed te tellen.' },
        verantwoording: {
          score: '3',
          reason: 'Wie de coördinator is, weten zij nog niet. Een bestuurslid valt in.',
        },
      },
      advice: 'fund',
    },
  ],
})

export const verduurzamingDecision: OnClock<DecisionStep> = ({ inDays }) => ({
  preparedAt: moment(inDays(-304), '11:05'),
  preparedBy: 'sipke',
  decidedAt: moment(inDays(-300), '14:25'),
  decidedBy: 'tjitske',
  outcome: 'award',
  amount: '12.800',
  conditions: ['Adressen van bewoners blijven bij de coördinator.'],
  reasons: {
    voornemen: 'Het gesprek vóór de aanvraag betaalt niemand. Juist daar loopt het vast.',
    verbinding: 'Bewoners doen het werk zelf en kiezen de straten.',
    verandering: 'Een buur die meeloopt is een proef waard. Het loket blijft doen wat het doet.',
    vooruitgang: 'Gesprekken en woningen zijn goed te tellen. Wij horen graag ook over vocht in huis.',
    verantwoording: 'Het plan is klein, de kosten zijn laag en er wordt geteld vanaf de eerste week.',
  },
})
