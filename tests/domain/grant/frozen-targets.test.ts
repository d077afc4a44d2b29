import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classifyChange } from '#app/domain/grant/change.ts'
import { equal } from '#app/domain/grant/difference.ts'
import { type IndicatorTerms, termsSchema } from '#app/domain/grant/terms.ts'
import { countedTypes } from '#app/domain/proposal/schema/vooruitgang.ts'
import { agreed } from './agreements.ts'

/** What is agreed of a figure before anything is counted. */
const frozen: fc.Arbitrary<Partial<IndicatorTerms>> = fc.oneof(
  fc.nat(500).map((target) => ({ target })),
  fc.option(fc.nat(500), { nil: null }).map((baseline) => ({ baseline })),
  fc.constantFrom('bewoners', 'gezinnen', 'keer').map((unit) => ({ unit })),
  fc.constantFrom(...countedTypes).map((type) => ({ type })),
)

test('after signing a target, baseline, unit or type changes only by what both sides sign', () => {
  const signed = agreed()
  fc.assert(
    fc.property(fc.array(frozen, { minLength: 1, maxLength: 4 }), fc.nat(5), (changes, at) => {
      const place = at % signed.indicators.length
      const proposed = termsSchema.parse({
        ...signed,
        indicators: signed.indicators.map((one, index) =>
          index === place ? Object.assign({}, one, ...changes) : one,
        ),
      })
      const same = equal(proposed, signed)
      const { kind: found } = classifyChange(signed, proposed)
      expect(found === 'amendment').toBe(!same)
    }),
  )
})
