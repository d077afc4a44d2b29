import type {
  ComplaintKind,
  ComplaintOutcome,
  ComplaintSubject,
  ComplaintWay,
} from '#app/domain/complaint.ts'
import { m } from './paraglide/messages.js'

export const complaintKindWords: Record<ComplaintKind, () => string> = {
  complaint: m.complaint_kind_complaint,
  objection: m.complaint_kind_objection,
}

export const complaintSubjectWords: Record<ComplaintSubject, () => string> = {
  decision: m.complaint_about_decision,
  treatment: m.complaint_about_treatment,
  settlement: m.complaint_about_settlement,
  ending: m.complaint_about_ending,
  hold: m.complaint_about_hold,
  change: m.complaint_about_change,
  report: m.complaint_about_report,
}

export const complaintWayWords: Record<ComplaintWay, () => string> = {
  portal: m.complaint_way_portal,
  letter: m.complaint_way_letter,
  phone: m.complaint_way_phone,
  talk: m.complaint_way_talk,
}

/** An answer as who complained reads it. */
export const complaintOutcomeWords: Record<ComplaintOutcome, () => string> = {
  founded: m.complaint_outcome_founded,
  partly: m.complaint_outcome_partly,
  unfounded: m.complaint_outcome_unfounded,
  'not-taken-in': m.complaint_outcome_not_taken_in,
}
