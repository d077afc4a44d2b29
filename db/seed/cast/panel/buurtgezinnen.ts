import { moment } from '../clock.ts'
import type { DecisionStep, OnClock, PanelSteps, ScreeningStep } from '../shape.ts'
import { declared } from './declared.ts'

export const buurtgezinnenScreening: OnClock<ScreeningStep> = ({ inDays }) => ({
  at: moment(inDays(-57), '13:30'),
  by: 'sipke',
  outcome: 'pass',
})

export const buurtgezinnenPanel: OnClock<PanelSteps> = ({ inDays }) => ({
  conflicts: declared(inDays(-42), {
    aukje: {
      grade: 'acquainted',
      grounds: ['friend-or-neighbour'],
      note: 'Ik ken de voorzitter van het wijkfeest. Wij komen niet bij elkaar thuis.',
    },
    mohamed: {
      grade: 'close',
      grounds: ['friend-or-neighbour'],
      note: 'De penningmeester is een goede vriend van mij.',
    },
  }),
  assignedAt: moment(inDays(-39), '09:00'),
  readers: ['aukje', 'sanne', 'wim'],
  reviews: [
    {
      by: 'aukje',
      savedAt: moment(inDays(-36), '20:20'),
      lockedAt: moment(inDays(-33), '21:10'),
      scores: {
        voornemen: {
          score: '5',
          reason: 'Steun voordat het misgaat, dat betaalt echt niemand. Zij hebben het gevraagd.',
        },
        verbinding: {
          score: '5',
          reason: 'Ouders kiezen mee wie de coördinator wordt. Dat maak je zelden mee.',
        },
        verandering: {
          score: '4',
          reason: 'Een gewoon gezin in plaats van een hulpverlener. Dat is anders.',
        },
        vooruitgang: {
          score: '4',
          reason: 'Het is duidelijk voor wie. Wat kinderen merken, wordt niet gevraagd.',
        },
        verantwoording: { score: '4', reason: 'Twee mensen die voor elkaar invallen, dat is goed bedacht.' },
      },
      advice: 'fund',
    },
    {
      by: 'sanne',
      savedAt: moment(inDays(-36), '21:00'),
      lockedAt: moment(inDays(-32), '20:30'),
      scores: {
        voornemen: { score: '4', reason: 'Past goed. Eén vraag blijft: wie betaalt het na dit jaar?' },
        verbinding: { score: '4', reason: 'Er is echt met ouders gepraat. De huisarts moet nog ja zeggen.' },
        verandering: {
          score: '4',
          reason: 'De proef is eerlijk: school of huisarts, en een moment om te stoppen.',
        },
        vooruitgang: {
          score: '4',
          reason: 'Veertig gezinnen is een duidelijk doel. Een half jaar is wel kort.',
        },
        verantwoording: {
          score: '4',
          reason: 'Veiligheid is goed geregeld. De nulmeting van de tweede vraag komt later.',
        },
      },
      advice: 'fund-with-conditions',
      adviceCondition: 'Leg vast wat u doet als u zich zorgen maakt over een kind.',
    },
    {
      by: 'wim',
      savedAt: moment(inDays(-35), '19:30'),
      lockedAt: moment(inDays(-33), '20:15'),
      scores: {
        voornemen: { score: '4', reason: 'Het past bij wat het programma al leerde: koppelen werkt.' },
        verbinding: { score: '4', reason: 'School en wijkteam weten wat hun taak is.' },
        verandering: { score: '4', reason: 'Nieuw voor deze wijk, en het gewone werk blijft staan.' },
        vooruitgang: {
          score: '3',
          reason: 'Voor wie is duidelijk. Hoe je merkt dat een kind meer rust heeft, niet.',
        },
        verantwoording: { score: '5', reason: 'Taken, invallers, stappen en kosten: het staat er allemaal.' },
      },
      advice: 'fund',
    },
  ],
})

export const buurtgezinnenDecision: OnClock<DecisionStep> = ({ inDays }) => ({
  preparedAt: moment(inDays(-23), '10:40'),
  preparedBy: 'sipke',
  decidedAt: moment(inDays(-20), '15:20'),
  decidedBy: 'tjitske',
  outcome: 'award',
  amount: '36.000',
  conditions: [
    'U legt vast wat u doet bij zorgen over een kind, voordat de eerste koppeling begint.',
    'Op de leerdag kijken wij samen of u doorgaat, het anders doet of stopt.',
  ],
  reasons: {
    voornemen:
      'Steun van gezin tot gezin past precies bij het doel. Een gewone organisatie betaalt dit niet.',
    verbinding: 'Ouders beslissen mee. De school en het wijkteam hebben een duidelijke taak.',
    verandering: 'Hulp komt nu vaak laat. U probeert uit of u eerder kunt zijn.',
    vooruitgang: 'Het doel van 40 gezinnen is te tellen. Vraag ook de kinderen wat zij merken.',
    verantwoording: 'De taken zijn goed verdeeld en er zijn invallers. U meet vanaf het begin.',
  },
})
