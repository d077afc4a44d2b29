/** A sum of variables, each times a whole number or a fraction. */
export type Sum = { variable: number; times: number }[]

/**
 * A linear program with whole numbers: make `objective` as small as can be, while every row lies between its limits.
 * Variables are numbered from 0, are never negative, and at most `most`; a `whole` one has no fraction.
 */
export type Program = {
  variables: { most: number; whole: boolean }[]
  objective: Sum
  rows: { sum: Sum; least?: number; most?: number }[]
}

/**
 * What a solver says: a choice with the value of each variable, and whether it is proven that none is better ·
 * `impossible`, proven · `undecided`, when the work it was allowed ended before it found any.
 */
export type Solution = { values: number[]; best: boolean } | 'impossible' | 'undecided'
export type Solve = (program: Program) => Solution
