import { isBlameless } from '#app/domain/grant/ending.ts'
import type { EndingFacts, GrantLetterFacts, HoldEndFacts, HoldFacts } from '#app/domain/grant/letter.ts'
import type { Language } from './languages.ts'
import { type Letter, writeLetter } from './letter.server.ts'

/** A letter about a grant, whatever it is about. Throws when a value of the letter is absent. */
export function grantLetter(facts: GrantLetterFacts, language: Language): Letter {
  switch (facts.kind) {
    case 'hold':
      return holdLetter(facts, language)
    case 'hold-end':
      return holdEndLetter(facts, language)
    case 'ending':
      return endingLetter(facts, language)
  }
}

function holdLetter(facts: HoldFacts, language: Language): Letter {
  return writeLetter(facts.tranche ? 'hold' : 'hold-grant', facts, language, {
    tags: {
      ground: facts.suspicion ? 'suspicion' : 'other',
      term: facts.longer ? 'longer' : 'new',
    },
    values: {
      ...partValues(facts.tranche),
      'hold.from': facts.from,
      'hold.until': facts.until,
      'contact.workingDays': facts.contactWorkingDays,
    },
    lists: { reason: linesOf(facts.explanation), whatToDo: linesOf(facts.whatToDo) },
  })
}

function holdEndLetter(facts: HoldEndFacts, language: Language): Letter {
  return writeLetter(facts.tranche ? 'hold-end' : 'hold-end-grant', facts, language, {
    tags: { outcome: facts.outcome, reason: facts.words ? 'some' : 'none' },
    values: {
      ...partValues(facts.tranche),
      'hold.from': facts.from,
      'hold.until': facts.on,
      'payment.days': facts.paymentDays,
    },
    lists: { reason: linesOf(facts.words ?? '') },
  })
}

function endingLetter(facts: EndingFacts, language: Language): Letter {
  return writeLetter('ending', facts, language, {
    tags: {
      side: facts.side,
      blame: isBlameless(facts.ground) ? 'none' : 'grantee',
      answer: facts.side === 'fund' ? 'open' : 'none',
    },
    values: {
      'ending.lastDay': facts.lastDay,
      'ending.reportDue': facts.reportDue,
      'ending.heardOn': facts.heardOn,
      'settlement.weeks': facts.settlementWeeks,
      'settlement.paid': facts.paid,
    },
    lists: { reason: linesOf(facts.explanation) },
  })
}

function partValues(tranche: HoldFacts['tranche']) {
  return tranche ? { 'tranche.number': tranche.number, 'tranche.amount': tranche.amount } : {}
}

/** A text as it was typed, a line apiece. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
