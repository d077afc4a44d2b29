import type { IsoDate } from '../calendar.ts'
import type { FundSettings } from '../fund.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import type { BatchStage } from './batch.ts'

/** From where a member of the panel looks; null when their role does not say. */
export type Background = 'resident' | 'professional' | null

type AllowanceRules = Pick<
  FundSettings,
  'residentAllowanceCents' | 'professionalAllowanceCents' | 'yearAllowanceCents'
>

/** What the fund gives a member for one meeting; nothing to who is neither resident nor professional. */
export function allowanceOf(background: Background, rules: AllowanceRules): Cents {
  if (background === null) return cents(0)
  return cents(background === 'resident' ? rules.residentAllowanceCents : rules.professionalAllowanceCents)
}

/**
 * What a member gets for a meeting that they were at: the allowance, as far as what they got for the other meetings of the same
 * calendar year leaves room under the most of a year. A most of 0 is none.
 */
export function dueForMeeting(
  background: Background,
  heldOn: IsoDate,
  others: readonly { heldOn: IsoDate; dueCents: Cents }[],
  rules: AllowanceRules,
): Cents {
  const allowance = allowanceOf(background, rules)
  if (rules.yearAllowanceCents === 0) return allowance
  const year = heldOn.slice(0, 4)
  const had = sumCents(others.filter((one) => one.heldOn.startsWith(year)).map((one) => one.dueCents))
  return cents(Math.max(0, Math.min(allowance, rules.yearAllowanceCents - had)))
}

export type PresenceSubject = {
  stage: BatchStage
  /** Since when there is something to meet about. */
  since: IsoDate
  today: IsoDate
  /** Everybody who was of the panel on the day of the meeting. */
  members: readonly string[]
  /** Is a meeting of that day written down already? */
  written: boolean
}

/** Who was there on a day; `corrects` says that a meeting that is written down is put right. */
export type PresenceGiven = { heldOn: IsoDate; present: readonly string[]; corrects: boolean }

/**
 * May the chair write down who was at a meeting? From when the batch meets (`stage-out-of-order`), of a day that has come and is
 * not before the batch was made (`meeting-day-wrong`, from, to), and of members of the panel on that day alone
 * (`presence-of-another`). A new meeting is of a day that is not written down (`meeting-day-written`) and somebody was there
 * (`presence-empty`); one that is put right may turn out not to have been.
 */
export function canRecordPresence(
  given: PresenceGiven,
  { stage, since, today, members, written }: PresenceSubject,
): Verdict {
  const meets = stage === 'meeting' || stage === 'decided'
  const inTime = given.heldOn >= since && given.heldOn <= today
  return firstRefusal(
    meets ? allowed() : refused('stage-out-of-order', { state: stage, machine: 'batch' }),
    inTime ? allowed() : refused('meeting-day-wrong', { from: since, to: today }),
    given.corrects || !written
      ? allowed()
      : refused('meeting-day-written', { on: given.heldOn, fields: ['heldOn'] }),
    given.corrects || given.present.length > 0
      ? allowed()
      : refused('presence-empty', { fields: ['present'] }),
    given.present.every((one) => members.includes(one)) ? allowed() : refused('presence-of-another'),
  )
}

/**
 * May it be noted that a member was paid? Of a day that has come (`paid-day-to-come`), not more than is still open
 * (`allowance-not-open`, the most), and never by who got it (`same-person`).
 */
export function canNoteAllowance(
  paid: { cents: Cents; paidOn: IsoDate },
  { open, today, isOwn }: { open: Cents; today: IsoDate; isOwn: boolean },
): Verdict {
  return firstRefusal(
    isOwn ? refused('same-person') : allowed(),
    paid.paidOn <= today ? allowed() : refused('paid-day-to-come'),
    paid.cents <= open ? allowed() : refused('allowance-not-open', { most: open, fields: ['amount'] }),
  )
}

/** What a member still gets: what meetings gave, less what was paid; below nothing when more was paid than was due. */
export function openAllowance(
  meetings: readonly { dueCents: Cents }[],
  payments: readonly { cents: Cents }[],
): Cents {
  return cents(sumCents(meetings.map((one) => one.dueCents)) - sumCents(payments.map((one) => one.cents)))
}
