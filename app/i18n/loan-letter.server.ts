import type { LoanDecisionFacts, LoanInvoiceFacts, LoanReminderFacts } from '#app/domain/grant/letter.ts'
import { cents } from '#app/domain/money.ts'
import { formatMoney } from './format.ts'
import type { Language } from './languages.ts'
import { type Letter, letterLanguage, linesOf, writeLetter } from './letter.server.ts'
import { m } from './paraglide/messages.js'

/** A letter about a loan: what is to be paid, what is missed, or what need not come back. */
export function loanLetter(
  facts: LoanInvoiceFacts | LoanReminderFacts | LoanDecisionFacts,
  language: Language,
): Letter {
  return facts.kind === 'loan-decision' ? decisionLetter(facts, language) : askingLetter(facts, language)
}

function askingLetter(facts: LoanInvoiceFacts | LoanReminderFacts, language: Language): Letter {
  const own = letterLanguage(facts, language)
  const speak = { locale: own }
  const money = (amount: number) => ({ amount: formatMoney(cents(amount), own) })
  const { account, principal, interest } = facts
  return writeLetter(facts.kind, facts, language, {
    tags: { account: account ? 'some' : 'none' },
    values: {
      'instalment.due': facts.dueOn,
      'instalment.number': facts.number,
      'instalments.count': facts.of,
      'instalment.amount': principal + interest,
      'grant.reference': facts.reference,
      'fund.iban': account?.iban,
      'fund.accountHolder': account?.holder,
      ...(facts.kind === 'loan-invoice'
        ? { 'loan.open': facts.open }
        : { 'instalment.left': facts.left, 'reminder.until': facts.until }),
    },
    lists: {
      invoiceTable: [
        m.loan_letter_principal(money(principal), speak),
        m.loan_letter_interest(money(interest), speak),
        m.loan_letter_together(money(principal + interest), speak),
      ],
    },
  })
}

function decisionLetter(facts: LoanDecisionFacts, language: Language): Letter {
  return writeLetter('loan-decision', facts, language, {
    tags: {
      decision: facts.decision,
      open: facts.open > 0 ? 'some' : 'none',
      gift: facts.decision === 'write-off' ? 'no' : 'yes',
    },
    values: { 'loan.letGo': facts.amount, 'loan.open': facts.open, 'grant.reference': facts.reference },
    lists: { reason: linesOf(facts.reason) },
  })
}
