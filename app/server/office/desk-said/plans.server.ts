import { m } from '#app/i18n/paraglide/messages.js'
import type { WorkKind } from '#db/queries/desk/item.ts'
import type { Said } from './said.ts'

/** What plans ask, from the first check to the decision. */
export const plansSaid = {
  screen: {
    asks: m.manager_desk_screen,
    look: 'turn',
    what: m.manager_desk_screen_what,
    why: m.manager_desk_screen_why,
    action: m.manager_desk_screen_do,
  },
  'answer-late': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.manager_desk_answer_late_what,
    why: m.manager_desk_answer_late_why,
    action: m.manager_desk_look,
  },
  'answer-waits': {
    asks: m.manager_desk_clock,
    look: 'held',
    what: m.manager_desk_answer_what,
    why: m.manager_desk_answer_why,
    action: m.manager_desk_look,
  },
  message: {
    asks: m.manager_desk_message,
    look: 'turn',
    what: m.manager_desk_message_what,
    why: m.manager_desk_message_why,
    action: m.manager_desk_message_do,
  },
  'mail-aside': {
    asks: m.near_desk_mail,
    look: 'turn',
    what: m.near_desk_mail_what,
    why: m.near_desk_mail_why,
    action: m.near_desk_mail_do,
  },
  help: {
    asks: m.manager_desk_help,
    look: 'turn',
    what: m.manager_desk_help_what,
    why: m.manager_desk_help_why,
    action: m.manager_desk_help_do,
  },
  'paper-form': {
    asks: m.manager_desk_paper,
    look: 'turn',
    what: m.manager_desk_paper_what,
    why: m.manager_desk_paper_why,
    action: m.manager_desk_paper_do,
  },
  assign: {
    asks: m.manager_desk_assign,
    look: 'turn',
    what: m.manager_desk_assign_what,
    why: m.manager_desk_assign_why,
    action: m.manager_desk_assign_do,
  },
  'prepare-decision': {
    asks: m.manager_desk_prepare,
    look: 'turn',
    what: m.manager_desk_prepare_what,
    why: m.manager_desk_prepare_why,
    action: m.manager_desk_prepare_do,
  },
  'take-decision': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.manager_desk_decide_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
} satisfies Partial<Record<WorkKind, Said>>
