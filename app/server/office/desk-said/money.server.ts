import { m } from '#app/i18n/paraglide/messages.js'
import type { WorkKind } from '#db/queries/desk/item.ts'
import type { Said } from './said.ts'

/** What payments, loans and the money of the fund ask. */
export const moneySaid = {
  'release-ready': {
    asks: m.manager_desk_ready,
    look: 'turn',
    what: m.manager_desk_tranche_what,
    why: m.manager_desk_ready_why,
    action: m.manager_desk_ready_do,
  },
  'release-approve': {
    asks: m.manager_desk_approve,
    look: 'turn',
    what: m.manager_desk_tranche_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_approve_do,
  },
  'release-confirm': {
    asks: m.manager_desk_confirm,
    look: 'busy',
    what: m.manager_desk_tranche_what,
    why: m.manager_desk_confirm_why,
    action: m.manager_desk_confirm_do,
  },
  'release-file': {
    asks: m.payments_desk_file,
    look: 'busy',
    what: m.manager_desk_tranche_what,
    why: m.payments_desk_file_why,
    action: m.payments_desk_file_do,
  },
  'account-confirm': {
    asks: m.course_desk_account,
    look: 'turn',
    what: m.course_desk_account_what,
    why: m.course_desk_account_why,
    action: m.course_desk_account_do,
  },
  'account-proof': {
    asks: m.course_desk_proof,
    look: 'turn',
    what: m.course_desk_proof_what,
    why: m.course_desk_proof_why,
    action: m.course_desk_account_do,
  },
  'fund-decision': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: () => m.fund_desk_decision_what(),
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'closing-decide': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.books_desk_closing_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'contribution-late': {
    asks: m.fund_desk_late,
    look: 'turn',
    what: m.fund_desk_late_what,
    why: m.fund_desk_late_why,
    action: m.manager_desk_look,
  },
  'repayment-due': {
    asks: m.course_desk_repaid,
    look: 'busy',
    what: m.course_desk_repaid_what,
    why: m.course_desk_repaid_why,
    action: m.course_repaid_title,
  },
  'loan-late': {
    asks: m.loan_desk_late,
    look: 'turn',
    what: m.loan_desk_late_what,
    why: m.loan_desk_late_why,
    action: m.manager_desk_look,
  },
  'loan-decide': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.loan_desk_decide_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'loan-correct': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.loan_desk_correct_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'checks-failed': {
    asks: m.checks_desk_asks,
    look: 'turn',
    what: m.checks_desk_what,
    why: m.checks_desk_why,
    action: m.manager_desk_look,
  },
  'movements-open': {
    asks: m.payments_desk_asks,
    look: 'turn',
    what: m.payments_desk_what,
    why: m.payments_desk_why,
    action: m.payments_desk_do,
  },
} satisfies Partial<Record<WorkKind, Said>>
