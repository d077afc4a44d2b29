/** An exact number: a reduced numerator over a positive denominator. It stays exact until it is rounded, once. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

/** `numerator / denominator`, reduced; refuses a denominator of nought. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1): Fraction {
  const [above, below] = [BigInt(numerator), BigInt(denominator)]
  if (below === 0n) throw new RangeError('a fraction of nought parts')
  const shared = greatestDivisor(above, below) * (below < 0n ? -1n : 1n)
  return { numerator: above / shared, denominator: below / shared }
}

/** The exact value of a number as it is written: 7.2 is 36/5. Refuses what is not finite. */
export function decimal(value: number): Fraction {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (!match) throw new RangeError(`not a finite number: ${value}`)
  const part = match[2] ?? ''
  const power = Number(match[3] ?? 0) - part.length
  const digits = BigInt(`${match[1]}${part}`)
  return power < 0 ? fraction(digits, 10n ** BigInt(-power)) : fraction(digits * 10n ** BigInt(power))
}

export function add(one: Fraction, other: Fraction): Fraction {
  return fraction(
    one.numerator * other.denominator + other.numerator * one.denominator,
    one.denominator * other.denominator,
  )
}

export function subtract(one: Fraction, other: Fraction): Fraction {
  return add(one, { numerator: -other.numerator, denominator: other.denominator })
}

export function multiply(one: Fraction, other: Fraction): Fraction {
  return fraction(one.numerator * other.numerator, one.denominator * other.denominator)
}

/** Refuses to divide by nought. */
export function divide(one: Fraction, other: Fraction): Fraction {
  return fraction(one.numerator * other.denominator, one.denominator * other.numerator)
}

export function sum(fractions: Iterable<Fraction>): Fraction {
  let total = fraction(0)
  for (const term of fractions) total = add(total, term)
  return total
}

/** Negative, nought or positive, as `one` is less than, equal to or more than `other`. */
export function compare(one: Fraction, other: Fraction): -1 | 0 | 1 {
  const [left, right] = [one.numerator * other.denominator, other.numerator * one.denominator]
  return left < right ? -1 : left > right ? 1 : 0
}

export function least(one: Fraction, ...others: Fraction[]): Fraction {
  return others.reduce((smallest, other) => (compare(other, smallest) < 0 ? other : smallest), one)
}

export function most(one: Fraction, ...others: Fraction[]): Fraction {
  return others.reduce((largest, other) => (compare(other, largest) > 0 ? other : largest), one)
}

/** The largest whole number that is not more. */
export function floor({ numerator, denominator }: Fraction): bigint {
  return numerator / denominator - (numerator % denominator < 0n ? 1n : 0n)
}

/** The smallest whole number that is not less. */
export function ceiling({ numerator, denominator }: Fraction): bigint {
  return -floor({ numerator: -numerator, denominator })
}

/** Rounded half up (a half goes towards plus infinity) to so many decimals. */
export function rounded(value: Fraction, decimals = 0): number {
  const scale = 10n ** BigInt(decimals)
  const whole = floor(add(multiply(value, fraction(scale)), fraction(1, 2)))
  return Number(whole) / Number(scale)
}

/** The number nearest to it, for drawing and for square roots. A larger fraction never has a smaller number. */
export function approximate({ numerator, denominator }: Fraction): number {
  const size = numerator < 0n ? -numerator : numerator
  const shift = 64 - (size.toString(2).length - denominator.toString(2).length)
  const scaled = shift >= 0 ? (size << BigInt(shift)) / denominator : size / (denominator << BigInt(-shift))
  return (numerator < 0n ? -1 : 1) * Number(scaled) * 2 ** -shift
}

/** `25/2`, or `25` when it is whole. */
export function written({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`
}

function greatestDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
