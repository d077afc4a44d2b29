import type { ReactNode } from 'react'
import type { TermsPart } from '#app/domain/grant/parts/parts.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { BudgetRows, RoleRows } from './budget-rows.tsx'
import { MeasureRows } from './measure-rows.tsx'
import { InstrumentFields } from './money-fields.tsx'
import type { PartProps } from './part-props.ts'
import { PartyFields, SignerFields } from './party-fields.tsx'
import { PaymentRows } from './payment-rows.tsx'
import { MilestoneRows, ReportRows } from './plan-rows.tsx'
import {
  AccountFields,
  BendFields,
  ExperimentFields,
  PeriodFields,
  PlaceFields,
  PublicityFields,
  PurposeFields,
} from './single-fields.tsx'

type Part = { title: () => string; fields: (props: PartProps) => ReactNode }

/** Every part of terms: what it is called, and the fields to set it with. */
export const parts: Record<TermsPart, Part> = {
  milestones: { title: m.manager_grant_milestones, fields: MilestoneRows },
  payments: { title: m.manager_tranche_title, fields: PaymentRows },
  reports: { title: m.manager_grant_reports, fields: ReportRows },
  budget: { title: m.terms_part_budget, fields: BudgetRows },
  people: { title: m.terms_part_people, fields: RoleRows },
  place: { title: m.terms_part_place, fields: PlaceFields },
  measures: { title: m.manager_grant_measures, fields: MeasureRows },
  period: { title: m.terms_part_period, fields: PeriodFields },
  purpose: { title: m.terms_part_purpose, fields: PurposeFields },
  account: { title: m.terms_part_account, fields: AccountFields },
  signers: { title: m.manager_grant_signers, fields: SignerFields },
  party: { title: m.manager_grant_grantee, fields: PartyFields },
  experiment: { title: m.terms_part_experiment, fields: ExperimentFields },
  money: { title: m.terms_part_money, fields: InstrumentFields },
  publicity: { title: m.terms_part_publicity, fields: PublicityFields },
  bend: { title: m.manager_grant_bend, fields: BendFields },
}
