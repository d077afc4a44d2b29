import type { ComplaintStory } from '#app/components/complaint/complaint-story.tsx'
import type { StepText } from '#app/components/proposal/texts.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { correctionBy, isOpenComplaint } from '#app/domain/complaint.ts'
import {
  complaintKindWords,
  complaintOutcomeWords,
  complaintSubjectWords,
} from '#app/i18n/complaint-words.ts'
import { formatDateTime, formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Audience, stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type Complaint, correctedBy } from '#db/queries/complaints.server.ts'
import { fundById } from '#db/queries/fund.server.ts'

/** A complaint from receipt to answer, in words. */
export async function storyOf(
  complaint: Complaint,
  audience: Audience,
  language: Language,
): Promise<ComplaintStory> {
  const { kind, about, state, words, dueOn, extendedTo, extensionReason } = complaint
  const { hearingAt, hearingPlace, heardOn, heardBy, hearingReport } = complaint
  const due = formatWeekday(extendedTo ?? dueOn, language)
  return {
    kind: complaintKindWords[kind](),
    about: complaintSubjectWords[about](),
    state: stateWord('complaint', state, audience, language) ?? state,
    words: words || m.complaint_words_gone(),
    lateReason: complaint.lateReason,
    received: formatWeekday(complaint.receivedOn, language),
    due,
    extended: extendedTo
      ? m.complaint_extended({ day: formatWeekday(dueOn, language), reason: extensionReason ?? '' })
      : null,
    hearing: hearingAt ? `${formatDateTime(hearingAt, language)}, ${hearingPlace ?? ''}` : null,
    heard: heardOn
      ? {
          on: formatWeekday(heardOn, language),
          by: m.complaint_by({ name: heardBy ?? '' }),
          report: hearingReport || m.complaint_words_gone(),
        }
      : null,
    answer: await answerOf(complaint, language),
    steps: audience === 'applicant' && isOpenComplaint(state) ? stepsOf(complaint, due, language) : [],
  }
}

async function answerOf(complaint: Complaint, language: Language): Promise<ComplaintStory['answer']> {
  const { outcome, reasons, unheardReason, decidedAt, decidedBy } = complaint
  if (outcome === null || decidedAt === null) return null
  return {
    outcome: complaintOutcomeWords[outcome](),
    on: formatWeekday(dayOf(decidedAt), language),
    by: m.complaint_by({ name: decidedBy ?? '' }),
    reasons: reasons || m.complaint_words_gone(),
    unheard: unheardReason && m.complaint_unheard({ reason: unheardReason }),
    correction: await correctionWords(complaint, language),
    next: await nextWords(complaint),
  }
}

async function correctionWords(complaint: Complaint, language: Language): Promise<string | null> {
  const { outcome, proposal, decision, reopened } = complaint
  if (reopened) {
    const anew = await correctedBy(db(), complaint)
    return anew
      ? m.complaint_new_decision({ day: formatWeekday(anew.on, language) })
      : m.complaint_new_decision_coming()
  }
  if (!outcome || !proposal || !decision) return null
  const standing = { outcome: decision.outcome, state: proposal.state }
  return correctionBy(outcome, standing) === 'change-agreement' ? m.complaint_change_agreement() : null
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
