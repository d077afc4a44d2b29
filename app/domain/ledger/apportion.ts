import { type Cents, cents } from '../money.ts'

/**
 * Divides an amount in whole cents by weights that are not negative, so that the parts are the amount to the cent: each
 * gets what is due rounded down, and what is left goes to the largest remainders, of equal ones to the first. An amount
 * below nought is divided like the same above it. With no weight at all there is nobody to give to: every part is nought.
 */
export function apportion(amount: number, weights: readonly number[]): Cents[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (whole === 0n) return weights.map(() => cents(0))
  const size = BigInt(Math.abs(amount))
  const parts = weights.map((weight, at) => {
    const due = size * BigInt(weight)
    return { at, part: due / whole, rest: due % whole }
  })
  let left = Number(size - parts.reduce((sum, { part }) => sum + part, 0n))
  const byRest = parts.toSorted((one, other) =>
    one.rest > other.rest ? -1 : one.rest < other.rest ? 1 : one.at - other.at,
  )
  for (const one of byRest) {
    if (left === 0) break
    one.part += 1n
    left -= 1
  }
  return parts.map(({ part }) => cents(Number(amount < 0 ? -part : part)))
}
