import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOf, pastKinds } from '#app/domain/past/fields.ts'
import {
  doubleFields,
  guessKind,
  guessMapping,
  headLine,
  headsKey,
  headsOf,
  mappingOf,
  missingFields,
} from '#app/domain/past/mapping.ts'

describe('the columns', () => {
  test('of a Dutch list of grants are known by their headings', () => {
    const heads = [
      ...['Dossiernr.', 'Kenmerk', 'Projectnaam', 'Naam organisatie', 'KvK-nummer', 'Toegekend bedrag (€)'],
      ...['Datum besluit', 'Startdatum', 'Einddatum', 'Wijk', 'Opmerking intern'],
    ]
    expect(guessMapping('grants', heads)).toEqual([
      ...[null, 'reference', 'title', 'grantee', 'kvk', 'amount'],
      ...['awardedOn', 'startsOn', 'endsOn', 'neighbourhood', null],
    ])
    expect(guessKind(heads)).toBe('grants')
  })

  test('of an English one too', () => {
    const heads = ['Reference', 'Project title', 'Recipient', 'Amount awarded', 'Award date']
    expect(guessMapping('grants', heads)).toEqual(['reference', 'title', 'grantee', 'amount', 'awardedOn'])
  })

  test('of payments, results and organisations tell what kind they are', () => {
    expect(guessKind(['Kenmerk', 'Betaald bedrag', 'Betaaldatum'])).toBe('payments')
    expect(guessKind(['Kenmerk', 'Indicator', 'Waarde', 'Jaar'])).toBe('results')
    expect(guessKind(['Naam', 'Rechtsvorm', 'Postcode', 'Woonplaats'])).toBe('organisations')
    expect(guessKind(['a', 'b'])).toBeNull()
  })

  test('are each one field at most, and a field is given once, whatever the headings', () => {
    const head = fc.oneof(fc.string(), fc.constantFrom('Bedrag', 'bedrag', 'Datum', 'Naam', 'Kenmerk', ''))
    fc.assert(
      fc.property(fc.constantFrom(...pastKinds), fc.array(head, { maxLength: 15 }), (kind, heads) => {
        const mapping = guessMapping(kind, heads)
        expect(mapping).toHaveLength(heads.length)
        expect(doubleFields(mapping)).toEqual([])
        expect(mappingOf(kind, mapping)).toEqual(mapping)
        const needed = fieldsOf(kind).filter(([, field]) => field.needed)
        expect(missingFields(kind, mapping).length).toBe(
          needed.filter(([key]) => !mapping.includes(key)).length,
        )
      }),
    )
  })

  test('that two columns give are told', () => {
    expect(doubleFields(['amount', null, 'amount', 'title', null])).toEqual(['amount'])
    expect(mappingOf('grants', ['paidOn'])).toBeNull()
    expect(mappingOf('grants', 'amount')).toBeNull()
  })
})

describe('the headings', () => {
  const line = (line: number, ...cells: (string | number | null)[]) => ({ line, cells })

  test('may stand below a title and the day of the list', () => {
    const lines = [
      line(1, 'Verleende subsidies 2015-2020'),
      line(2),
      line(3, null, 'Kenmerk', 'Bedrag', 'Datum', null),
      line(4, null, 'A-1', 100, '1-1-2019'),
    ]
    const head = headLine(lines)
    expect(head?.line).toBe(3)
    expect(head && headsOf(head)).toEqual(['', 'Kenmerk', 'Bedrag', 'Datum'])
  })

  test('are the first line with something in it when none is known', () => {
    expect(headLine([line(1), line(2, 'x', 'y'), line(3, 1, 2)])?.line).toBe(2)
    expect(headLine([line(1)])).toBeNull()
  })

  test('are the same sort of file whatever their capitals and signs', () => {
    expect(headsKey(['KvK-nummer ', 'Café'])).toBe(headsKey(['kvk nummer', 'cafe']))
    expect(headsKey(['a', 'b'])).not.toBe(headsKey(['b', 'a']))
  })
})
