import type { Checked, Finding } from './names.ts'

/** A payment in a file for the bank: what the file asked and what was released, in cents. */
export type FileLine = { file: string; release: string; asked: number; released: number }
/** A file: the total it says, and the sum of its lines. */
export type FileTotal = { file: string; total: number; lines: number }
/** What releases say was paid of a tranche and did not come back, and what the ledger says. */
export type TranchePaid = { grant: string; tranche: string; released: number; booked: number }

/**
 * Say files for the bank, releases and ledger the same? Each line of a file is its release, each file the sum of its
 * lines, and what was paid of a tranche stands in the ledger.
 */
export function checkPayments(
  lines: readonly FileLine[],
  files: readonly FileTotal[],
  tranches: readonly TranchePaid[],
): Checked {
  const ofLines = lines
    .filter(({ asked, released }) => asked !== released)
    .map(
      ({ file, release, asked, released }): Finding => ({
        ...{ about: 'payment-file', id: file, part: release },
        ...{ expected: released, found: asked },
      }),
    )
  const ofFiles = files
    .filter((file) => file.total !== file.lines)
    .map(
      ({ file, total, lines: sum }): Finding => ({
        ...{ about: 'payment-file', id: file, part: 'total' },
        ...{ expected: sum, found: total },
      }),
    )
  const ofTranches = tranches
    .filter(({ released, booked }) => released !== booked)
    .map(
      ({ grant, tranche, released, booked }): Finding => ({
        ...{ about: 'tranche', id: grant, part: tranche },
        ...{ expected: released, found: booked },
      }),
    )
  return {
    name: 'payments',
    looked: lines.length + files.length + tranches.length,
    findings: [...ofLines, ...ofFiles, ...ofTranches],
  }
}
