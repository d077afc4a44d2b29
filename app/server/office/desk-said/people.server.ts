import { m } from '#app/i18n/paraglide/messages.js'
import type { WorkKind } from '#db/queries/desk/item.ts'
import type { Said } from './said.ts'

/** What people ask of the fund, and what was agreed with them. */
export const peopleSaid = {
  complaint: {
    asks: m.complaint_desk_asks,
    look: 'turn',
    what: m.complaint_desk_what,
    why: m.complaint_desk_why,
    action: m.manager_desk_look,
  },
  mention: {
    asks: m.near_desk_mention,
    look: 'turn',
    what: m.near_desk_mention_what,
    why: m.near_desk_mention_why,
    action: m.near_desk_mention_do,
  },
  'step-ours': {
    asks: m.near_desk_step,
    look: 'turn',
    what: m.near_desk_step_what,
    why: m.near_desk_ours_why,
    action: m.near_desk_step_do,
  },
  'step-theirs': {
    asks: m.near_desk_ask,
    look: 'held',
    what: m.near_desk_step_what,
    why: m.near_desk_theirs_why,
    action: m.near_desk_step_do,
  },
  'contact-quiet': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.near_desk_quiet_what,
    why: m.near_desk_quiet_why,
    action: m.near_note_title,
  },
  'mail-bounced': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.notify_bounce_what,
    why: m.notify_bounce_why,
    action: m.notify_bounce_do,
  },
  'call-back': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.manager_desk_call_back_what,
    why: m.manager_desk_call_back_why,
    action: m.manager_desk_call_back_do,
  },
  'factor-reset': {
    asks: m.manager_desk_approve,
    look: 'turn',
    what: m.setup_factor_desk_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_approve_do,
  },
  'harvest-write': {
    asks: m.harvest_desk_write,
    look: 'busy',
    what: m.harvest_desk_what,
    why: m.harvest_desk_write_why,
    action: m.harvest_desk_write_do,
  },
  'harvest-approve': {
    asks: m.manager_desk_approve,
    look: 'turn',
    what: m.harvest_desk_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_approve_do,
  },
} satisfies Partial<Record<WorkKind, Said>>
