import { moment } from '../clock.ts'
import { prose } from '../prose.ts'
import type { DecisionStep, OnClock, PanelSteps, ScreeningStep } from '../shape.ts'
import { declared } from './declared.ts'

export const wijkbedrijfScreening: OnClock<ScreeningStep> = ({ inDays }) => ({
  at: moment(inDays(-45), '10:10'),
  by: 'sipke',
  outcome: 'pass',
})

export const wijkbedrijfPanel: OnClock<PanelSteps> = ({ inDays }) => ({
  conflicts: declared(inDays(-42), {
    aukje: {
      grade: 'close',
      grounds: ['board-or-volunteer'],
      note: 'Ik help er op vrijdag met fietsen maken.',
    },
    grietje: {
      grade: 'acquainted',
      grounds: ['friend-or-neighbour'],
      note: 'De werkplaats is bij mij om de hoek.',
    },
  }),
  assignedAt: moment(inDays(-39), '09:00'),
  readers: ['mohamed', 'sanne', 'wim'],
  reviews: [
    {
      by: 'mohamed',
      savedAt: moment(inDays(-34), '20:30'),
      lockedAt: moment(inDays(-31), '21:15'),
      scores: {
        voornemen: { score: '3', reason: 'Werk helpt tegen armoede. Maar zij praten nog met de gemeente.' },
        verbinding: {
          score: '2',
          reason: 'Bewoners mogen iets zeggen bij de koffie. Beslissen doen zij niet.',
        },
        verandering: { score: '3', reason: 'Vaker open is fijn, maar niet echt iets nieuws.' },
        vooruitgang: {
          score: '3',
          reason: 'Tien mensen aan het werk is goed. Wat zij daarvoor doen, is vaag.',
        },
        verantwoording: { score: '2', reason: 'De begeleider is er nog niet, en een invaller ook niet.' },
      },
      advice: 'do-not-fund',
    },
    {
      by: 'sanne',
      savedAt: moment(inDays(-34), '19:55'),
      lockedAt: moment(inDays(-31), '20:20'),
      scores: {
        voornemen: {
          score: '2',
          reason: 'Voor vergoedingen is al geld. Voor banen lopen gesprekken met anderen.',
        },
        verbinding: { score: '3', reason: 'Zij vroegen het de mensen die al komen, niet wie wegblijft.' },
        verandering: { score: '2', reason: 'Het is vooral meer uren van hetzelfde.' },
        vooruitgang: { score: '3', reason: 'Goed dat er een nulmeting is. De buurt komt er mager vanaf.' },
        verantwoording: {
          score: '2',
          reason: 'Stappen staan er, maar het werk hangt op iemand die er nog niet is.',
        },
      },
      advice: 'do-not-fund',
      questions: 'Wat zegt de gemeente over basisbanen in het wijkbedrijf?',
    },
    {
      by: 'wim',
      savedAt: moment(inDays(-33), '19:40'),
      lockedAt: moment(inDays(-31), '19:50'),
      scores: {
        voornemen: {
          score: '3',
          reason: 'Het past bij de pijler Werk. Waarom een ander niet betaalt, is vaag.',
        },
        verbinding: { score: '3', reason: 'Partners zijn genoemd, maar er is nog niets afgesproken.' },
        verandering: { score: '1', reason: 'Dit vult een gat in gewoon werk: begeleiding naar een baan.' },
        vooruitgang: { score: '3', reason: 'Het doel is te tellen. Hoe iemand er komt, lees ik niet.' },
        verantwoording: {
          score: '3',
          reason: 'De kosten zijn duidelijk. Een invaller en een leervraag missen.',
        },
      },
      advice: 'do-not-fund',
    },
  ],
})

export const wijkbedrijfDecision: OnClock<DecisionStep> = ({ inDays }) => ({
  preparedAt: moment(inDays(-23), '11:20'),
  preparedBy: 'sipke',
  decidedAt: moment(inDays(-20), '15:45'),
  decidedBy: 'tjitske',
  outcome: 'decline',
  reasons: {
    voornemen:
      'Het plan past bij de pijler Werk. Maar de gemeente en Caparis kunnen een deel betalen. Dat gesprek loopt nog.',
    verbinding:
      'U sprak met de mensen die al komen. Bewoners beslissen niet mee, en de partners hebben nog geen taak.',
    verandering: 'Vaker open is waardevol. Het is wel meer van wat u al doet, en het vult gewoon werk aan.',
    vooruitgang: 'De nulmeting is goed. Hoe iemand stap voor stap naar werk gaat, werd niet duidelijk.',
    verantwoording: 'De begeleider is er nog niet, en er is geen invaller. Daardoor kan het plan stilvallen.',
  },
  anotherWay: prose`
    Maak eerst het gesprek over basisbanen af. Wij bellen graag mee met de gemeente. Begin daarna klein: laat bewoners
    zelf een proef bedenken voor de houtwerkplaats. Met die proef kunt u in een volgende ronde opnieuw vragen. Marijke de
    Vries, uw buurtcontact, denkt met u mee: 058 000 00 11.
  `,
})
