import type { Submission, SubmissionResult } from '@conform-to/react'
import { data } from '@remix-run/node'
import { m } from '#app/i18n/paraglide/messages.js'

export type ReportReply = SubmissionResult<string[]>

/** The page of a part again: with its rows changed (200), or with what is to be mended in words (400). */
export function partAgain(
  form: Submission<unknown, string[], unknown>,
  filled: (values: unknown) => unknown,
  problem: string | null = null,
) {
  const reply = form.reply(problem ? { fieldErrors: { [problem]: ['empty'] } } : {}) as ReportReply
  const shown = { ...reply, initialValue: filled(reply.initialValue) as ReportReply['initialValue'] }
  return data(
    { form: inWords(shown), refusal: null, theirs: null },
    { status: form.status === undefined && !problem ? 200 : 400 },
  )
}

/** The codes of a form that was not understood become sentences, each at its field. */
export function inWords(reply: ReportReply): ReportReply {
  const error = Object.entries(reply.error ?? {}).map(([path, codes]): [string, string[]] => {
    const field =
      path
        .split('.')
        .at(-1)
        ?.replace(/\[\d+\]$/, '') ?? path
    const place = field in empty || field in kinds ? path : ''
    return [place, (codes ?? []).map((code) => sentence(field, code))]
  })
  return { ...reply, error: error.length > 0 ? Object.fromEntries(error) : undefined }
}

const empty: Record<string, () => string> = {
  reachedOn: m.results_report_error_reached_on,
  whatHappened: m.results_report_error_what_happened,
  whatChanged: m.results_report_error_what_changed,
  delayWeeks: m.results_report_error_delay_weeks,
  delayReason: m.results_report_error_delay_reason,
  value: m.results_report_error_value,
  noFigureReason: m.results_report_error_no_figure,
  from: m.results_report_error_from,
  to: m.results_report_error_to,
  method: m.results_report_error_method,
  baselineValue: m.results_report_error_baseline,
  baselineOn: m.results_report_error_baseline_on,
  baselineMethod: m.results_report_error_method,
  reason: m.reporting_error_reason,
  file: m.reporting_error_photo,
  shows: m.reporting_error_shows,
  consent: m.reporting_error_consent,
  amount: m.results_report_error_amount,
  lessonTitle: m.results_report_error_lesson_title,
  lessonText: m.results_report_error_lesson_text,
}

/** What kind of thing a field holds: it decides what to say about something that cannot be read. */
const kinds: Record<string, () => string> = {
  reachedOn: m.results_report_error_day,
  from: m.results_report_error_day,
  to: m.results_report_error_day,
  baselineOn: m.results_report_error_day,
  amount: m.results_report_error_money,
  delayWeeks: m.results_report_error_number,
  value: m.results_report_error_number,
  valueMax: m.results_report_error_number,
  baselineValue: m.results_report_error_number,
  delayReason: m.results_report_error_choice,
  before: m.results_report_error_number,
  denominator: m.results_report_error_number,
  text: m.results_report_error_too_long,
  qualifier: m.results_report_error_choice,
  neighbourhood: m.results_report_error_choice,
  delayExplanation: m.results_report_error_too_long,
  noBaselineReason: m.results_report_error_too_long,
}

const others: Record<string, () => string> = {
  tooLong: m.results_report_error_too_long,
  tooLarge: m.results_report_error_too_long,
  outOfRange: m.results_report_error_weeks_range,
  negative: m.results_report_error_negative,
  inFuture: m.results_report_error_future,
  beforeStart: m.results_report_error_before_start,
  notAbove: m.results_report_error_not_above,
  aboveValue: m.reporting_error_above,
  belowValue: m.reporting_error_below,
}

function sentence(field: string, code: string): string {
  if (code === 'unknownField' || !(field in empty || field in kinds)) return m.results_report_error_unknown()
  const words =
    code === 'empty' ? (empty[field] ?? kinds[field]) : (others[code] ?? kinds[field] ?? empty[field])
  return words?.() ?? m.results_report_error_unknown()
}
