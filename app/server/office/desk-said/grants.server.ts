import { m } from '#app/i18n/paraglide/messages.js'
import type { WorkKind } from '#db/queries/desk/item.ts'
import type { Said } from './said.ts'

/** What agreements and running grants ask. */
export const grantsSaid = {
  'make-agreement': {
    asks: m.manager_desk_agree,
    look: 'turn',
    what: m.manager_desk_agree_what,
    why: m.manager_desk_agree_why,
    action: m.manager_desk_agree_do,
  },
  'sign-agreement': {
    asks: m.manager_desk_sign,
    look: 'turn',
    what: m.manager_desk_sign_what,
    why: m.manager_desk_sign_why,
    action: m.manager_desk_sign_do,
  },
  'paper-confirm': {
    asks: m.manager_desk_paper_sign,
    look: 'turn',
    what: m.manager_desk_paper_sign_what,
    why: m.manager_desk_paper_sign_why,
    action: m.manager_desk_paper_sign_do,
  },
  'report-judge': {
    asks: m.manager_desk_read,
    look: 'busy',
    what: m.manager_desk_report_what,
    why: m.manager_desk_report_why,
    action: m.manager_desk_report_do,
  },
  'report-late': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.manager_desk_report_late_what,
    why: m.manager_desk_report_late_why,
    action: m.manager_desk_look,
  },
  'hold-ends': {
    asks: m.course_desk_hold,
    look: 'held',
    what: m.course_desk_hold_what,
    why: m.course_desk_hold_why,
    action: m.manager_desk_look,
  },
  'ending-decide': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.course_desk_end_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'evidence-judge': {
    asks: m.manager_desk_read,
    look: 'busy',
    what: m.course_desk_evidence_what,
    why: m.course_desk_evidence_why,
    action: m.course_desk_evidence_do,
  },
  'change-answer': {
    asks: m.course_desk_change,
    look: 'turn',
    what: m.course_desk_change_what,
    why: m.course_desk_change_why,
    action: m.course_desk_change_do,
  },
  'results-judge': {
    asks: m.outcome_desk,
    look: 'busy',
    what: m.outcome_desk_what,
    why: m.course_desk_evidence_why,
    action: m.outcome_desk_do,
  },
  settle: {
    asks: m.course_desk_settle,
    look: 'turn',
    what: m.course_desk_settle_what,
    why: m.course_desk_settle_why,
    action: m.course_settle_do,
  },
  'settlement-decide': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.course_desk_settle_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'learning-write': {
    asks: m.learning_desk,
    look: 'busy',
    what: m.learning_desk_what,
    why: m.learning_desk_both_why,
    action: m.learning_next_do,
  },
  'learning-answer': {
    asks: m.learning_desk,
    look: 'turn',
    what: m.learning_desk_what,
    why: m.learning_desk_answer_why,
    action: m.learning_next_do,
  },
  'learning-close': {
    asks: m.learning_desk,
    look: 'busy',
    what: m.learning_desk_what,
    why: m.learning_desk_close_why,
    action: m.learning_close,
  },
} satisfies Partial<Record<WorkKind, Said>>
