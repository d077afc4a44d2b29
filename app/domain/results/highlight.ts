import type { IndicatorType, IndicatorValue } from './indicator.ts'

/** An indicator of the programme with the newest figure it published, and what it aims at; either may be missing. */
export type Measured = {
  key: string
  pillar: string | null
  type: IndicatorType
  /** The figure of which this one is a part. */
  subsetOf: string | null
  figure: (IndicatorValue & { period: string }) | null
  target: { value: number; period: string | null } | null
}

/** What is shown of a pillar in one glance: a figure, or a target of a year gone by that nobody measured. */
export type Highlight = { key: string; kind: 'figure' | 'missing' }

/**
 * The few figures that stand for the programme: of each pillar, in the order given, the figure that is about the most
 * people or questions, else the largest count; parts of another figure never. And after them the first target of a year
 * before `year` that has no figure, because missing is not nought and should be seen.
 */
export function highlightsOf(
  pillars: readonly string[],
  indicators: readonly Measured[],
  year: number,
): Highlight[] {
  const figures = pillars.flatMap((pillar) => {
    const own = indicators.filter((one) => one.pillar === pillar && one.figure && one.subsetOf === null)
    const best =
      largest(own.filter(({ type }) => aboutResidents.includes(type))) ?? largest(own.filter(isCount))
    return best ? [{ key: best.key, kind: 'figure' as const }] : []
  })
  const ofPillars = indicators.filter(({ pillar }) => pillar !== null && pillars.includes(pillar))
  const missing = ofPillars.find((one) => !one.figure && isCounted(one) && isPast(one, year))
  return missing ? [...figures, { key: missing.key, kind: 'missing' }] : figures
}

/** What stands of one pillar beside the others; `measured` of its `of` indicators have a figure. */
export type PillarInShort = { pillar: string; keys: string[]; measured: number; of: number }

/** How many figures of a pillar stand in the overview. */
export const shownOfPillar = 3

/**
 * The programme across its pillars, in the order given: of each its figures about the most people or questions, and after
 * those its largest counts; parts of another figure never, and nothing is added, because the same resident may be in two
 * figures. How many indicators have a figure is counted, of all of them.
 */
export function acrossPillars(pillars: readonly string[], indicators: readonly Measured[]): PillarInShort[] {
  return pillars.map((pillar) => {
    const own = indicators.filter((one) => one.pillar === pillar)
    const whole = own.filter(({ figure, subsetOf }) => figure && subsetOf === null)
    const byHeight = (all: readonly Measured[]) =>
      all.toSorted((one, other) => heightOf(other) - heightOf(one) || one.key.localeCompare(other.key))
    const people = whole.filter(({ type }) => aboutResidents.includes(type))
    const keys = [...byHeight(people), ...byHeight(whole.filter(isCount))].map(({ key }) => key)
    return {
      pillar,
      keys: keys.slice(0, shownOfPillar),
      measured: own.filter(({ figure }) => figure).length,
      of: own.length,
    }
  })
}

const aboutResidents: readonly IndicatorType[] = ['unique-people', 'unique-households', 'contacts', 'reach']

function isCount({ type }: Measured): boolean {
  return type === 'count'
}

function isCounted(one: Measured): boolean {
  return isCount(one) || aboutResidents.includes(one.type)
}

function isPast({ target }: Measured, year: number): boolean {
  return target?.period != null && /^\d{4}$/.test(target.period) && Number(target.period) < year
}

function largest(figures: readonly Measured[]): Measured | null {
  return figures.reduce<Measured | null>((best, one) => (heightOf(one) > heightOf(best) ? one : best), null)
}

function heightOf(one: Measured | null): number {
  return one?.figure ? (one.figure.valueMax ?? one.figure.value) : -1
}
