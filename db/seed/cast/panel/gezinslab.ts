import { moment } from '../clock.ts'
import type { OnClock, PanelSteps, ScreeningStep } from '../shape.ts'
import { declared } from './declared.ts'

export const gezinslabScreening: OnClock<ScreeningStep> = ({ inDays }) => ({
  at: moment(inDays(-44), '09:30'),
  by: 'sipke',
  outcome: 'pass',
})

export const gezinslabPanel: OnClock<PanelSteps> = ({ inDays }) => ({
  conflicts: declared(inDays(-42), {
    mohamed: {
      grade: 'acquainted',
      grounds: ['friend-or-neighbour'],
      note: 'Ik kwam er een keer met een brief. Ik ken de mensen van gezicht.',
    },
    sanne: { grade: 'close', grounds: ['work'], note: 'Het zijn mijn directe collega’s.' },
  }),
  assignedAt: moment(inDays(-39), '09:00'),
  readers: ['aukje', 'mohamed', 'wim'],
  reviews: [
    {
      by: 'aukje',
      savedAt: moment(inDays(-35), '20:10'),
      lockedAt: moment(inDays(-32), '20:50'),
      scores: {
        voornemen: { score: '5', reason: 'Avonden betaalt niemand, en dat hebben zij overal gevraagd.' },
        verbinding: {
          score: '5',
          reason: 'De bewoners kiezen zelf de plek en de avond. Zij beslissen mee over geld.',
        },
        verandering: { score: '4', reason: 'Hulp in een kantine is echt anders dan een loket.' },
        vooruitgang: { score: '4', reason: 'Een kleine vraag blijft klein. Dat voelt een kind ook.' },
        verantwoording: { score: '4', reason: 'Goed rooster met een reservelijst. Onvoorzien mag kleiner.' },
      },
      advice: 'fund',
    },
    {
      by: 'mohamed',
      savedAt: moment(inDays(-35), '21:20'),
      lockedAt: moment(inDays(-32), '21:40'),
      scores: {
        voornemen: { score: '4', reason: 'Ik werk zelf overdag. Dit had ik nodig gehad.' },
        verbinding: {
          score: '5',
          reason: 'Zij praatten met vaders die je anders nooit ziet. Die doen nu mee.',
        },
        verandering: { score: '4', reason: 'Een buur naast een hulpverlener, dat haalt de drempel weg.' },
        vooruitgang: {
          score: '5',
          reason: 'Je weet hoe het nu is, wat er verandert en hoe zij dat tellen. Heel helder.',
        },
        verantwoording: {
          score: '4',
          reason: 'Alles staat er. Ik vraag mij af wie belt als iemand weggaat.',
        },
      },
      advice: 'fund',
    },
    {
      by: 'wim',
      savedAt: moment(inDays(-34), '19:35'),
      lockedAt: moment(inDays(-31), '20:05'),
      scores: {
        voornemen: { score: '4', reason: 'Past bij het doel. De gemeente zou dit later moeten overnemen.' },
        verbinding: { score: '4', reason: 'School, sport en zorg weten wat zij doen.' },
        verandering: {
          score: '5',
          reason: 'Het verbindt drie werelden op één avond, boven op goed gewoon werk.',
        },
        vooruitgang: {
          score: '4',
          reason: 'Duidelijk voor wie. Een vraag beantwoorden is nog geen gezonder gezin.',
        },
        verantwoording: { score: '4', reason: 'Meten begint op de eerste avond, zonder namen. Netjes.' },
      },
      advice: 'fund-with-conditions',
      adviceCondition: 'Maak halverwege met de gemeente een afspraak over hoe het verder gaat.',
    },
  ],
})
