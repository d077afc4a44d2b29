import type { Document, Element } from '@xmldom/xmldom'
import { type IsoDate, isIsoDate } from '#app/domain/calendar.ts'
import { type Cents, cents, sumCents } from '#app/domain/money.ts'
import type { Statement, StatementEntry } from '#app/domain/payment/statement.ts'
import { all, ForeignFile, lineOf, needed, one, readXml, textAt } from './xml.ts'

/**
 * The statements in a file of a bank: camt.053.001.02 or .08, of one day or more. An entry that sums up several
 * transactions becomes one movement each, when the bank says what each came to; only what is booked is read. The whole
 * file is thrown out as a `ForeignFile` with the line when it is no such file, is not in euros, says something twice or
 * not at all, or when a closing balance is not the opening one and all movements together. Source: ISO 20022
 * BankToCustomerStatement; Betaalvereniging Nederland, Implementation Guidelines for camt.053.
 */
export function camt053(bytes: Uint8Array): Statement[] {
  const top = rootOf(readXml(bytes))
  const statements = all(top, 'Stmt').map(statementOf)
  if (statements.length === 0) throw new ForeignFile('missing', lineOf(top))
  return statements
}

const namespaces = ['02', '08'].map((version) => `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}`)

function rootOf({ documentElement }: Document): Element {
  if (documentElement?.localName !== 'Document') throw new ForeignFile('other-kind', 1)
  const known = namespaces.includes(documentElement.namespaceURI ?? '')
  const top = known ? one(documentElement, 'BkToCstmrStmt') : null
  if (!top) throw new ForeignFile('other-kind', lineOf(documentElement))
  return top
}

function statementOf(statement: Element): Statement {
  const entries = all(statement, 'Ntry').filter(isBooked).flatMap(movementsOf)
  const opening = balance(statement, ['OPBD', 'PRCD', 'ITBD'], 'first')
  const closing = balance(statement, ['CLBD', 'ITBD'], 'last')
  const moved = sumCents(entries.map(({ amountCents }) => amountCents))
  if (opening.cents + moved !== closing.cents) throw new ForeignFile('balance', closing.line)
  return {
    id: needed(statement, 'Id'),
    iban: needed(statement, 'Acct', 'Id', 'IBAN'),
    from: textAt(statement, 'FrToDt', 'FrDtTm')?.slice(0, 10) ?? opening.on,
    to: textAt(statement, 'FrToDt', 'ToDtTm')?.slice(0, 10) ?? closing.on,
    openingCents: opening.cents,
    closingCents: closing.cents,
    entries: numbered(entries),
  }
}

function balance(statement: Element, codes: readonly string[], which: 'first' | 'last') {
  for (const code of codes) {
    const found = all(statement, 'Bal').filter((one) => textAt(one, 'Tp', 'CdOrPrtry', 'Cd') === code)
    const here = which === 'first' ? found[0] : found.at(-1)
    if (here) return { cents: signed(here), line: lineOf(here), on: dayAt(here, 'Dt') }
  }
  throw new ForeignFile('missing', lineOf(statement))
}

/** `.02` writes BOOK, `.08` puts it in a code. */
function isBooked(entry: Element): boolean {
  return (textAt(entry, 'Sts', 'Cd') ?? needed(entry, 'Sts')) === 'BOOK'
}

function movementsOf(entry: Element): StatementEntry[] {
  const whole = signed(entry)
  const details = all(entry, 'NtryDtls').flatMap((group) => all(group, 'TxDtls'))
  const amounts = details.map((detail) => amountOf(detail, entry))
  if (details.length > 1 && amounts.every((amount) => amount !== null)) {
    const parts = amounts as Cents[]
    if (sumCents(parts) !== whole) throw new ForeignFile('sum', lineOf(entry))
    return details.map((detail, at) => movement(entry, detail, parts[at] as Cents))
  }
  return [movement(entry, details.length === 1 ? (details[0] as Element) : null, whole)]
}

/** What a transaction within an entry came to, with its own direction or that of the entry. */
function amountOf(detail: Element, entry: Element): Cents | null {
  const own = one(detail, 'Amt') ?? one(detail, 'AmtDtls', 'TxAmt', 'Amt')
  if (!own) return null
  const direction = textAt(detail, 'CdtDbtInd') ?? needed(entry, 'CdtDbtInd')
  return cents(direction === 'DBIT' ? -euros(own) : euros(own))
}

