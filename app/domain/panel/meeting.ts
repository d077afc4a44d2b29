/** What the meeting advises about a proposal. */
export const meetingAdvices = ['fund', 'fund-with-conditions', 'do-not-fund', 'wait'] as const
export type MeetingAdvice = (typeof meetingAdvices)[number]
