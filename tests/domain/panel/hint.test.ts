import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Applying, type Declarant, hintsFor } from '#app/domain/panel/hint.ts'

const wim = (change: Partial<Declarant> = {}): Declarant => ({
  id: 'wim',
  name: 'Wim Kuipers',
  email: 'wim@school-oost.nl',
  organisations: ['Stichting School Oost'],
  postcode: '8924 AB',
  ...change,
})
const applying = (change: Partial<Applying> = {}): Applying => ({
  members: ['ineke'],
  names: ['Ineke van der Wal'],
  emails: ['ineke@gmail.com'],
  organisations: ['Taalmaatjes'],
  postcodes: ['8921 XX'],
  named: [],
  ...change,
})

describe('what may tie somebody to who applies', () => {
  test('nothing in common gives no hint', () => {
    expect(hintsFor(wim(), applying())).toEqual([])
  })

  test.each([
    ['own-proposal', { members: ['ineke', 'wim'] }],
    ['named-by-applicant', { named: [{ person: 'wim', words: '' }] }],
    ['named-by-applicant', { named: [{ person: null, words: 'Dat is wim kuipers, van school.' }] }],
    ['same-organisation', { organisations: ['School Oost'] }],
    ['same-organisation', { organisations: ['SCHOOL OOST B.V.'] }],
    ['same-mail-domain', { emails: ['Kees@School-Oost.nl'] }],
    ['same-surname-and-postcode', { names: ['Anna de Vries-Kuipers'], postcodes: ['8924ab'] }],
  ] as const)('%s', (hint, change) => {
    expect(hintsFor(wim(), applying(change as Partial<Applying>))).toEqual([hint])
  })

  test('an address that everybody can have says nothing', () => {
    const mailing = applying({ emails: ['ineke@gmail.com', 'x@ziggo.nl', 'y@example.org'] })
    for (const email of ['wim@gmail.com', 'wim@ziggo.nl', 'wim@example.org', null, 'wim'])
      expect(hintsFor(wim({ email }), mailing)).toEqual([])
  })

  test('a surname alone, a postcode alone, a first name alone or another member is no hint', () => {
    expect(hintsFor(wim(), applying({ names: ['Jan Kuipers'] }))).toEqual([])
    expect(hintsFor(wim(), applying({ postcodes: ['8924 AB'] }))).toEqual([])
    expect(hintsFor(wim(), applying({ named: [{ person: null, words: 'Wim van de brug' }] }))).toEqual([])
    expect(hintsFor(wim(), applying({ named: [{ person: 'sanne', words: 'Wim Kuipers' }] }))).toEqual([])
  })

  test('who is known by nothing gets no hint, whatever the proposal says', () => {
    const texts = fc.array(fc.string())
    const anything = fc.record({
      names: texts,
      emails: texts,
      organisations: texts,
      postcodes: texts,
      named: fc.array(fc.record({ person: fc.constant(null), words: fc.string() })),
    })
    fc.assert(
      fc.property(anything, (some) => {
        const nobody = { id: 'nobody', name: '', email: null, organisations: [''], postcode: '' }
        expect(hintsFor(nobody, { members: [], ...some })).toEqual([])
      }),
    )
  })
})
