import type { CheckName, Finding } from '#app/domain/ledger/check/names.ts'
import { type EntryKind, entryKinds } from '#app/domain/ledger.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { entryWord } from '../granting/entry-words.ts'

/** The names of grants that are open to who looks, and of the fund and its pots, by id. */
export type FindingNames = { grants: ReadonlyMap<string, string>; scopes: ReadonlyMap<string, string> }

const names: Record<CheckName, () => string> = {
  postings: m.checks_name_postings,
  'payments-within-agreed': m.checks_name_payments_within_agreed,
  'agreed-within-awarded': m.checks_name_agreed_within_awarded,
  cover: m.checks_name_cover,
  ceilings: m.checks_name_ceilings,
  positions: m.checks_name_positions,
  standings: m.checks_name_standings,
  payments: m.checks_name_payments,
  loans: m.checks_name_loans,
  'short-days': m.checks_name_short_days,
  log: m.checks_name_log,
  documents: m.checks_name_documents,
}

/** What a check holds, in words. */
export function checkName(name: CheckName): string {
  return names[name]()
}

/** A finding in words: what it is about with its page, what it should be and what it is. */
export function findingLine(name: CheckName, finding: Finding, known: FindingNames) {
  return {
    ...aboutOf(finding, known),
    expected: wordOfValue(name, finding.expected),
    found: wordOfValue(name, finding.found),
  }
}

function aboutOf(
  { about, id, part = '' }: Finding,
  known: FindingNames,
): { text: string; href: string | null } {
  const grant = known.grants.get(id)
  const name = grant ?? m.checks_closed()
  const page = grant === undefined ? null : `/manager/grants/${id}`
  switch (about) {
    case 'posting':
      return { text: m.checks_about_posting({ part: partWord(part) }), href: `/manager/ledger/${id}` }
    case 'grant':
      return { text: m.checks_about_grant({ name, part: partWord(part) }), href: page }
    case 'tranche':
      return { text: m.checks_about_tranche({ name, part }), href: page }
    case 'day': {
      const day = part.slice(0, 10)
      const kind = part.slice(11)
      const words = [formatDay(day, currentLocale()), ...(isKind(kind) ? [entryWord(kind)] : [])].join(', ')
      return {
        text: m.checks_about_day({ name: known.scopes.get(id) ?? '', part: words }),
        href: `/manager/ledger?from=${day}&to=${day}`,
      }
    }
    case 'ceiling':
      return {
        text: m.checks_about_ceiling({ part: part === 'year' ? m.checks_part_year({ id }) : partWord(part) }),
        href: '/manager/fund',
      }
    case 'payment-file':
      return {
        text: m.checks_about_payment_file({ part: part === 'total' ? partWord(part) : m.checks_part_line() }),
        href: `/manager/payments/files/${id}`,
      }
    case 'event':
      return { text: m.checks_about_event({ part: partWord(part) }), href: eventPage(id, known) }
    case 'document':
      return { text: m.checks_about_document({ part: id }), href: null }
  }
}

function eventPage(where: string, known: FindingNames): string | null {
  const [, id] = /^grant\/([0-9a-f-]{36})#/.exec(where) ?? []
  return id && known.grants.has(id) ? `/manager/grants/${id}` : null
}

const parts: Record<string, () => string> = {
  sign: m.checks_part_sign,
  payment: m.checks_part_payment,
  transfer: m.checks_part_transfer,
  mixed: m.checks_part_mixed,
  tranches: m.checks_part_tranches,
  committed: m.checks_part_committed,
  award: m.checks_part_award,
  received: m.checks_part_received,
  expected: m.checks_part_expected,
  total: m.checks_part_total,
  fund: m.checks_part_fund,
  pot: m.checks_part_pot,
  round: m.checks_part_round,
  'hash-differs': m.checks_part_hash_differs,
  'chain-broken': m.checks_part_chain_broken,
  'sequence-broken': m.checks_part_sequence_broken,
  'seal-differs': m.checks_part_seal_differs,
  'seal-chain-broken': m.checks_part_chain_broken,
}

function partWord(part: string): string {
  return parts[part]?.() ?? part
}

/** Amounts as money; the kind of a line by its word; a hash and a number of things as they are. */
function wordOfValue(name: CheckName, value: Finding['found']): string {
  if (value === null || value === undefined) return '–'
  const text = String(value)
  if (isKind(text)) return entryWord(text)
  const isAmount = /^-?\d+$/.test(text) && name !== 'documents'
  return isAmount ? formatMoney(Number(text), currentLocale()) : text
}

function isKind(text: string): text is EntryKind {
  return (entryKinds as readonly string[]).includes(text)
}
