import type { AgendaReason, MeetingAdvice } from '#app/domain/panel/meeting.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** Why a proposal is spoken of, in a few words. */
export function agendaWord(why: AgendaReason): string {
  const words = {
    'grey-zone': m.reviewer_agenda_grey,
    divided: m.reviewer_agenda_divided,
    'no-score': m.reviewer_agenda_no_score,
    clear: m.reviewer_agenda_clear,
  }
  return words[why]()
}

/** What the meeting advises, in words. */
export function meetingAdviceWord(advice: MeetingAdvice): string {
  const words = {
    fund: m.reviewer_meeting_fund,
    'fund-with-conditions': m.reviewer_meeting_conditions,
    'do-not-fund': m.reviewer_meeting_not,
    wait: m.reviewer_meeting_wait,
  }
  return words[advice]()
}
