import { z } from 'zod'
import type { Condition } from './condition.ts'
import { conditionOfRows } from './condition-rows.ts'
import type { Instrument } from './instrument.ts'
import { instrumentsOf } from './parts/instruments-typed.ts'
import {
  actShape,
  openInForm,
  openNames,
  partShapes,
  type ReadTerms,
  type TermsPart,
  wholeShape,
} from './parts/parts.ts'
import type { Flexibility } from './settings.ts'
import type { IndicatorTerms, Terms } from './terms.ts'

/**
 * What somebody sets in terms; what a patch does not name stays as it is. Amounts in cents, shares in basis points.
 * A condition that says more than can be picked stays what it is: null.
 */
export type TermsPatch = Partial<{
  legalForm: Terms['grantee']['legalForm']
  address: Terms['grantee']['address']
  signers: Terms['grantee']['representatives']
  milestones: Omit<Terms['milestones'][number], 'number'>[]
  reports: Terms['reports']
  tranches: (Omit<Terms['tranches'][number], 'number' | 'condition'> & { condition: Condition | null })[]
  indicators: Omit<IndicatorTerms, 'direction' | 'neighbourhood'>[]
  instruments: Instrument[]
  budgetLines: Terms['budgetLines']
  roles: Terms['roles']
  place: string | null
  /** By key. */
  neighbourhoods: string[]
  startsOn: Terms['startsOn']
  endsOn: Terms['endsOn']
  purpose: string
  bank: Terms['bank']
  experiment: Terms['experiment']
  publicity: Terms['publicity']
  flexibility: Flexibility
}>
type Act = { operation: string; seen: string }
export type TermsForm = TermsPatch & Act

/**
 * Reads the form of all terms as it is posted, with the codes of what to mend as messages (`empty`, `wrong`,
 * `tooLong`, …). Output: `TermsForm`. A name nobody knows is refused with `unknownField`.
 */
export const termsFormSchema = formOf(wholeShape)

/** The same for the form of one part. */
export const partFormSchemas = Object.fromEntries(
  Object.entries(partShapes).map(([part, shape]) => [part, formOf(shape)]),
) as unknown as Record<TermsPart, z.ZodType<TermsForm>>

function formOf(shape: z.ZodRawShape) {
  const whole = openNames
    .filter((name) => name in shape)
    .flatMap((name) => ['empty', 'wrong'].map((code) => [name, code] as const))
    .reduce(
      (schema, [name, code]) =>
        schema.refine((typed) => !isOpen(typed as Partial<ReadTerms>, name, code), {
          path: [name],
          error: code,
          when: () => true,
        }),
      z.strictObject({ ...actShape, ...shape }, { error: 'unknownField' }),
    )
  return whole.transform((typed): TermsForm => {
    const { operation, seen, __intent__, __state__, ...read } = typed as Act &
      Partial<ReadTerms> & { __intent__?: unknown; __state__?: unknown }
    return { operation, seen, ...patchOf(read) }
  })
}

function isOpen(typed: Partial<ReadTerms>, name: string, code: string): boolean {
  return openInForm(typed).some(([open, why]) => open === name && why === code)
}

function patchOf(read: Partial<ReadTerms>): TermsPatch {
  return {
    ...pick(read, 'milestones', 'reports', 'signers', 'roles', 'purpose', 'startsOn', 'endsOn', 'place'),
    ...pick(read, 'neighbourhoods', 'legalForm'),
    ...(read.tranches && { tranches: read.tranches.map(trancheOf) }),
    ...(read.indicators && { indicators: read.indicators.map(indicatorOf) }),
    ...(read.budgetLines && {
      budgetLines: read.budgetLines.map(({ amount, ...line }) => ({ ...line, amountCents: amount })),
    }),
    ...('gift' in read && { instruments: instrumentsOf(read as ReadTerms) }),
    ...('city' in read && { address: addressOf(read as ReadTerms) }),
    ...('iban' in read && { bank: { iban: read.iban as string, holder: read.holder as string } }),
    ...('question' in read && { experiment: experimentOf(read as ReadTerms) }),
    ...('exception' in read && { publicity: { exception: read.exception ?? null } }),
    ...('budgetFree' in read && { flexibility: flexibilityOf(read as ReadTerms) }),
  }
}

function pick<Key extends keyof ReadTerms>(read: Partial<ReadTerms>, ...names: Key[]): Pick<ReadTerms, Key> {
  return Object.fromEntries(names.flatMap((name) => (name in read ? [[name, read[name]]] : []))) as Pick<
    ReadTerms,
    Key
  >
}

function trancheOf({ id, amount, plannedOn, instrument, kept, conditions }: ReadTerms['tranches'][number]) {
  return {
    id,
    instrument,
    amountCents: amount,
    plannedOn,
    condition: kept ? null : conditionOfRows(conditions),
  }
}

function indicatorOf({ share, ...indicator }: ReadTerms['indicators'][number]) {
  return { ...indicator, shareBp: share ?? 10_000 }
}

function addressOf({ street, postcode, city }: ReadTerms): Terms['grantee']['address'] {
  return street !== null && postcode !== null && city !== null ? { street, postcode, city } : null
}

function experimentOf({ question, sign, stopRule, reviewDate }: ReadTerms): Terms['experiment'] {
  if (question === null || sign === null || reviewDate === null) return null
  return { question, sign, stopRule, reviewDate }
}

function flexibilityOf(read: ReadTerms): Flexibility {
  return {
    budgetFreeBp: read.budgetFree * 100,
    budgetNoticeBp: read.budgetNotice * 100,
    delayFreeDays: read.delayFreeWeeks * 7,
    delayNoticeMonths: read.delayNoticeMonths,
  }
}
