import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { openPastGrant } from '#app/domain/open/past.ts'
import { wasStateAid } from '#app/domain/past/aid.ts'
import { readCell } from '#app/domain/past/read-cell.ts'

describe('whether money of the past was state aid', () => {
  test('is what the line says, else what was said of the file, else unknown', () => {
    expect([true, false].map((line) => wasStateAid(line, 'no'))).toEqual([true, false])
    expect((['yes', 'no', null] as const).map((file) => wasStateAid(null, file))).toEqual([true, false, null])
  })

  test('is read from a cell as people write it', () => {
    const read = (cell: string | number | null) => readCell({ type: 'yes-no', heads: [] }, cell)
    for (const yes of ['Ja', ' j ', 'YES', 'x', 1, 'waar']) expect(read(yes)).toEqual({ value: true })
    for (const no of ['Nee', 'n', 0, 'onwaar', '-']) expect(read(no)).toEqual({ value: false })
    expect(read(null)).toEqual({ value: null })
    expect(read('misschien')).toEqual({ problem: 'yesNo' })
  })
})

describe('a grant of the past for everybody', () => {
  const source = {
    ...{ reference: 'B-1', title: 'Soep van Jan Visser', neighbourhood: 'Bilgaard', awardedOn: '2019-04-03' },
    ...{
      startsOn: null,
      endsOn: null,
      awardedCents: cents(1_00),
      paidCents: cents(0),
      changedAt: new Date(0),
    },
  }
  const words = (reference: string) => `Bijdrage ${reference}`

  test('names an organisation of the trade register, and nobody else, in no text', () => {
    const organisation = openPastGrant({ ...source, grantee: 'Stichting Soep', kvk: '01234567' }, words)
    expect(organisation.recipient).toEqual({ kind: 'organisation', name: 'Stichting Soep', kvk: '01234567' })
    const person = openPastGrant({ ...source, grantee: 'Jan Visser', kvk: null }, words)
    expect(person.recipient).toEqual({ kind: 'withheld' })
    expect(JSON.stringify(person)).not.toContain('Visser')
  })

  test('has a title that says its reference once it was erased', () => {
    expect(openPastGrant({ ...source, title: '', grantee: '', kvk: null }, words).title).toBe('Bijdrage B-1')
  })
})
