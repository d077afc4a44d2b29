import { dayOf } from '#app/domain/calendar.ts'
import { type ProofWay, proofState } from '#app/domain/payment/account.ts'
import type { PhoneSeen } from '#app/domain/payment/known-phone.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AccountCall, AccountSet, NameCheck, ProofRow } from '#db/queries/accounts.server.ts'

/** What came of a call, by whom, and on which number. */
export function callLine({ result, at, byName: name, phone }: AccountCall): string {
  const words = {
    confirmed: m.payments_call_confirmed,
    denied: m.payments_call_denied,
    'no-answer': m.payments_call_nobody,
  }
  const said = { result: words[result](), when: whenOf(at), name }
  return phone ? m.payments_bank_said_phone({ ...said, phone }) : m.payments_bank_said(said)
}

/** Where a number came from: whose it is, and since when the fund knows it. */
export function phoneLine({ from, name, at }: PhoneSeen): string {
  const day = formatDay(dayOf(at), currentLocale())
  if (from === 'call')
    return name ? m.payments_phone_call_with({ name, day }) : m.payments_phone_call({ day })
  const words = { contact: m.payments_phone_contact, 'fiscal-host': m.payments_phone_host }
  return words[from]({ name: name ?? '', day })
}

/** What a bank said of the name. */
export function nameLine({ result, at, byName: name }: NameCheck): string {
  const words = {
    match: m.payments_name_match,
    close: m.payments_name_close,
    'no-match': m.payments_name_other,
    'not-possible': m.payments_name_unsaid,
  }
  return m.payments_bank_said({ result: words[result](), when: whenOf(at), name })
}

/** All that happened with the proof of an account; or why none is needed, or that one lies there. */
export function proofLines(account: Pick<AccountSet, 'proofs' | 'sentProof' | 'paidBefore'>): string[] {
  const lines = account.proofs.map(proofLine)
  const state = proofState(account)
  if (state === 'known') return [...lines, m.payments_proof_known()]
  if (state === 'sent') return [m.payments_proof_sent()]
  return lines
}

function proofLine({ step, way, words, at, byName: name }: ProofRow): string {
  const who = { when: whenOf(at), name }
  const lines = {
    asked: () => m.payments_proof_step_asked(who),
    given: () => m.payments_proof_step_given(who),
    right: () => m.payments_proof_step_right({ ...who, way: wayWord(way) }),
    other: () => m.payments_proof_step_other({ ...who, way: wayWord(way) }),
  }
  return words ? `${lines[step]()}: ${words}` : lines[step]()
}

function wayWord(way: ProofWay | null): string {
  const words = {
    file: m.payments_proof_way_file,
    paper: m.payments_proof_way_paper,
    screen: m.payments_proof_way_screen,
  }
  return way ? words[way]() : ''
}

function whenOf(at: Date): string {
  return formatDateTime(at, currentLocale())
}
