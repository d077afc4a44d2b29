import { moment } from '../clock.ts'
import type { DecisionStep, OnClock, PanelSteps, ScreeningStep } from '../shape.ts'
import { declared } from './declared.ts'

export const taalmaatjesScreening: OnClock<ScreeningStep> = ({ inDays }) => ({
  at: moment(inDays(-334), '10:20'),
  by: 'sipke',
  outcome: 'pass',
})

export const taalmaatjesPanel: OnClock<PanelSteps> = ({ inDays }) => ({
  conflicts: declared(inDays(-325), {
    mohamed: {
      grade: 'acquainted',
      grounds: ['friend-or-neighbour'],
      note: 'Ik zie de vrijwilligers op het schoolplein. Wij groeten elkaar.',
    },
    wim: { grade: 'close', grounds: ['work'], note: 'Mijn school doet mee als partner.' },
  }),
  assignedAt: moment(inDays(-322), '09:00'),
  readers: ['aukje', 'mohamed', 'sanne'],
  reviews: [
    {
      by: 'aukje',
      savedAt: moment(inDays(-319), '20:05'),
      lockedAt: moment(inDays(-316), '20:40'),
      scores: {
        voornemen: {
          score: '4',
          reason: 'Het past goed bij het doel. Bij één ander fonds is nog niet gevraagd.',
        },
        verbinding: {
          score: '5',
          reason: 'Mensen die zelf een maatje hadden, beslissen mee. De partners weten wat zij doen.',
        },
        verandering: { score: '4', reason: 'Buren die met elkaar oefenen is iets anders dan een klas.' },
        vooruitgang: {
          score: '4',
          reason: 'Het is duidelijk wie er beter van wordt. Wat kinderen merken, mis ik nog.',
        },
        verantwoording: { score: '4', reason: 'Alles staat er. De invaller moet nog geschoold worden.' },
      },
      advice: 'fund',
    },
    {
      by: 'mohamed',
      savedAt: moment(inDays(-319), '21:15'),
      lockedAt: moment(inDays(-315), '21:30'),
      scores: {
        voornemen: { score: '4', reason: 'Dit hoort echt bij onze wijk. De gemeente betaalt het niet.' },
        verbinding: { score: '4', reason: 'Er is goed geluisterd op het schoolplein.' },
        verandering: { score: '4', reason: 'Nieuw is dat iemand blijft bellen. Daar gaat het nu vaak mis.' },
        vooruitgang: {
          score: '5',
          reason: 'Je kunt tellen hoeveel koppels er zijn en of zij volhouden. Dat zegt echt iets.',
        },
        verantwoording: { score: '3', reason: 'Als de coördinator ziek is, hangt het op één vrijwilliger.' },
      },
      advice: 'fund-with-conditions',
      adviceCondition: 'Zorg vóór de start voor een vaste invaller.',
    },
    {
      by: 'sanne',
      savedAt: moment(inDays(-318), '19:50'),
      lockedAt: moment(inDays(-315), '19:55'),
      scores: {
        voornemen: { score: '5', reason: 'Er is bij twee anderen gevraagd, en het antwoord is helder.' },
        verbinding: { score: '4', reason: 'Bewoners denken mee en helpen mee. De huisarts mis ik.' },
        verandering: { score: '4', reason: 'Het gewone werk is op orde en dit komt erbij.' },
        vooruitgang: { score: '4', reason: 'Goed dat zij ook kijken naar de stap naar een opleiding.' },
        verantwoording: { score: '4', reason: 'Meten begint op dag één. De kosten passen bij het werk.' },
      },
      advice: 'fund',
    },
  ],
})

export const taalmaatjesDecision: OnClock<DecisionStep> = ({ inDays }) => ({
  preparedAt: moment(inDays(-304), '10:30'),
  preparedBy: 'sipke',
  decidedAt: moment(inDays(-300), '14:10'),
  decidedBy: 'tjitske',
  outcome: 'award',
  amount: '24.500',
  conditions: ['Voor de start is er een vaste invaller voor de coördinator.'],
  reasons: {
    voornemen: 'Het plan past bij het doel van het fonds. U vroeg het ook bij de gemeente en de bibliotheek.',
    verbinding:
      'Bewoners die zelf een taalmaatje hadden, beslissen mee. De scholen en de bibliotheek hebben een taak.',
    verandering: 'Oefenen met een buur is nieuw in deze wijken. Het vervangt geen les.',
    vooruitgang: 'U telt koppels en u kijkt of zij volhouden. Zo zien wij of het helpt.',
    verantwoording:
      'De taken en de kosten zijn duidelijk. Een vaste invaller ontbrak nog, daarom onze voorwaarde.',
  },
})
