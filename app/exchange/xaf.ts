import type { IsoDate } from '#app/domain/calendar.ts'
import { type Account, accountKeys, accounts, type JournalLine } from '#app/domain/ledger/journal.ts'
import { type Cents, sumCents } from '#app/domain/money.ts'
import { holdable, type XmlNode, xmlText } from './xml-text.ts'

/** Who an amount came from or goes to. Keys are at most 35 letters. */
export type AuditParty = { id: string; name: string; kind: 'gives' | 'receives' }
export type AuditLine = JournalLine & {
  text: string
  party?: string | null
  pot?: string | null
  project?: string | null
}
/** What was booked together on one day. */
export type AuditTransaction = {
  number: string
  on: IsoDate
  text: string
  by: string
  posting: string
  lines: readonly AuditLine[]
}
export type AuditFile = {
  year: string
  from: IsoDate
  to: IsoDate
  madeOn: IsoDate
  company: { ident: string; name: string; taxIdent: string }
  accountNames: Record<Account, string>
  parties: readonly AuditParty[]
  opening: readonly JournalLine[]
  journal: { id: string; name: string }
  transactions: readonly AuditTransaction[]
  /** Said in the file itself: it was not compared with the schema of those who keep the format. */
  notice: string
}

/**
 * An audit file in the shape of XML Auditfile Financieel 3.2, in pieces: balanced transactions, the chart of accounts, an
 * opening balance. Its counts and sums are those of its lines. A transaction that does not balance is a bug and throws.
 */
export function* xaf(file: AuditFile): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${holdable(file.notice).replaceAll('--', '–')} -->\n`
  yield '<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">\n'
  yield xmlText(header(file))
  yield '<company>\n'
  for (const node of [...company(file), parties(file), ledger(file), periods(file), opening(file)])
    yield xmlText(node)
  yield '<transactions>\n'
  const lines = file.transactions.flatMap((transaction) => balanced(transaction).lines)
  for (const node of totals(lines)) yield xmlText(node)
  yield '<journal>\n'
  for (const node of [leaf('jrnID', file.journal.id), leaf('desc', file.journal.name), leaf('jrnTp', 'M')])
    yield xmlText(node)
  for (const transaction of file.transactions) yield xmlText(transactionNode(transaction))
  yield '</journal>\n</transactions>\n</company>\n</auditfile>\n'
}

const leaf = (name: string, text: string, most = 999): XmlNode => [name, [...text].slice(0, most).join('')]
const optional = (name: string, text: string | null | undefined): XmlNode[] =>
  text ? [leaf(name, text, 35)] : []

function header({ year, from, to, madeOn }: AuditFile): XmlNode {
  return [
    'header',
    [
      leaf('fiscalYear', year, 9),
      leaf('startDate', from),
      leaf('endDate', to),
      leaf('curCode', 'EUR'),
      leaf('dateCreated', madeOn),
      leaf('softwareDesc', 'Dichtbij'),
    ],
  ]
}

function company({ company: { ident, name, taxIdent } }: AuditFile): XmlNode[] {
  return [
    leaf('companyIdent', ident, 35),
    leaf('companyName', name),
    leaf('taxRegistrationCountry', 'NL'),
    leaf('taxRegIdent', taxIdent, 30),
  ]
}

function parties(file: AuditFile): XmlNode {
  return [
    'customersSuppliers',
    file.parties.map(({ id, name, kind }) => [
      'customerSupplier',
      [
        leaf('custSupID', id, 35),
        leaf('custSupName', name, 50),
        leaf('custSupTp', kind === 'gives' ? 'C' : 'S'),
      ],
    ]),
  ]
}

function ledger({ accountNames }: AuditFile): XmlNode {
  return [
    'generalLedger',
    accountKeys.map((account) => [
      'ledgerAccount',
      [
        leaf('accID', accounts[account].number),
        leaf('accDesc', accountNames[account]),
        leaf('accTp', accounts[account].type === 'balance' ? 'B' : 'P'),
      ],
    ]),
  ]
}

/** The period of the file is one period: a fund closes years, not months. */
function periods({ from, to }: AuditFile): XmlNode {
  return [
    'periods',
    [['period', [leaf('periodNumber', '1'), leaf('startDatePeriod', from), leaf('endDatePeriod', to)]]],
  ]
}

function opening({ opening: lines, from }: AuditFile): XmlNode {
  return [
    'openingBalance',
    [
      leaf('opBalDate', from),
      ...totals(lines),
      ...lines.map(
        ({ account, side, cents }, at): XmlNode => [
          'obLine',
          [leaf('nr', String(at + 1)), leaf('accID', accounts[account].number), ...amount(side, cents)],
        ],
      ),
    ],
  ]
}

function totals(lines: readonly JournalLine[]): XmlNode[] {
  const sumOf = (side: JournalLine['side']) =>
    euros(sumCents(lines.filter((line) => line.side === side).map(({ cents }) => cents)))
  return [
    leaf('linesCount', String(lines.length)),
    leaf('totalDebit', sumOf('debit')),
    leaf('totalCredit', sumOf('credit')),
  ]
}

function transactionNode({ number, on, text, by, posting, lines }: AuditTransaction): XmlNode {
  return [
    'transaction',
    [
      leaf('nr', number, 35),
      leaf('desc', text),
      leaf('periodNumber', '1'),
      leaf('trDt', on),
      ...optional('userID', by),
      ...lines.map(
        (line, at): XmlNode => [
          'trLine',
          [
            leaf('nr', String(at + 1)),
            leaf('accID', accounts[line.account].number),
            leaf('docRef', posting),
            leaf('effDate', on),
            leaf('desc', line.text),
            ...amount(line.side, line.cents),
            ...optional('custSupID', line.party),
            ...optional('costID', line.pot),
            ...optional('projID', line.project),
          ],
        ],
      ),
    ],
  ]
}

function balanced(transaction: AuditTransaction): AuditTransaction {
  const sum = transaction.lines.reduce((so, { side, cents }) => so + (side === 'debit' ? cents : -cents), 0)
  if (sum !== 0) throw new Error(`transaction ${transaction.number} does not balance`)
  return transaction
}

function amount(side: JournalLine['side'], cents: Cents): XmlNode[] {
  return [leaf('amnt', euros(cents)), leaf('amntTp', side === 'debit' ? 'D' : 'C')]
}

/** Whole cents as euros with two decimals, without a float in between. */
function euros(cents: Cents): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
