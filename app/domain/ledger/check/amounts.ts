import { type GrantState, isUnderWay } from '../../grant/grant.ts'
import type { Checked, Finding } from './names.ts'

/** What the ledger committed and paid of a tranche, in cents. */
export type TrancheSums = { grant: string; tranche: string; committed: number; paid: number }

/** Was nothing paid that was not committed? Of every tranche the payments stay within its commitment. */
export function checkPaidWithinAgreed(rows: readonly TrancheSums[]): Checked {
  const findings = rows
    .filter(({ committed, paid }) => paid > committed)
    .map(
      ({ grant, tranche, committed, paid }): Finding => ({
        ...{ about: 'tranche', id: grant, part: tranche },
        ...{ expected: committed, found: paid },
      }),
    )
  return { name: 'payments-within-agreed', looked: rows.length, findings }
}

/**
 * A grant: its award, what its terms in force come to, the sum of their tranches (null before there are any), and what
 * the ledger has committed for it; amounts in cents.
 */
export type GrantSums = {
  grant: string
  state: GrantState
  awarded: number
  agreed: number | null
  tranches: number | null
  committed: number
}

/**
 * Does every agreement come to its tranches, the ledger commit as much while the grant runs, and none of it go above the
 * award? The part says which: `tranches`, `committed`, `award`.
 */
export function checkAgreedWithinAwarded(rows: readonly GrantSums[]): Checked {
  return { name: 'agreed-within-awarded', looked: rows.length, findings: rows.flatMap(faultsOf) }
}

function faultsOf({ grant, state, awarded, agreed, tranches, committed }: GrantSums): Finding[] {
  const finding = (part: string, expected: number | null, found: number | null): Finding => ({
    ...{ about: 'grant', id: grant, part },
    ...{ expected, found },
  })
  const runs = isUnderWay(state)
  const most = Math.max(agreed ?? 0, committed)
  return [
    ...(agreed === tranches ? [] : [finding('tranches', agreed, tranches)]),
    ...(runs && agreed !== committed ? [finding('committed', agreed, committed)] : []),
    ...(most > awarded ? [finding('award', awarded, most)] : []),
  ]
}
