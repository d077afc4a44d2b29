import { cents } from '#app/domain/money.ts'
import { drawsFrom } from '#app/domain/panel/chance.ts'
import { criteria, equalWeights } from '#app/domain/panel/rubric.ts'
import { outcomeOf, type Reviewed } from '#app/domain/panel/statistics.ts'
import { type Figures, measured } from './figures.ts'
import { type Aim, aimsTable, figuresTable } from './table.ts'

const few = 1_000
const many = 10_000
const times = 9
const warmUp = 3
const readersEach = 3
const panel = 24

export type StatisticsFigures = { few: Figures; many: Figures }

/** All that is told of a panel's scores, of a thousand reviews and of ten thousand by the same panel, turn by turn. */
export async function statistics(): Promise<void> {
  process.send?.(await measureStatistics())
  process.disconnect?.()
}

/** The same, printed, without the rest of the bench. */
export async function statisticsAlone(): Promise<void> {
  const found = await measureStatistics()
  process.stdout.write(`${figuresTable(statisticsRows(found))}\n${aimsTable([statisticsAim(found)])}\n`)
}

export function statisticsRows(found: StatisticsFigures): [string, Figures][] {
  return [
    [`statistics of ${few} reviews`, found.few],
    [`  of ${many} reviews`, found.many],
  ]
}

/** The time of one review among many against one among few: from 1 on it grows no faster than the reviews. */
export function statisticsAim(found: StatisticsFigures): Aim {
  return {
    what: `statistics, a review of ${many} against of ${few}`,
    app: { ...found.many, p50: found.many.p50 / many },
    raw: { ...found.few, p50: found.few.p50 / few },
    least: 1,
    by: 'time',
  }
}

async function measureStatistics(): Promise<StatisticsFigures> {
  const [small, large] = [scored(few), scored(many)]
  const repeat = (proposals: Reviewed[], count: number) =>
    measured(Array.from({ length: count }), 1, async () => told(proposals))
  for (const proposals of [small, large]) await repeat(proposals, warmUp)
  return { few: await repeat(small, times), many: await repeat(large, times) }
}

function told(proposals: Reviewed[]) {
  const outcome = outcomeOf(proposals, {
    weights: equalWeights,
    room: proposals.length * 4_000,
    extra: 2,
    seed: 'bench',
  })
  if (outcome.model.reason) throw new Error(`no model: ${outcome.model.reason}`)
  return outcome
}

/** Proposals of three qualities, readers of whom every fourth is severe. */
function scored(reviews: number): Reviewed[] {
  const draw = drawsFrom('bench')
  return Array.from({ length: Math.ceil(reviews / readersEach) }, (_none, index) => {
    const quality = draw(3)
    return {
      proposal: `proposal-${index}`,
      asked: cents(10_000),
      reviews: readersOf(draw).map((reader) => {
        const blind = criteria.map((criterion) => ({
          criterion,
          score: Math.max(1, 1 + quality + draw(3) - (reader % 4 === 0 ? 1 : 0)),
          cannotJudge: false,
          reason: null,
        }))
        return { reviewer: `reader-${reader}`, blind, now: blind }
      }),
    }
  })
}

function readersOf(draw: (below: number) => number): number[] {
  const readers = new Set<number>()
  while (readers.size < readersEach) readers.add(draw(panel))
  return [...readers]
}
