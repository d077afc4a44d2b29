import { DOMParser, type Element } from '@xmldom/xmldom'
import { cents } from '#app/domain/money.ts'
import { all, needed, one, textAt } from '#app/exchange/xml.ts'

/** What a bank does with one payment, or what it shows beside them. `pay` is what it does unless told otherwise. */
export type BankAct =
  | { does: 'pay' }
  | { does: 'pay-without-id' }
  | { does: 'leave' }
  | { does: 'return'; reason: string }
  | { does: 'pay-part'; cents: number }

export type Movement = {
  cents: number
  iban?: string
  name?: string
  remittance?: string
  endToEndId?: string
  reference?: string
  returnReason?: string
}

type Asked = { endToEndId: string; cents: number; iban: string; name: string; remittance: string }
type Day = { on: string; opening?: number; version?: '02' | '08'; id?: string; iban?: string }

/** The payments that a file asks of the bank, read as a bank reads it. */
export function askedIn(pain: string): Asked[] {
  const root = new DOMParser().parseFromString(pain, 'text/xml').documentElement as Element
  const payments = one(root, 'CstmrCdtTrfInitn', 'PmtInf') as Element
  return all(payments, 'CdtTrfTxInf').map((line) => ({
    endToEndId: needed(line, 'PmtId', 'EndToEndId'),
    cents: Math.round(Number(needed(line, 'Amt', 'InstdAmt')) * 100),
    iban: needed(line, 'CdtrAcct', 'Id', 'IBAN'),
    name: needed(line, 'Cdtr', 'Nm'),
    remittance: textAt(line, 'RmtInf', 'Ustrd') ?? '',
  }))
}

/** The statement of a day on which the bank did as told with a file of payments, and what else moved. */
export function answerTo(
  pain: string,
  day: Day,
  acts: Readonly<Record<string, BankAct>> = {},
  others: readonly Movement[] = [],
): string {
  const root = new DOMParser().parseFromString(pain, 'text/xml').documentElement as Element
  const iban = needed(root, 'CstmrCdtTrfInitn', 'PmtInf', 'DbtrAcct', 'Id', 'IBAN')
  const done = askedIn(pain).flatMap((asked, at) => {
    const name = `${day.on}${at}`
    return movementsFor(asked, acts[asked.endToEndId] ?? { does: 'pay' }, name)
  })
  return statement([...done, ...others], { iban, ...day })
}

function movementsFor(asked: Asked, act: BankAct, number: string): Movement[] {
  if (act.does === 'leave') return []
  const { endToEndId, cents: amount, ...to } = asked
  const out = { ...to, reference: `P${number}`, cents: -amount }
  if (act.does === 'pay-without-id') return [out]
  if (act.does === 'pay-part') return [{ ...out, endToEndId, cents: -act.cents }]
  const paid = { ...out, endToEndId }
  if (act.does === 'pay') return [paid]
  return [paid, { ...paid, cents: amount, reference: `R${number}`, returnReason: act.reason }]
}

/** A statement of one day with these movements, as ISO 20022 writes it: balances, entries, transaction details. */
export function statement(movements: readonly Movement[], day: Day): string {
  return file([{ movements, day }], day.version)
}

/** A file of several days. */
export function file(
  days: readonly { movements: readonly Movement[]; day: Day }[],
  version: '02' | '08' = '08',
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">`,
    '<BkToCstmrStmt>',
    '<GrpHdr><MsgId>CAMT053</MsgId><CreDtTm>2026-04-01T06:00:00</CreDtTm></GrpHdr>',
    ...days.flatMap(({ movements, day }) => statementLines(movements, day, version)),
    '</BkToCstmrStmt>',
    '</Document>',
    '',
  ].join('\n')
}

function statementLines(
  movements: readonly Movement[],
  { on, opening = 500_000_00, id = `S${on}`, iban = '' }: Day,
  version: '02' | '08',
): string[] {
  const closing = movements.reduce((sum, movement) => sum + movement.cents, opening)
  return [
    '<Stmt>',
    `<Id>${id}</Id>`,
    `<CreDtTm>${on}T22:00:00</CreDtTm>`,
    `<FrToDt><FrDtTm>${on}T00:00:00</FrDtTm><ToDtTm>${on}T23:59:59</ToDtTm></FrToDt>`,
    `<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>`,
    balance('OPBD', opening, on),
    balance('CLBD', closing, on),
    ...movements.map((movement) => entry(movement, on, version)),
    '</Stmt>',
  ]
}

function balance(code: string, amount: number, on: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(amount)}<Dt><Dt>${on}</Dt></Dt></Bal>`
}

function entry(movement: Movement, on: string, version: '02' | '08'): string {
  const { cents: amount, iban, name, remittance, endToEndId, reference, returnReason } = movement
  const side = amount > 0 && !returnReason ? 'Dbtr' : 'Cdtr'
  const named = version === '08' ? `<Pty><Nm>${escaped(name)}</Nm></Pty>` : `<Nm>${escaped(name)}</Nm>`
  return [
    `<Ntry>${money(amount)}`,
    version === '08' ? '<Sts><Cd>BOOK</Cd></Sts>' : '<Sts>BOOK</Sts>',
    `<BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>`,
    reference ? `<AcctSvcrRef>${reference}</AcctSvcrRef>` : '',
    '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>',
    `<NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>`,
    '<RltdPties>',
    name ? `<${side}>${named}</${side}>` : '',
    iban ? `<${side}Acct><Id><IBAN>${iban}</IBAN></Id></${side}Acct>` : '',
    '</RltdPties>',
    remittance ? `<RmtInf><Ustrd>${escaped(remittance)}</Ustrd></RmtInf>` : '',
    returnReason ? `<RtrInf><Rsn><Cd>${returnReason}</Cd></Rsn></RtrInf>` : '',
    '</TxDtls></NtryDtls></Ntry>',
  ].join('')
}

function money(amount: number): string {
  const euros = Math.abs(cents(amount))
  const text = `${Math.floor(euros / 100)}.${String(euros % 100).padStart(2, '0')}`
  return `<Amt Ccy="EUR">${text}</Amt><CdtDbtInd>${amount < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
}

function escaped(text = ''): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
