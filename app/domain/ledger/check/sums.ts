import type { Checked, CheckName, Finding, FindingKind } from './names.ts'

/** A sum that is kept beside the lines it is the sum of: what it is of, its part, and cents. */
export type KeptSum = { id: string; part: string; cents: number }

/**
 * Are the sums that are kept those of the lines they come from? One that is missing counts as nought. `looked` is how
 * many there are on either side.
 */
export function checkSums(
  name: CheckName,
  about: FindingKind,
  kept: readonly KeptSum[],
  counted: readonly KeptSum[],
): Checked {
  const [is, should] = [summed(kept), summed(counted)]
  const keys = [...new Set([...is.keys(), ...should.keys()])]
  const findings = keys.flatMap((key): Finding[] => {
    const [found, expected] = [is.get(key)?.cents ?? 0, should.get(key)?.cents ?? 0]
    const { id, part } = (is.get(key) ?? should.get(key)) as KeptSum
    return found === expected ? [] : [{ about, id, part, expected, found }]
  })
  return { name, looked: keys.length, findings }
}

function summed(sums: readonly KeptSum[]): Map<string, KeptSum> {
  const found = new Map<string, KeptSum>()
  for (const { id, part, cents } of sums) {
    const key = `${id} ${part}`
    found.set(key, { id, part, cents: (found.get(key)?.cents ?? 0) + cents })
  }
  return found
}
