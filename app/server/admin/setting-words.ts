import type { SettingName } from '#app/domain/fund-setting.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** What each choice of a fund is called, and what it does. */
export const settingWords: Record<SettingName, { label: () => string; effect: () => string }> = {
  regime: { label: m.setup_set_regime, effect: m.setup_effect_regime },
  legalBasis: { label: m.setup_set_legal_basis, effect: m.setup_effect_legal_basis },
  objectionAddress: { label: m.setup_set_objection_address, effect: m.setup_effect_objection_address },
  complaintWeeks: { label: m.setup_set_complaint_weeks, effect: m.setup_effect_complaint_weeks },
  decisionWeeks: { label: m.setup_set_decision_weeks, effect: m.setup_effect_decision_weeks },
  screeningDays: { label: m.setup_set_screening_days, effect: m.setup_effect_screening_days },
  waitingMonths: { label: m.setup_set_waiting_months, effect: m.setup_effect_waiting_months },
  contactWorkingDays: {
    label: m.setup_set_contact_working_days,
    effect: m.setup_effect_contact_working_days,
  },
  contactRhythmDays: {
    label: m.setup_set_contact_rhythm_days,
    effect: m.setup_effect_contact_rhythm_days,
  },
  kindDays: { label: m.setup_set_kind_days, effect: m.setup_effect_kind_days },
  panelResidents: { label: m.setup_set_panel_residents, effect: m.setup_effect_panel_residents },
  panelProfessionals: { label: m.setup_set_panel_professionals, effect: m.setup_effect_panel_professionals },
  reviewersPerProposal: {
    label: m.setup_set_reviewers_per_proposal,
    effect: m.setup_effect_reviewers_per_proposal,
  },
  extraReviewers: { label: m.setup_set_extra_reviewers, effect: m.setup_effect_extra_reviewers },
  reviewsPerMember: { label: m.setup_set_reviews_per_member, effect: m.setup_effect_reviews_per_member },
  residentAllowanceCents: {
    label: m.setup_set_resident_allowance_cents,
    effect: m.setup_effect_resident_allowance_cents,
  },
  professionalAllowanceCents: {
    label: m.setup_set_professional_allowance_cents,
    effect: m.setup_effect_professional_allowance_cents,
  },
  yearAllowanceCents: {
    label: m.setup_set_year_allowance_cents,
    effect: m.setup_effect_year_allowance_cents,
  },
  smallMaximumCents: { label: m.setup_set_small_maximum_cents, effect: m.setup_effect_small_maximum_cents },
  fullMaximumCents: { label: m.setup_set_full_maximum_cents, effect: m.setup_effect_full_maximum_cents },
  twoSignaturesAboveCents: {
    label: m.setup_set_two_signatures_above_cents,
    effect: m.setup_effect_two_signatures_above_cents,
  },
  acceptedShareBp: { label: m.setup_set_accepted_share_bp, effect: m.setup_effect_accepted_share_bp },
  invoiceDays: { label: m.setup_set_invoice_days, effect: m.setup_effect_invoice_days },
  missedAfterDays: { label: m.setup_set_missed_after_days, effect: m.setup_effect_missed_after_days },
  postalAddress: { label: m.setup_set_postal_address, effect: m.setup_effect_postal_address },
  email: { label: m.setup_set_email, effect: m.setup_effect_email },
  keepRefusedYears: { label: m.setup_set_keep_refused_years, effect: m.setup_effect_keep_refused_years },
  keepGrantedYears: { label: m.setup_set_keep_granted_years, effect: m.setup_effect_keep_granted_years },
  keepComplaintYears: {
    label: m.setup_set_keep_complaint_years,
    effect: m.setup_effect_keep_complaint_years,
  },
  keepBankYears: { label: m.setup_set_keep_bank_years, effect: m.setup_effect_keep_bank_years },
  keepAccountYears: { label: m.setup_set_keep_account_years, effect: m.setup_effect_keep_account_years },
  keepCallBackMonths: {
    label: m.setup_set_keep_call_back_months,
    effect: m.setup_effect_keep_call_back_months,
  },
  keepMailMonths: { label: m.setup_set_keep_mail_months, effect: m.setup_effect_keep_mail_months },
  keepOpeningMonths: { label: m.setup_set_keep_opening_months, effect: m.setup_effect_keep_opening_months },
  smallStartName: { label: m.setup_set_small_start_name, effect: m.setup_effect_track_name },
  fullName: { label: m.setup_set_full_name, effect: m.setup_effect_track_name },
}
