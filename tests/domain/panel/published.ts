import type { Unit } from '#app/domain/panel/alpha.ts'

/** Worked examples from the literature, as they were printed; a dot is what an observer left open. */
export const published = {
  /** K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C: four observers, twelve units. */
  fourObservers: ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'],
  /** The same, part A: two observers, ten units, two values. */
  twoValues: ['0100000010', '1110010000'],
  /** Wikipedia, Krippendorff's alpha, "A computational example": three coders, fifteen units. */
  threeCoders: ['.....34121133.3', '1.213343.......', '..21344.21133.4'],
  /** P. E. Shrout & J. L. Fleiss, Psychological Bulletin 86 (1979), table 2: six targets, four judges. */
  sixTargets: [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ],
  /** O. L. Davies, Statistical Methods in Research and Production (1947): five yields of dyestuff of six batches. */
  dyestuff: {
    A: [1545, 1440, 1440, 1520, 1580],
    B: [1540, 1555, 1490, 1560, 1495],
    C: [1595, 1550, 1605, 1510, 1560],
    D: [1445, 1440, 1595, 1465, 1545],
    E: [1595, 1630, 1515, 1635, 1625],
    F: [1520, 1455, 1450, 1480, 1445],
  },
} as const

/** A line for each observer becomes what each unit got. */
export function unitsOf(observers: readonly string[]): Unit[] {
  return [...(observers[0] as string)].map((_first, unit) =>
    observers.map((line) => (line[unit] === '.' ? null : Number(line[unit]))),
  )
}
