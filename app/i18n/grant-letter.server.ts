import { isBlameless } from '#app/domain/grant/ending.ts'
import type {
  EndingFacts,
  GrantLetterFacts,
  HoldEndFacts,
  HoldFacts,
  SettlementLetterFacts,
} from '#app/domain/grant/letter.ts'
import { repaymentPlan } from '#app/domain/grant/settlement.ts'
import { cents } from '#app/domain/money.ts'
import { formatDay, formatMoney } from './format.ts'
import { endingGroundWords, holdReasonWords, settlementGroundWords } from './ground-words.ts'
import type { Language } from './languages.ts'
import { type Letter, letterLanguage, linesOf, writeLetter } from './letter.server.ts'
import { loanLetter } from './loan-letter.server.ts'
import { m } from './paraglide/messages.js'

/** A letter about a grant, whatever it is about. Throws when a value of the letter is absent. */
export function grantLetter(facts: GrantLetterFacts, language: Language): Letter {
  switch (facts.kind) {
    case 'hold':
      return holdLetter(facts, language)
    case 'hold-end':
      return holdEndLetter(facts, language)
    case 'ending':
      return endingLetter(facts, language)
    case 'settlement':
      return settlementLetter(facts, language)
    case 'loan-invoice':
    case 'loan-reminder':
    case 'loan-decision':
      return loanLetter(facts, language)
  }
}

function holdLetter(facts: HoldFacts, language: Language): Letter {
  const speak = { locale: letterLanguage(facts, language) }
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
    lists: {
      reason: [
        ...(facts.reason ? [holdReasonWords[facts.reason]({}, speak)] : []),
        ...linesOf(facts.explanation),
      ],
      whatToDo: linesOf(facts.whatToDo),
    },
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
  const speak = { locale: letterLanguage(facts, language) }
  const ground = facts.side === 'fund' ? [endingGroundWords[facts.ground]({}, speak)] : []
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
    lists: { reason: [...ground, ...linesOf(facts.explanation)] },
  })
}

function settlementLetter(facts: SettlementLetterFacts, language: Language): Letter {
  const own = letterLanguage(facts, language)
  const money = (amount: number) => formatMoney(cents(amount), own)
  const speak = { locale: own }
  const blame = facts.ground !== 'as-agreed' && facts.ground !== 'costs-lower'
  const plan = repaymentPlan(cents(facts.asked), facts.dueOn, facts.planMonths)
  return writeLetter('settlement', facts, language, {
    tags: {
      balance: balanceOf(facts),
      lower: facts.final < facts.award ? 'some' : 'none',
      blame: blame ? 'grantee' : 'none',
      parts: plan.length > 1 ? 'many' : 'one',
      waived: facts.waived > 0 && facts.asked > 0 ? 'some' : 'none',
      lessons: facts.lessons.length > 0 ? 'some' : 'none',
    },
    values: {
      'settlement.amount': facts.final,
      'settlement.paid': facts.paid,
      'settlement.toPay': facts.toPay,
      'settlement.toReturn': facts.asked,
      'settlement.waived': facts.waived,
      'settlement.due': facts.dueOn,
      'reclaim.heardOn': facts.heardOn,
      'reclaim.planMonths': facts.maximumMonths,
      'grant.reference': facts.reference,
      'retention.until': facts.keepUntil,
    },
    lists: {
      settlementTable: [
        m.course_settle_line_award({ amount: money(facts.award) }, speak),
        m.course_settle_line_spent({ amount: money(facts.spent) }, speak),
        m.course_settle_line_final({ amount: money(facts.final) }, speak),
        m.course_settle_line_paid({ amount: money(facts.paid) }, speak),
      ],
      reason: [settlementGroundWords[facts.ground]({}, speak), ...linesOf(facts.explanation)],
      lessons: facts.lessons,
      plan: plan.map((part) => `${formatDay(part.on, own)}: ${money(part.cents)}`),
      waiver: linesOf(facts.waiverReason ?? ''),
    },
  })
}

function balanceOf({ toPay, asked, waived }: SettlementLetterFacts): 'pay' | 'return' | 'waived' | 'zero' {
  if (toPay > 0) return 'pay'
  if (asked > 0) return 'return'
  return waived > 0 ? 'waived' : 'zero'
}

function partValues(tranche: HoldFacts['tranche']) {
  return tranche ? { 'tranche.number': tranche.number, 'tranche.amount': tranche.amount } : {}
}
