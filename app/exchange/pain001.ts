import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Cents, sumCents } from '#app/domain/money.ts'
import type { PainVersion } from '#app/domain/payment/batch.ts'

/** One payment of a file. Names and texts are already in SEPA letters; the amount is in cents. */
export type PaymentLine = {
  endToEndId: string
  amountCents: Cents
  iban: string
  name: string
  remittance: string
}

/** A file of payments from one account on one day. `messageId` and every `endToEndId` are at most 35 letters. */
export type PaymentFile = {
  version: PainVersion
  messageId: string
  createdAt: Date
  executeOn: IsoDate
  debtor: { name: string; iban: string; bic: string | null }
  lines: readonly PaymentLine[]
}

/**
 * A SEPA credit transfer file: pain.001.001.09, or .03 for a bank that still asks it. The same file gives the same bytes;
 * its counts and sums are those of its lines, and postal addresses stay out, since unstructured ones are refused. Refuses
 * a file without lines. Source: ISO 20022 CustomerCreditTransferInitiation; EPC132-08 SCT C2PSP Implementation Guidelines.
 */
export function pain001({ version, messageId, createdAt, executeOn, debtor, lines }: PaymentFile): string {
  if (lines.length === 0) throw new RangeError('a payment file has at least one payment')
  const newest = version === '09'
  const sums: Node[] = [
    ['NbOfTxs', String(lines.length)],
    ['CtrlSum', amount(sumCents(lines.map(({ amountCents }) => amountCents)))],
  ]
  const bank: Node = debtor.bic ? [newest ? 'BICFI' : 'BIC', debtor.bic] : ['Othr', [['Id', 'NOTPROVIDED']]]
  return written(`urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}`, [
    'CstmrCdtTrfInitn',
    [
      [
        'GrpHdr',
        [
          ['MsgId', messageId],
          ['CreDtTm', `${createdAt.toISOString().slice(0, 19)}Z`],
          ...sums,
          ['InitgPty', [['Nm', debtor.name]]],
        ],
      ],
      [
        'PmtInf',
        [
          ['PmtInfId', messageId],
          ['PmtMtd', 'TRF'],
          ['BtchBookg', 'false'],
          ...sums,
          ['PmtTpInf', [['SvcLvl', [['Cd', 'SEPA']]]]],
          ['ReqdExctnDt', newest ? [['Dt', executeOn]] : executeOn],
          ['Dbtr', [['Nm', debtor.name]]],
          [
            'DbtrAcct',
            [
              ['Id', [['IBAN', debtor.iban]]],
              ['Ccy', 'EUR'],
            ],
          ],
          ['DbtrAgt', [['FinInstnId', [bank]]]],
          ['ChrgBr', 'SLEV'],
          ...lines.map(transaction),
        ],
      ],
    ],
  ])
}

function transaction({ endToEndId, amountCents, iban, name, remittance }: PaymentLine): Node {
  return [
    'CdtTrfTxInf',
    [
      ['PmtId', [['EndToEndId', endToEndId]]],
      ['Amt', [['InstdAmt', amount(amountCents), { Ccy: 'EUR' }]]],
      ['Cdtr', [['Nm', name]]],
      ['CdtrAcct', [['Id', [['IBAN', iban]]]]],
      ['RmtInf', [['Ustrd', remittance]]],
    ],
  ]
}

type Node = [name: string, content: string | Node[], attributes?: Record<string, string>]

function written(namespace: string, root: Node): string {
  const document = new DOMImplementation().createDocument(namespace, 'Document', null)
  const top = document.documentElement as Element
  append(document, top, namespace, root, 1)
  top.appendChild(document.createTextNode('\n'))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}\n`
}

function append(
  document: Document,
  parent: Element,
  namespace: string,
  [name, content, attributes = {}]: Node,
  depth: number,
): void {
  const element = document.createElementNS(namespace, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  parent.appendChild(document.createTextNode(`\n${'  '.repeat(depth)}`))
  parent.appendChild(element)
  if (typeof content === 'string') {
    element.appendChild(document.createTextNode(content))
    return
  }
  for (const child of content) append(document, element, namespace, child, depth + 1)
  element.appendChild(document.createTextNode(`\n${'  '.repeat(depth)}`))
}

/** Whole cents as euros with two decimals, without a float in between. */
function amount(cents: Cents): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
