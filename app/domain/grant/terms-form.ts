import { z } from 'zod'
import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { type Field, isBlank } from '../proposal/field.ts'
import * as fields from '../proposal/fields.ts'
import { organisationKinds } from '../proposal/schema/about-us.ts'
import type { ConditionChoice } from './condition-choice.ts'
import type { Flexibility } from './settings.ts'
import type { Terms } from './terms.ts'

export const legalForms = [...organisationKinds, 'other'] as const

/** What the manager sets on top of the proposal's terms. Amounts in cents, shares in basis points. */
export type TermsForm = {
  operation: string
  /** The hash of the terms that the manager saw when typing. */
  seen: string
  legalForm: Terms['grantee']['legalForm']
  address: Terms['grantee']['address']
  signers: Terms['grantee']['representatives']
  milestones: { id: string; title: string; due: IsoDate; evidence: string }[]
  reports: { id: string; title: string; due: IsoDate; kind: 'interim' | 'final'; milestones: string[] }[]
  /** A condition that says more than can be picked stays what it is: null. */
  tranches: { id: string; amountCents: Cents; plannedOn: IsoDate; condition: ConditionChoice | null }[]
  indicators: {
    id: string
    baseline: number | null
    baselineOn: IsoDate | null
    noBaselineReason: string | null
  }[]
  flexibility: Flexibility
}

const id = z.string().min(1).max(100)
const read = <Value>(field: Field<Value>) => field.form({})
const maybe = <Value>(field: Field<Value>) => fields.optional(field).form({})
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on')
const ids = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((chosen = []) => [...new Set(chosen.filter((one) => one !== ''))])

/** Rows of a list; one in which nothing was typed is left out. */
function rows<Shape extends z.ZodRawShape>(
  shape: Shape,
  typed: readonly (keyof Shape & string)[],
  least: number,
  most: number,
) {
  const isOpen = (row: unknown) =>
    typeof row === 'object' &&
    row !== null &&
    typed.some((name) => !isBlank((row as Record<string, unknown>)[name]))
  return z.preprocess(
    (list) => (Array.isArray(list) ? list.filter(isOpen) : []),
    z
      .array(z.strictObject(shape, { error: 'unknownField' }))
      .min(least, { error: 'empty' })
      .max(most, { error: 'tooMany' }),
  )
}

type TypedAddress = Record<'street' | 'postcode' | 'city', string | null>
type AddressRule = { path: string[]; error: string; when: () => boolean }

/** An address is whole or not there at all; judged whatever else is wrong with the form. */
function wholeAddress(part: keyof TypedAddress): [(typed: TypedAddress) => boolean, AddressRule] {
  const isWhole = ({ street, postcode, city }: TypedAddress) => {
    const given = { street, postcode, city }
    return given[part] !== null || Object.values(given).every((one) => one === null)
  }
  return [isWhole, { path: [part], error: 'empty', when: () => true }]
}

/**
 * Reads the form of the terms as it is posted, with the codes of what to mend as messages (`empty`, `wrong`,
 * `tooLong`, …). Output: `TermsForm`. A name nobody knows is refused with `unknownField`.
 */
export const termsFormSchema = z
  .strictObject(
    {
      operation: z.uuid({ error: 'unknownField' }),
      seen: z.string().min(1).max(100),
      legalForm: maybe(fields.choice(legalForms)),
      street: maybe(fields.text(120)),
      postcode: maybe(fields.postcode()),
      city: maybe(fields.text(80)),
      signers: rows(
        { name: read(fields.text(100)), capacity: maybe(fields.text(80)), email: read(fields.email()) },
        ['name', 'email'],
        1,
        2,
      ),
      milestones: rows(
        { id, title: read(fields.text(140)), due: read(fields.date()), evidence: read(fields.longText(80)) },
        ['title', 'due', 'evidence'],
        1,
        20,
      ),
      reports: rows(
        {
          id,
          title: read(fields.text(100)),
          due: read(fields.date()),
          kind: z.enum(['interim', 'final'], { error: 'wrong' }),
          milestones: ids,
        },
        ['title', 'due'],
        1,
        12,
      ),
      tranches: rows(
        {
          id,
          amount: read(fields.money()),
          plannedOn: read(fields.date()),
          kept: ticked,
          signed: ticked,
          baseline: ticked,
          of: z.enum(['all', 'any']).default('all'),
          milestones: ids,
          reports: ids,
          from: maybe(fields.date()),
          confirmation: maybe(fields.text(200)),
        },
        ['amount', 'plannedOn'],
        1,
        12,
      ),
      indicators: rows(
        {
          id,
          baseline: maybe(fields.countedFigure()),
          baselineOn: maybe(fields.date()),
          noBaselineReason: maybe(fields.longText(60)),
        },
        ['id'],
        0,
        20,
      ),
      budgetFree: read(fields.wholeNumber(0, 100)),
      budgetNotice: read(fields.wholeNumber(0, 100)),
      delayFreeWeeks: read(fields.wholeNumber(0, 52)),
      delayNoticeMonths: read(fields.wholeNumber(0, 24)),
      __intent__: z.unknown().optional(),
      __state__: z.unknown().optional(),
    },
    { error: 'unknownField' },
  )
  .refine(...wholeAddress('street'))
  .refine(...wholeAddress('postcode'))
  .refine(...wholeAddress('city'))
  .transform((typed): TermsForm => {
    const { street, postcode, city } = typed
    return {
      operation: typed.operation,
      seen: typed.seen,
      legalForm: typed.legalForm,
      address: street !== null && postcode !== null && city !== null ? { street, postcode, city } : null,
      signers: typed.signers,
      milestones: typed.milestones,
      reports: typed.reports,
      tranches: typed.tranches.map(({ id: tranche, amount, plannedOn, kept, ...condition }) => ({
        id: tranche,
        amountCents: amount,
        plannedOn,
        condition: kept ? null : condition,
      })),
      indicators: typed.indicators,
      flexibility: {
        budgetFreeBp: typed.budgetFree * 100,
        budgetNoticeBp: typed.budgetNotice * 100,
        delayFreeDays: typed.delayFreeWeeks * 7,
        delayNoticeMonths: typed.delayNoticeMonths,
      },
    }
  })
