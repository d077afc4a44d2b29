import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import type { TypedTerms } from '#app/domain/grant/parts/typed.ts'
import type { Option } from '../form/select-field.tsx'

/** What the fields of terms need to know beside what stands in them. */
export type TermsAbout = {
  /** The id that an added row gets. */
  newRow: string
  neighbourhoods: Option[]
  programmeIndicators: Option[]
  /** The milestones, reports, payments and indicators that the terms have, for what names them from elsewhere. */
  known: Record<'milestones' | 'reports' | 'tranches' | 'indicators', Option[]>
  /** What the condition of each payment says, by its id. */
  sentences: Record<string, string>
  /** The sum of the payments, and what it should be. */
  sums: { tranches: string; amount: string; budget: string }
  /** What settled a milestone or payment that can be changed no more, by its id: "goedgekeurd op 3 mei 2026". */
  settled: Record<string, string>
  hasHost: boolean
}
export type TermsFields = { [Name in keyof TypedTerms]-?: FieldMetadata<TypedTerms[Name]> }
export type PartProps = { form: FormMetadata<TypedTerms>; fields: TermsFields; about: TermsAbout }
