import type { z } from 'zod'
import * as fields from '../../proposal/fields.ts'
import { organisationKinds } from '../../proposal/schema/about-us.ts'
import { maybe, read, rowId, rows, several } from './reading.ts'

export const legalForms = [...organisationKinds, 'other'] as const

export const partyShape = {
  legalForm: maybe(fields.choice(legalForms)),
  street: maybe(fields.text(120)),
  postcode: maybe(fields.postcode()),
  city: maybe(fields.text(80)),
}
export const signersShape = {
  signers: rows(
    { name: read(fields.text(100)), capacity: maybe(fields.text(80)), email: read(fields.email()) },
    ['name', 'email'],
    1,
    2,
  ),
}
export const rolesShape = {
  roles: rows(
    { id: rowId, task: read(fields.text(120)), who: read(fields.text(120)), standIn: read(fields.text(120)) },
    ['task', 'who', 'standIn'],
    0,
    20,
  ),
}
export const accountShape = { iban: read(fields.iban()), holder: read(fields.text(120)) }
export const placeShape = { place: maybe(fields.text(200)), neighbourhoods: several }
export const periodShape = { startsOn: read(fields.date()), endsOn: read(fields.date()) }
export const purposeShape = { purpose: read(fields.longText(120)) }
export const experimentShape = {
  question: maybe(fields.longText(80)),
  sign: maybe(fields.longText(80)),
  stopRule: maybe(fields.longText(80)),
  reviewDate: maybe(fields.date()),
}
export const publicityShape = { exception: maybe(fields.longText(80)) }
export const bendShape = {
  budgetFree: read(fields.wholeNumber(0, 100)),
  budgetNotice: read(fields.wholeNumber(0, 100)),
  delayFreeWeeks: read(fields.wholeNumber(0, 52)),
  delayNoticeMonths: read(fields.wholeNumber(0, 24)),
}

type Experiment = z.output<z.ZodObject<typeof experimentShape>>

/** An experiment is there with its question, sign and day, or not at all: the names that are open. */
export function openExperiment(typed: Experiment): (keyof Experiment)[] {
  const named = ['question', 'sign', 'reviewDate'] as const
  const some = Object.keys(experimentShape).some((name) => typed[name as keyof Experiment] !== null)
  return some ? named.filter((name) => typed[name] === null) : []
}

/** An address is whole or not there at all: the names that are open. */
export function openAddress(typed: Record<'street' | 'postcode' | 'city', string | null>) {
  const named = ['street', 'postcode', 'city'] as const
  return named.some((name) => typed[name] !== null) ? named.filter((name) => typed[name] === null) : []
}
