import type { EntryKind } from '../../ledger.ts'
import type { Checked, Finding } from './names.ts'

/**
 * The lines of one kind in one posting: how many, their sum, the least and the most of them in cents, and what they are of.
 */
export type PostingKind = {
  posting: string
  kind: EntryKind
  lines: number
  sum: number
  least: number
  most: number
  grants: number
  weights: number
}

const neverNegative = new Set<EntryKind>([
  'contribution-received',
  'contribution-signed',
  'repayment-expected',
  'recovery-received',
  'decommitment',
  'transfer-in',
])
const neverPositive = new Set<EntryKind>(['commitment', 'transfer-out', 'expectation-reversed'])
/** Kinds that together come to nothing within a posting: a payment only moves its day, a transfer only its pot. */
const even: Record<'payment' | 'transfer', readonly EntryKind[]> = {
  payment: ['payment-planned', 'payment-made'],
  transfer: ['transfer-in', 'transfer-out'],
}

/**
 * Has every posting the shape of one? Its signs follow from its kinds (`sign`), what only moves comes to nothing
 * (`payment`, `transfer`), and it is of one grant at most and weighs as one thing (`mixed`). The fault is the part.
 */
export function checkPostings(rows: Iterable<PostingKind>): Checked {
  const postings = new Map<string, PostingKind[]>()
  for (const row of rows) {
    const known = postings.get(row.posting)
    if (known) known.push(row)
    else postings.set(row.posting, [row])
  }
  const findings = [...postings].flatMap(([id, kinds]) =>
    faultsOf(kinds).map((fault): Finding => ({ about: 'posting', id, ...fault })),
  )
  return { name: 'postings', looked: postings.size, findings }
}

function faultsOf(kinds: readonly PostingKind[]): Pick<Finding, 'part' | 'expected' | 'found'>[] {
  const signs = kinds.flatMap(({ kind, least, most }) => {
    if (neverNegative.has(kind) && least < 0) return [{ part: 'sign', expected: kind, found: least }]
    return neverPositive.has(kind) && most > 0 ? [{ part: 'sign', expected: kind, found: most }] : []
  })
  const moves = Object.entries(even).flatMap(([part, names]) => {
    const sum = kinds.reduce((total, row) => total + (names.includes(row.kind) ? row.sum : 0), 0)
    return sum === 0 ? [] : [{ part, expected: 0, found: sum }]
  })
  const most = Math.max(...kinds.map(({ grants, weights }) => Math.max(grants, weights)))
  return [...signs, ...moves, ...(most > 1 ? [{ part: 'mixed', expected: 1, found: most }] : [])]
}
