import { describe, expect, test } from 'vitest'
import { aggregate, type FigurePart } from '#app/domain/results/aggregate.ts'
import { valueSchema } from '#app/domain/results/indicator.ts'
import { periodOf, programmeRow } from '#app/domain/results/programme-row.ts'
import rows from '#db/seed/programme/figures-2024.json' with { type: 'json' }

const read = rows.map(programmeRow)
const row = (key: string) => read.find((one) => one.indicator.key === key)
const byRole = (role: string) => rows.filter((one) => one.role === role).map((one) => row(one.id))

describe('the figures of 2024', () => {
  test('make 36 indicators, of which 27 are measured and 8 have a target', () => {
    expect(read).toHaveLength(36)
    expect(read.filter((one) => one.measurement)).toHaveLength(27)
    expect(read.filter((one) => one.target)).toHaveLength(8)
  })

  test('a target or a denominator is never a measurement, whatever its value says', () => {
    for (const role of ['target', 'denominator']) {
      expect(byRole(role).length).toBeGreaterThan(0)
      expect(byRole(role).every((one) => one?.measurement === null)).toBe(true)
    }
    expect(byRole('target').every((one) => one?.target !== null)).toBe(true)
    expect(row('A01')).toMatchObject({ measurement: null, target: { value: 75 } })
    expect(row('W10')).toMatchObject({ measurement: null, target: null })
  })

  test('people are counted as people, each once, and an aim of none means less is better', () => {
    const people = ['jongeren', 'bewoners', 'kinderen', 'jongeren die uitvallen']
    for (const { indicator } of read.filter((one) => people.includes(one.indicator.unit)))
      expect(indicator.type, indicator.key).toBe('unique-people')
    for (const key of ['L11', 'A09']) expect(row(key)?.indicator.direction).toBe('down')
  })

  test('what the programme did not count stays missing', () => {
    expect(row('W03b')).toMatchObject({ measurement: null, target: null })
    expect(row('W03b')?.indicator.name).toContain('Wijken')
  })

  test('one row has a measurement and a target, and its range', () => {
    expect(row('L08')).toMatchObject({
      measurement: { value: { value: 2, valueMax: 4 } },
      target: { value: 4 },
    })
  })

  test.each([
    ['L10', 'unique-people', 'about'],
    ['H02', 'contacts', 'more-than'],
    ['H03', 'contacts', 'about'],
    ['H08', 'reach', 'about'],
    ['A06', 'unique-people', 'exact'],
    ['W09', 'count', 'exact'],
  ])('%s is %s, %s', (key, type, qualifier) => {
    expect(row(key)).toMatchObject({ indicator: { type }, measurement: { value: { qualifier } } })
  })

  test('households are households, and nought as a target means less is better', () => {
    expect(row('P13')?.indicator.type).toBe('unique-households')
    expect(row('L11')?.indicator.direction).toBe('down')
    expect(row('A09')).toMatchObject({ indicator: { direction: 'down' }, target: { value: 0 } })
    expect(row('L08')?.indicator.direction).toBe('up')
  })

  test('the parts of a figure know their whole, and 42 young people stay 42', () => {
    const ofTeam = read.filter((one) => ['S03', 'S04', 'S05', 'S06'].includes(one.indicator.key))
    const parts = ofTeam.map(
      ({ indicator, measurement }): FigurePart => ({
        id: indicator.key,
        unit: indicator.unit,
        subsetOf: indicator.subsetOf,
        value: measurement?.value ?? null,
      }),
    )
    expect(aggregate('unique-people', parts)).toMatchObject({ kind: 'interval', atLeast: 42, atMost: 42 })
  })

  test('every measurement has the shape of its type', () => {
    for (const { indicator, measurement } of read) {
      if (measurement) expect(valueSchema(indicator.type).safeParse(measurement.value).success).toBe(true)
    }
  })

  test('places are named where the programme names them', () => {
    expect(row('H01')?.measurement?.neighbourhoods).toEqual(['Bilgaard', 'Oud Oost'])
    expect(row('H07')?.measurement?.neighbourhoods).toEqual(['Heechterp-Schieringen'])
    expect(row('S03')?.measurement?.neighbourhoods).toEqual([])
    expect(row('W07')?.measurement?.neighbourhoods).toEqual([])
  })

  test('a row with a word nobody knows is refused', () => {
    for (const change of [
      { role: 'schatting' },
      { indicator_type: 'dieren' },
      { approximate: 'zowat' },
      { value: '4' },
    ]) {
      expect(() => programmeRow({ ...rows[0], ...change })).toThrow()
    }
  })
})

describe('a written period', () => {
  test.each([
    ['2024', { from: '2024-01-01', to: '2024-12-31' }],
    ['t/m 2035', { to: '2035-12-31' }],
    ['komende jaren (geen einddatum)', null],
    [null, null],
  ])('%s', (written, period) => {
    expect(periodOf(written)).toEqual(period)
  })
})
