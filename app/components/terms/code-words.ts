import type { Terms } from '#app/domain/grant/terms.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { instrumentWords } from './instrument-words.ts'

export const repaymentWords = {
  linear: m.terms_repayment_linear,
  annuity: m.terms_repayment_annuity,
  bullet: m.terms_repayment_bullet,
}

export const graceWords = { 'interest-only': m.terms_grace_paid, capitalised: m.terms_grace_added }

export const attestorWords = {
  initiative: m.terms_attestor_initiative,
  residents: m.terms_attestor_residents,
  fund: m.terms_attestor_fund,
}

export const momentWords = {
  month: m.terms_moment_month,
  quarter: m.terms_moment_quarter,
  'half-year': m.terms_moment_half_year,
  end: m.terms_moment_end,
}

export const typeWords = {
  count: m.terms_type_count,
  'unique-people': m.terms_type_people,
  'unique-households': m.terms_type_households,
  contacts: m.terms_type_contacts,
  reach: m.terms_type_reach,
}

export const categoryWords = {
  people: m.terms_category_people,
  volunteers: m.terms_category_volunteers,
  place: m.terms_category_place,
  materials: m.terms_category_materials,
  communication: m.terms_category_communication,
  measuring: m.terms_category_measuring,
  other: m.terms_category_other,
}

export const legalFormWords: Record<NonNullable<Terms['grantee']['legalForm']>, () => string> = {
  foundation: m.manager_grant_form_foundation,
  association: m.manager_grant_form_association,
  school: m.manager_grant_form_school,
  company: m.manager_grant_form_company,
  other: m.manager_grant_form_other,
}

export const reportKindWords = {
  interim: m.manager_grant_report_interim,
  final: m.manager_grant_report_final,
}

/** Every code of the terms in words, by the field that holds it; the kind of an instrument and of a report differ. */
export const codeWords: Record<string, Record<string, () => string>> = {
  category: categoryWords,
  repayment: repaymentWords,
  grace: graceWords,
  attestor: attestorWords,
  moments: momentWords,
  type: typeWords,
  kind: { ...instrumentWords, ...reportKindWords },
  instrument: instrumentWords,
  legalForm: legalFormWords,
}
