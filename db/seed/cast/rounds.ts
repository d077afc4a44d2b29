import { moment, typed } from './clock.ts'
import type { CastClock, CastRound, OnClock } from './shape.ts'

/** The rounds of the demo: one long decided, one being decided, one at the panel, one open today, and small starts. */
export const rounds: OnClock<CastRound[]> = (clock) => {
  const { inDays } = clock
  return [
    {
      ...usual(
        clock,
        { key: 'ronde-1', name: 'Impactfonds, ronde 1', pot: 'giving', ceiling: '100.000' },
        -358,
        -328,
      ),
      reviewFrom: typed(inDays(-326)),
      reviewTo: typed(inDays(-312)),
      decideBy: typed(inDays(-300)),
      stages: [
        { to: 'scoring', at: moment(inDays(-322), '09:10'), by: 'grietje' },
        { to: 'locked', at: moment(inDays(-312), '21:40'), by: 'grietje' },
        { to: 'revealed', at: moment(inDays(-312), '21:45'), by: 'grietje' },
        { to: 'meeting', at: moment(inDays(-309), '19:30'), by: 'grietje' },
        { to: 'decided', at: moment(inDays(-309), '21:20'), by: 'grietje' },
      ],
    },
    {
      ...usual(
        clock,
        { key: 'ronde-2', name: 'Impactfonds, ronde 2', pot: 'pilots', ceiling: '100.000' },
        -80,
        -45,
      ),
      reviewFrom: typed(inDays(-43)),
      reviewTo: typed(inDays(-30)),
      decideBy: typed(inDays(11)),
      stages: [
        { to: 'scoring', at: moment(inDays(-39), '09:15'), by: 'grietje' },
        { to: 'locked', at: moment(inDays(-29), '21:50'), by: 'grietje' },
        { to: 'revealed', at: moment(inDays(-29), '21:55'), by: 'grietje' },
        { to: 'meeting', at: moment(inDays(-26), '19:30'), by: 'grietje' },
        { to: 'decided', at: moment(inDays(-26), '21:15'), by: 'grietje' },
      ],
    },
    {
      ...usual(
        clock,
        { key: 'ronde-3', name: 'Impactfonds, ronde 3', pot: 'giving', ceiling: '100.000' },
        -40,
        -16,
      ),
      reviewFrom: typed(inDays(-14)),
      reviewTo: typed(inDays(12)),
      decideBy: typed(inDays(30)),
      stages: [{ to: 'scoring', at: moment(inDays(-8), '09:20'), by: 'grietje' }],
    },
    {
      ...usual(
        clock,
        { key: 'ronde-4', name: 'Impactfonds, ronde 4', pot: 'giving', ceiling: '200.000' },
        -10,
        30,
      ),
      reviewFrom: typed(inDays(33)),
      reviewTo: typed(inDays(43)),
      decideBy: typed(inDays(50)),
      stages: [],
    },
    {
      ...usual(
        clock,
        { key: 'klein-starten', name: 'Klein starten', pot: 'giving', ceiling: '40.000' },
        -200,
        200,
      ),
      track: 'small-start',
      minimum: '100',
      maximum: '2.500',
      reviewersPerProposal: '2',
      decisionWeeks: '3',
      reviewFrom: typed(inDays(-200)),
      reviewTo: typed(inDays(215)),
      decideBy: typed(inDays(221)),
      stages: [],
    },
  ]
}

/** What every full round of this fund has in common. */
function usual(
  { inDays }: CastClock,
  own: Pick<CastRound, 'key' | 'name' | 'pot' | 'ceiling'>,
  opens: number,
  closes: number,
) {
  return {
    ...own,
    track: 'full' as const,
    madeAt: moment(inDays(opens), '08:30'),
    opensOn: typed(inDays(opens)),
    closesOn: typed(inDays(closes)),
    closesTime: '23:59',
    minimum: '2.500',
    maximum: '50.000',
    twoSignaturesAbove: '25.000',
    reviewersPerProposal: '3',
    weights: {
      voornemen: '20',
      verbinding: '20',
      verandering: '20',
      vooruitgang: '25',
      verantwoording: '15',
    },
  }
}
