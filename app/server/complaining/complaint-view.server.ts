import type { ComplaintStory } from '#app/components/complaint/complaint-story.tsx'
import type { StepText } from '#app/components/proposal/texts.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { answerDay, correctionBy, isOpenComplaint, leavesToDisagree } from '#app/domain/complaint.ts'
import {
  complaintKindWords,
  complaintOutcomeWords,
  complaintSubjectWords,
} from '#app/i18n/complaint-words.ts'
import { formatDateTime, formatDay, formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Audience, stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { frozenAnswer } from '#db/queries/complaint-letters.server.ts'
import { type Asked, type Complaint, correctedBy } from '#db/queries/complaints.server.ts'
import { fundById } from '#db/queries/fund.server.ts'

/** A complaint from receipt to answer, in words, as it is read at a path. */
export async function storyOf(
  complaint: Complaint,
  audience: Audience,
  path: string,
  language: Language,
): Promise<ComplaintStory> {
  const { kind, about, state, words, extendedTo, extensionReason, committee, subject } = complaint
  const { hearingAt, hearingPlace, heardOn, heardBy, hearingReport } = complaint
  const due = formatWeekday(answerDay(complaint), language)
  return {
    kind: complaintKindWords[kind](),
    about: subject
      ? m.complaint_about_on({ about: complaintSubjectWords[about](), day: formatDay(subject.on, language) })
      : complaintSubjectWords[about](),
    state: stateWord('complaint', state, audience, language) ?? state,
    words: words || m.complaint_words_gone(),
    lateReason: complaint.lateReason,
    received: formatWeekday(complaint.receivedOn, language),
    due,
    extended: extendedTo ? m.complaint_extended({ reason: extensionReason ?? '' }) : null,
    askings: complaint.askings.map((asking) => askingOf(asking, language)),
    committee: committee && {
      name: committee.name || m.complaint_words_gone(),
      advised: committee.advice && formatWeekday(committee.advice.on, language),
      advice: committee.advice && (committee.advice.text || m.complaint_words_gone()),
    },
    hearing: hearingAt ? `${formatDateTime(hearingAt, language)}, ${hearingPlace ?? ''}` : null,
    heard: heardOn
      ? {
          on: formatWeekday(heardOn, language),
          by: m.complaint_by({ name: heardBy ?? '' }),
          report: hearingReport || m.complaint_words_gone(),
        }
      : null,
    answer: await answerOf(complaint, path, language),
    steps: audience === 'applicant' && isOpenComplaint(state) ? stepsOf(complaint, due, language) : [],
  }
}

/** What was asked and what came, and that the term stood still meanwhile. */
function askingOf({ id, what, askedOn, answerBy, came, cameOn, suspends }: Asked, language: Language) {
  return {
    id,
    title: m.complaint_asked_on({ day: formatWeekday(askedOn, language) }),
    what: what || m.complaint_words_gone(),
    by: m.complaint_asked_by({ day: formatWeekday(answerBy, language) }),
    still: suspends ? m.complaint_term_still() : m.complaint_term_goes_on(),
    came:
      cameOn === null
        ? null
        : {
            title: m.complaint_came_on({ day: formatWeekday(cameOn, language) }),
            words: came || m.complaint_words_gone(),
          },
  }
}

async function answerOf(
  complaint: Complaint,
  path: string,
  language: Language,
): Promise<ComplaintStory['answer']> {
  const { outcome, reasons, unheardReason, followsAdvice, departureReason, decidedAt, decidedBy } = complaint
  if (outcome === null || decidedAt === null) return null
  return {
    outcome: complaintOutcomeWords[outcome](),
    on: formatWeekday(dayOf(decidedAt), language),
    by: m.complaint_by({ name: decidedBy ?? '' }),
    reasons: reasons || m.complaint_words_gone(),
    unheard: unheardReason && m.complaint_unheard({ reason: unheardReason }),
    advice:
      followsAdvice === null
        ? null
        : followsAdvice
          ? m.complaint_advice_followed()
          : m.complaint_advice_left({ reason: departureReason ?? '' }),
    correction: await correctionWords(complaint, language),
    next: leavesToDisagree(outcome) ? await nextWords(complaint) : null,
    letter: await letterOf(complaint.id, path),
  }
}

/** Null for an answer without a letter, or whose letter was erased. */
async function letterOf(complaint: string, path: string): Promise<{ href: string | null } | null> {
  const frozen = await frozenAnswer(db(), complaint)
  return frozen?.facts ? { href: frozen.document && `${path}/letter` } : null
}

async function correctionWords(complaint: Complaint, language: Language): Promise<string | null> {
  const { outcome, about, proposal, decision, reopened } = complaint
  if (reopened) {
    const anew = await correctedBy(db(), complaint)
    return anew
      ? m.complaint_new_decision({ day: formatWeekday(anew.on, language) })
      : m.complaint_new_decision_coming()
  }
  if (!outcome) return null
  const standing = proposal && decision ? { outcome: decision.outcome, state: proposal.state } : null
  const correction = correctionBy(outcome, about, standing)
  if (correction === 'look-again') return m.complaint_look_again()
  return correction === 'change-agreement' ? m.complaint_change_agreement() : null
}

/** What somebody can still do after the answer: the law says so for an objection, a public body has an ombudsman. */
async function nextWords({ kind, fund }: Complaint): Promise<string> {
  const of = await fundById(db(), fund)
  if (kind === 'objection') return m.complaint_next_objection({ court: of?.court ?? '' })
  return of?.regime === 'awb' ? m.complaint_next_ombudsman() : m.complaint_next_private()
}

function stepsOf({ state, heardOn, receivedOn }: Complaint, due: string, language: Language): StepText[] {
  const heard = state === 'heard'
  return [
    {
      key: 'received',
      what: m.complaint_step_received(),
      when: formatWeekday(receivedOn, language),
      place: 'past',
    },
    {
      key: 'talk',
      what: m.complaint_step_talk(),
      when: heardOn ? formatWeekday(heardOn, language) : undefined,
      place: heard ? 'past' : 'now',
    },
    { key: 'answer', what: m.complaint_step_answer(), when: due, place: heard ? 'now' : 'ahead' },
  ]
}