function movement(entry: Element, detail: Element | null, amountCents: Cents): StatementEntry {
  const incoming = amountCents > 0
  const returned = one(detail, 'RtrInf')
  /** The other party; of a payment that came back that is still who was to get it. */
  const sides = incoming && !returned ? ['Dbtr', 'Cdtr'] : ['Cdtr', 'Dbtr']
  const other = (side: string) => ({
    iban: textAt(detail, 'RltdPties', `${side}Acct`, 'Id', 'IBAN'),
    name: textAt(detail, 'RltdPties', side, 'Nm') ?? textAt(detail, 'RltdPties', side, 'Pty', 'Nm'),
  })
  const party = sides.map(other).find(({ iban, name }) => iban ?? name) ?? { iban: null, name: null }
  const valueOn = dayAt(entry, 'ValDt') ?? dayAt(entry, 'BookgDt')
  if (!valueOn) throw new ForeignFile('missing', lineOf(entry))
  const given = textAt(detail, 'Refs', 'EndToEndId')
  return {
    key:
      textAt(detail, 'Refs', 'AcctSvcrRef') ??
      textAt(entry, 'AcctSvcrRef') ??
      textAt(detail, 'Refs', 'TxId') ??
      '',
    line: lineOf(detail ?? entry),
    valueOn,
    bookedOn: dayAt(entry, 'BookgDt') ?? valueOn,
    amountCents,
    reversal: ['true', '1'].includes(textAt(entry, 'RvslInd') ?? ''),
    endToEndId: given === 'NOTPROVIDED' ? null : given,
    paymentFile:
      textAt(detail, 'Refs', 'PmtInfId') ??
      textAt(one(entry, 'NtryDtls'), 'Btch', 'PmtInfId') ??
      textAt(one(entry, 'NtryDtls'), 'Btch', 'MsgId'),
    ...party,
    remittance: remittanceOf(detail) || textAt(entry, 'AddtlNtryInf') || '',
    returnReason:
      textAt(returned, 'Rsn', 'Cd') ?? textAt(returned, 'Rsn', 'Prtry') ?? (returned ? 'NOTPROVIDED' : null),
  }
}

function remittanceOf(detail: Element | null): string {
  const given = one(detail, 'RmtInf')
  if (!given) return ''
  const free = all(given, 'Ustrd').map((text) => text.textContent?.trim() ?? '')
  const reference = textAt(given, 'Strd', 'CdtrRefInf', 'Ref')
  return [...free, ...(reference ? [reference] : [])].join(' ').slice(0, 500)
}

/**
 * A movement is told from every other by what the bank calls it, and by what it says of it: two that are the same in all
 * of that, on one day, are counted in the order in which they come.
 */
function numbered(entries: readonly StatementEntry[]): StatementEntry[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const { key, bookedOn, amountCents, endToEndId, iban, name, remittance } = entry
    const said = key
      ? [bookedOn, key, amountCents, endToEndId]
      : [bookedOn, entry.valueOn, amountCents, endToEndId, iban, name, remittance]
    const same = JSON.stringify(said)
    const times = (seen.get(same) ?? 0) + 1
    seen.set(same, times)
    return { ...entry, key: times === 1 ? same : `${same}#${times}` }
  })
}

function signed(parent: Element): Cents {
  const amount = one(parent, 'Amt')
  if (!amount) throw new ForeignFile('missing', lineOf(parent))
  const direction = needed(parent, 'CdtDbtInd')
  if (direction !== 'CRDT' && direction !== 'DBIT') throw new ForeignFile('direction', lineOf(parent))
  return cents(direction === 'DBIT' ? -euros(amount) : euros(amount))
}

/** Euros with at most two decimals, as cents and never as a float. */
function euros(amount: Element): number {
  if (amount.getAttribute('Ccy') !== 'EUR') throw new ForeignFile('currency', lineOf(amount))
  const match = /^(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(amount.textContent?.trim() ?? '')
  if (!match) throw new ForeignFile('amount', lineOf(amount))
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

function dayAt(parent: Element, name: string): IsoDate | null {
  const text = (textAt(parent, name, 'Dt') ?? textAt(parent, name, 'DtTm'))?.slice(0, 10) ?? null
  if (text !== null && !isIsoDate(text)) throw new ForeignFile('day', lineOf(parent))
  return text
}
