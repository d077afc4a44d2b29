import { m } from '#app/i18n/paraglide/messages.js'
import type { WorkKind } from '#db/queries/desk/item.ts'
import type { Said } from './said.ts'

/** What the panel asks of who leads it. */
export const panelSaid = {
  'stage-turn': {
    asks: m.desk_turn,
    look: 'turn',
    what: m.desk_turn_what,
    why: m.desk_turn_why,
    action: m.desk_turn_do,
  },
  'declarations-late': {
    asks: m.desk_silent,
    look: 'turn',
    what: m.desk_silent_what,
    why: m.desk_silent_why,
    action: m.desk_silent_do,
  },
  'reviews-late': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.desk_scores_what,
    why: m.desk_silent_why,
    action: m.desk_scores_do,
  },
  'extra-readers': {
    asks: m.desk_extra,
    look: 'turn',
    what: m.desk_extra_what,
    why: m.desk_extra_why,
    action: m.manager_desk_look,
  },
  'meeting-open': {
    asks: m.desk_talk,
    look: 'turn',
    what: m.desk_talk_open_what,
    why: m.desk_talk_open_why,
    action: m.desk_turn_do,
  },
  'meeting-hold': {
    asks: m.desk_talk,
    look: 'busy',
    what: m.desk_talk_hold_what,
    why: m.desk_talk_hold_why,
    action: m.desk_talk_hold_do,
  },
  'meeting-conclude': {
    asks: m.desk_talk,
    look: 'turn',
    what: m.desk_talk_end_what,
    why: m.desk_talk_end_why,
    action: m.desk_turn_do,
  },
  'lottery-draw': {
    asks: m.desk_draw,
    look: 'turn',
    what: m.desk_draw_what,
    why: m.desk_draw_why,
    action: m.desk_draw_do,
  },
} satisfies Partial<Record<WorkKind, Said>>
