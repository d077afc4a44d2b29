import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intraclass, intraclassForms, oneWayIntraclass, spearmanBrown } from '#app/domain/panel/intraclass.ts'
import { known, unknown } from '#app/domain/panel/statistic.ts'
import { published } from './published.ts'

const table = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('the intraclass correlations, as published', () => {
  test.each([
    ['1,1', 0.17, 0.1657],
    ['2,1', 0.29, 0.2898],
    ['3,1', 0.71, 0.7148],
    ['1,k', 0.44, 0.4428],
    ['2,k', 0.62, 0.6201],
    ['3,k', 0.91, 0.9093],
  ] as const)('ICC(%s) of six targets and four judges: %s', (form, printed, longer) => {
    const { value } = intraclass(published.sixTargets)[form]
    expect(value).toBeCloseTo(printed, 2)
    expect(value).toBeCloseTo(longer, 4)
  })

  test('from one to k by Spearman and Brown; at .35 three readers are .62, five .73, eight .81', () => {
    for (const [readers, together] of [
      [3, 0.62],
      [5, 0.73],
      [8, 0.81],
    ] as const)
      expect(spearmanBrown(known(0.35), readers).value).toBeCloseTo(together, 2)
  })
})

describe('they', () => {
  test('do not depend on the order of things or of readers', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const turned = rows.map((row) => [...row].reverse()).reverse()
        const [one, other] = [intraclass(rows), intraclass(turned)]
        for (const form of intraclassForms) {
          expect(other[form].reason).toBe(one[form].reason)
          if (one[form].value !== null) expect(other[form].value).toBeCloseTo(one[form].value, 6)
        }
      }),
    )
  })

  test('are 1 when all readers agree on things that differ', () => {
    const rows = [1, 3, 5].map((value) => [value, value, value])
    for (const form of intraclassForms) expect(intraclass(rows)[form].value).toBeCloseTo(1, 12)
  })

  test('of k are what Spearman and Brown make of those of one', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const all = intraclass(rows)
        for (const kind of ['1', '2', '3'] as const) {
          const [one, together] = [all[`${kind},1`], all[`${kind},k`]]
          const made = spearmanBrown(one, rows[0]?.length ?? 0)
          if (together.value !== null && made.value !== null && Math.abs(together.value) < 1e6)
            expect(made.value).toBeCloseTo(together.value, 6)
        }
      }),
    )
  })

  test('of unequal groups is that of a table where the groups are equal', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { one, readers } = oneWayIntraclass(rows)
        expect(readers).toBeCloseTo(rows[0]?.length ?? 0, 9)
        expect(one.reason).toBe(intraclass(rows)['1,1'].reason)
        if (one.value !== null) expect(one.value).toBeCloseTo(intraclass(rows)['1,1'].value as number, 9)
      }),
    )
  })

  test('weigh unequal groups: (N − Σk²/N) / (n − 1) readers', () => {
    const { one, readers } = oneWayIntraclass([[4, 5, 3], [2, 2], [], [1, 2, 1, 2]])
    expect(readers).toBeCloseTo((9 - (9 + 4 + 16) / 9) / 2, 12)
    expect(one.value).toBeGreaterThan(0)
  })
})

describe('where the variance is nought', () => {
  const same = [3.3, 3.3, 3.3]

  test('they say so instead of a number', () => {
    for (const form of intraclassForms) expect(intraclass([same, same])[form]).toEqual(unknown('no-variance'))
    expect(oneWayIntraclass([same, same]).one).toEqual(unknown('no-variance'))
    expect(
      intraclass([
        [1, 5],
        [5, 1],
      ])['1,k'],
    ).toEqual(unknown('no-variance'))
    expect(spearmanBrown(unknown('no-variance'), 3)).toEqual(unknown('no-variance'))
    expect(spearmanBrown(known(-0.5), 3)).toEqual(unknown('no-variance'))
  })

  test('and so where too little was read; a table with holes is no table', () => {
    expect(intraclass([[1, 2]])['1,1']).toEqual(unknown('too-few-reviews'))
    expect(oneWayIntraclass([[1], [2], []])).toEqual({ one: unknown('too-few-reviews'), readers: 1 })
    expect(() => intraclass([[1, 2], [1]])).toThrow(RangeError)
  })
})
