import type { StepText } from '#app/components/proposal/texts.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { lastDay } from '#app/domain/round.ts'
import { formatDateTime, formatDay, formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { timesOf } from '#db/queries/proposal-course.server.ts'
import type { OwnProposal } from '#db/queries/proposals.server.ts'
import type { Round } from '#db/queries/rounds.server.ts'

type Times = Awaited<ReturnType<typeof timesOf>>

/** The moment of the newest sending after the first; null for what was sent once. */
export function sentAgain(sendings: readonly Date[], language: Language): string | null {
  const last = sendings.slice(1).at(-1)
  return last ? formatDateTime(last, language) : null
}

/** What happens after sending, before anything was sent. */
export function stepsAhead(round: Round, language: Language): StepText[] {
  return [
    { key: 'receipt', what: m.applicant_apply_step_receipt(), when: m.applicant_apply_step_at_once() },
    { key: 'screening', what: m.applicant_apply_step_screening(), when: m.applicant_apply_step_five_days() },
    { key: 'panel', what: readingStep(round), when: readingTime(round, language) },
    {
      key: 'decision',
      what: m.applicant_apply_step_decision(),
      when:
        round.track === 'small-start'
          ? m.applicant_apply_step_within({ weeks: round.decisionWeeks })
          : m.applicant_apply_step_by({ day: formatWeekday(round.decideBy, language) }),
    },
    { key: 'agreement', what: m.applicant_apply_step_agreement() },
  ]
}

/** The road of a proposal that was sent: what is behind with its moment, where it is now, what lies ahead with its day. */
export function stepsOf(
  proposal: OwnProposal,
  round: Round,
  { times, again, readUntil }: { times: Times; again: string | null; readUntil: IsoDate | null },
  language: Language,
): StepText[] {
  const at = (places[proposal.state] ?? 0) + (again ? 1 : 0)
  const moment = (when: Date | undefined) => when && formatDateTime(when, language)
  const due = proposal.decisionDue
    ? m.applicant_apply_step_by({ day: formatWeekday(proposal.decisionDue, language) })
    : undefined
  const steps: Omit<StepText, 'place'>[] = [
    { key: 'sent', what: m.applicant_apply_step_sent(), when: moment(proposal.submittedAt ?? undefined) },
    ...(again ? [{ key: 'again', what: m.applicant_apply_step_sent_again(), when: again }] : []),
    {
      key: 'screening',
      what:
        proposal.state === 'returned'
          ? m.applicant_apply_step_question()
          : m.applicant_apply_step_screening(),
      when: moment(times['screening-passed']) ?? m.applicant_apply_step_five_days(),
      knot: proposal.state === 'returned' ? 'arrow' : undefined,
    },
    {
      key: 'panel',
      what: readingStep(round),
      when:
        moment(times['review-concluded']) ?? untilDay(readUntil, language) ?? readingTime(round, language),
    },
    {
      key: 'board',
      what: m.applicant_apply_step_board(),
      when: decidedOn(times, language) ? undefined : due,
    },
    {
      key: 'decision',
      what: m.applicant_apply_step_decision(),
      when: decidedOn(times, language) ?? due,
    },
  ]
  return steps.map((step, index) => ({
    ...step,
    place: index < at ? 'past' : index === at ? 'now' : 'ahead',
  }))
}

/** A small start is read at once by who advise; a whole plan after its round closed. */
function readingStep({ track, reviewersPerProposal: count }: Round): string {
  return track === 'small-start'
    ? m.applicant_apply_step_reading({ count })
    : m.applicant_apply_step_panel({ count })
}

function untilDay(day: IsoDate | null, language: Language): string | undefined {
  return day ? m.applicant_apply_step_until({ day: formatWeekday(day, language) }) : undefined
}

function readingTime(round: Round, language: Language): string | undefined {
  const closes = round.track === 'full' ? lastDay(round) : null
  return closes ? m.applicant_apply_step_after({ day: formatDay(closes, language) }) : undefined
}

/** How many steps lie behind in each state. */
const places: Partial<Record<OwnProposal['state'], number>> = {
  submitted: 1,
  returned: 1,
  'in-review': 2,
  'awaiting-decision': 3,
  'waiting-list': 3,
  awarded: 5,
  declined: 5,
}

function decidedOn(times: Times, language: Language): string | undefined {
  const at = times['proposal-awarded'] ?? times['proposal-declined'] ?? times['proposal-waiting-list']
  return at && formatWeekday(dayOf(at), language)
}
