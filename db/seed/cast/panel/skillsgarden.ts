import { moment } from '../clock.ts'
import type { OnClock, PanelSteps, ScreeningStep } from '../shape.ts'
import { declared } from './declared.ts'

export const skillsgardenScreening: OnClock<ScreeningStep> = ({ inDays }) => ({
  at: moment(inDays(-21), '11:35'),
  by: 'sipke',
  outcome: 'pass',
})

/** One review is locked, one is under way, one has not been opened. */
export const skillsgardenPanel: OnClock<PanelSteps> = ({ inDays }) => ({
  conflicts: declared(inDays(-12), {
    mohamed: {
      grade: 'close',
      grounds: ['board-or-volunteer', 'family'],
      note: 'Mijn zoon traint er, en ik help op zaterdag.',
    },
    wim: {
      grade: 'acquainted',
      grounds: ['work'],
      note: 'Een paar jongeren zaten bij mij op school. De stichting ken ik niet.',
    },
  }),
  assignedAt: moment(inDays(-8), '09:00'),
  readers: ['aukje', 'sanne', 'wim'],
  reviews: [
    {
      by: 'aukje',
      savedAt: moment(inDays(-5), '20:15'),
      lockedAt: moment(inDays(-2), '20:47'),
      scores: {
        voornemen: {
          score: '4',
          reason: 'Deze jongeren passen nergens bij. Drie keer is er elders gevraagd.',
        },
        verbinding: { score: '5', reason: 'Jongeren gingen zelf de straat op en beslissen over de regels.' },
        verandering: { score: '4', reason: 'Jongeren die jongeren leiden, dat is er niet in Oost.' },
        vooruitgang: {
          score: '4',
          reason: 'Goed geteld en een duidelijk doel. Ik mis wat de ouders ervan merken.',
        },
        verantwoording: { score: '3', reason: 'Als de projectleider lang ziek is, stopt het na vier weken.' },
      },
      advice: 'fund',
    },
    {
      by: 'sanne',
      savedAt: moment(inDays(-1), '21:05'),
      scores: {
        voornemen: {
          score: '4',
          reason: 'Past goed. Of het licht niet van de gemeente is, vraag ik mij af.',
        },
        verbinding: { score: '4', reason: 'Buren en jongeren zitten samen in de veldraad.' },
        verandering: { score: '4', reason: 'Sport, veiligheid en stage komen hier bij elkaar.' },
      },
    },
  ],
})
