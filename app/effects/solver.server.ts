import load from 'highs'
import type { Program, Solution, Solve, Sum } from '#app/domain/panel/program.ts'

/** The most branches that are looked at; then the best choice so far has to do. */
const mostNodes = 1_000

/** A solver of linear programs with whole numbers (HiGHS), loaded once. It blocks while it works. */
export async function solver(): Promise<Solve> {
  loaded ??= load()
  const highs = await loaded
  return (program) => solutionOf(highs.solve(textOf(program), options), program)
}

let loaded: ReturnType<typeof load> | null = null

/** Evenness counts in whole steps, so half a step between found and possible is none. */
const options = { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_max_nodes: mostNodes } as const

type Highs = Awaited<ReturnType<typeof load>>
type Answer = ReturnType<Highs['solve']>

function solutionOf(answer: Answer, program: Program): Solution {
  const { variables } = program
  if (answer.Status === 'Infeasible') return 'impossible'
  const values = variables.map((_one, index) => answer.Columns[`x${index}`]?.Primal ?? 0)
  if (answer.Status === 'Optimal') return { values, best: true }
  return Number.isFinite(answer.ObjectiveValue) && keeps(values, program)
    ? { values, best: false }
    : 'undecided'
}

/** Is this a choice at all? What a solver leaves behind when it stops early need not be one. */
function keeps(values: readonly number[], { variables, rows }: Program): boolean {
  const near = 1e-6
  const sumOf = (sum: Sum) =>
    sum.reduce((total, { variable, times }) => total + times * (values[variable] ?? 0), 0)
  return (
    variables.every(({ most, whole }, index) => {
      const value = values[index] ?? 0
      return value >= -near && value <= most + near && (!whole || Math.abs(value - Math.round(value)) < near)
    }) &&
    rows.every(({ sum, least, most }) => {
      const total = sumOf(sum)
      return (least === undefined || total >= least - near) && (most === undefined || total <= most + near)
    })
  )
}

/** The program in the LP format of CPLEX. */
function textOf({ variables, objective, rows }: Program): string {
  const whole = variables.flatMap((variable, index) => (variable.whole ? [`x${index}`] : []))
  return [
    'Minimize',
    ` cost: ${inWords(objective)}`,
    'Subject To',
    ...rows.flatMap(rowLines),
    'Bounds',
    ...variables.map(({ most }, index) => ` 0 <= x${index} <= ${most}`),
    ...(whole.length > 0 ? ['General', ` ${whole.join(' ')}`] : []),
    'End',
  ].join('\n')
}

function rowLines({ sum, least, most }: Program['rows'][number], index: number): string[] {
  const text = inWords(sum)
  if (least !== undefined && least === most) return [` r${index}: ${text} = ${least}`]
  return [
    ...(least === undefined ? [] : [` l${index}: ${text} >= ${least}`]),
    ...(most === undefined ? [] : [` m${index}: ${text} <= ${most}`]),
  ]
}

/** An empty sum is nought times the first variable: the format has no constants. */
function inWords(sum: Sum): string {
  if (sum.length === 0) return '0 x0'
  return sum
    .map(({ variable, times }) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} x${variable}`)
    .join(' ')
}
