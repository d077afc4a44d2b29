import { leavesToDisagree } from '#app/domain/complaint.ts'
import type { ComplaintFacts } from '#app/domain/complaint-letter.ts'
import type { Language } from './languages.ts'
import { type Letter, linesOf, writeLetter } from './letter.server.ts'

/** The letter of the answer to a complaint or an objection. Throws when a value of the letter is absent. */
export function complaintLetter(facts: ComplaintFacts, language: Language): Letter {
  const { kind, about, heard, unheardReason, outcome, correction, committee, followsAdvice } = facts
  const advice = committee?.advice
  return writeLetter('complaint-answer', facts, language, {
    tags: {
      kind,
      about,
      outcome,
      // The Awb lets a decision on an objection name the court, whoever is right (3:45).
      wayOn: kind === 'objection' || leavesToDisagree(outcome) ? 'some' : 'none',
      correction,
      talk: heard ? 'held' : unheardReason ? 'refused' : 'none',
      advice: advice ? (followsAdvice ? 'followed' : 'left') : 'none',
      given: advice ? 'some' : 'none',
    },
    values: {
      'complaint.receivedOn': facts.receivedOn,
      'complaint.heardOn': heard?.on ?? null,
      'committee.name': committee?.name ?? null,
      'committee.advisedOn': advice?.on ?? null,
    },
    lists: {
      complaintWords: linesOf(facts.words),
      hearingReport: linesOf(heard?.report ?? ''),
      unheard: linesOf(unheardReason ?? ''),
      reason: linesOf(facts.reasons),
      advice: linesOf(advice?.text ?? ''),
      departure: linesOf(facts.departureReason ?? ''),
    },
  })
}
