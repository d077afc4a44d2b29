import { z } from 'zod'
import { budgetShape, instrumentShape, openInstruments } from './money.ts'
import {
  accountShape,
  bendShape,
  experimentShape,
  openAddress,
  openExperiment,
  partyShape,
  periodShape,
  placeShape,
  publicityShape,
  purposeShape,
  rolesShape,
  signersShape,
} from './people.ts'
import { planShape } from './plan.ts'

/** The parts of terms that people set, each with the fields of its form. Together they are the whole workplace. */
export const partShapes = {
  milestones: { milestones: planShape.milestones },
  payments: { tranches: planShape.tranches },
  reports: { reports: planShape.reports },
  budget: budgetShape,
  people: rolesShape,
  place: placeShape,
  measures: { indicators: planShape.indicators },
  period: periodShape,
  purpose: purposeShape,
  account: accountShape,
  signers: signersShape,
  party: partyShape,
  experiment: experimentShape,
  money: instrumentShape,
  publicity: publicityShape,
  bend: bendShape,
} as const
export type TermsPart = keyof typeof partShapes
export const termsParts = Object.keys(partShapes) as [TermsPart, ...TermsPart[]]

export const wholeShape = {
  ...planShape,
  ...budgetShape,
  ...rolesShape,
  ...placeShape,
  ...periodShape,
  ...purposeShape,
  ...accountShape,
  ...signersShape,
  ...partyShape,
  ...experimentShape,
  ...instrumentShape,
  ...publicityShape,
  ...bendShape,
}
/** Everything that was typed, as read; a form of one part has the fields of that part alone. */
export type ReadTerms = z.output<z.ZodObject<typeof wholeShape>>

/** What belongs to every form that changes terms. */
export const actShape = {
  operation: z.uuid({ error: 'unknownField' }),
  /** The hash of the terms that were seen when typing. */
  seen: z.string().min(1).max(100),
  __intent__: z.unknown().optional(),
  __state__: z.unknown().optional(),
}

/** Names that can be open although each field by itself is right. */
export const openNames = [
  'gift',
  'loanMonths',
  'loanGraceMonths',
  'waiverShare',
  'waiverPart',
  'outcomeIndicator',
  'outcomePrice',
  'outcomeMethod',
  'question',
  'sign',
  'reviewDate',
  'street',
  'postcode',
  'city',
  'neighbourhoods',
] as const

/** What is open among these names, each with the code of its sentence; judged whatever else is wrong with the form. */
export function openInForm(typed: Partial<ReadTerms>): [name: string, code: string][] {
  const has = (shape: object) => Object.keys(shape).every((name) => name in typed)
  const all = typed as ReadTerms
  const empty = (names: readonly string[]) => names.map((name): [string, string] => [name, 'empty'])
  return [
    ...(has(instrumentShape) ? openInstruments(all) : []),
    ...(has(experimentShape) ? empty(openExperiment(all)) : []),
    ...(has(partyShape) ? empty(openAddress(all)) : []),
    ...(typed.neighbourhoods?.length === 0 ? empty(['neighbourhoods']) : []),
  ]
}
