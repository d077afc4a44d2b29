import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicNaming } from '#app/domain/open/naming.ts'
import { hasEmail, publicText } from '#app/domain/open/public-text.ts'

describe('a text for everybody', () => {
  test.each([
    ['Mail aukje@buurt.example.org gerust', 'Mail […] gerust'],
    ['Bel 058 000 00 13 of +31 6 12345678.', 'Bel […] of […].'],
    ['Bel (058) 123 45 67', 'Bel […]'],
    ['Van 01-03-2026 tot 2027-01-01', 'Van 01-03-2026 tot 2027-01-01'],
    ['€ 12.300 in LO-2026-0042 voor 350 mensen', '€ 12.300 in LO-2026-0042 voor 350 mensen'],
  ])('%s', (text, expected) => {
    expect(publicText(text)).toBe(expected)
  })

  test('leaves a withheld name out however it is written, and no part of a longer word', () => {
    const text = 'De stichting  MOEDERS ONDER ELKAAR werkt. Moeders onder elkaars hulp.'
    expect(publicText(text, ['Moeders onder elkaar', 'Stichting Moeders onder Elkaar'])).toBe(
      'De […] werkt. Moeders onder elkaars hulp.',
    )
  })

  test('never holds an address or a withheld name, whatever else is in it', () => {
    const word = fc.stringMatching(/^[a-zé]{3,12}$/)
    fc.assert(
      fc.property(fc.array(word), fc.emailAddress(), word, fc.array(word), (before, email, name, after) => {
        const shown = publicText([...before, email, name, ...after].join(' '), [name])
        expect(hasEmail(shown)).toBe(false)
        expect(shown.split(/\s+/)).not.toContain(name)
      }),
    )
  })
})

describe('who a plan is of', () => {
  const plan = (publishing: string | null) => ({
    aboutUs: {
      initiativeName: 'Warme Kamer',
      organisationName: 'Stichting Warm',
      contactName: 'Aukje Visser',
    },
    declarations: { publishing },
  })

  test('is told, when nobody asked otherwise', () => {
    const naming = publicNaming({ name: 'Warme Kamer', document: plan('all') })
    expect(naming.name).toBe('Warme Kamer')
    expect(naming.text('De Warme Kamer')).toBe('De Warme Kamer')
    expect(publicNaming({ name: 'Warme Kamer', document: { aboutUs: {} } }).name).toBe('Warme Kamer')
  })

  test('is not told, nor who gets the money or who speaks, when its writers asked that', () => {
    const naming = publicNaming({ name: 'Warme Kamer', document: plan('not-name') })
    expect(naming.name).toBeNull()
    expect(naming.text('De warme kamer van Stichting Warm, met Aukje Visser')).toBe('De […] van […], met […]')
  })

  test('is not told once the plan was erased', () => {
    expect(publicNaming({ name: 'Warme Kamer', document: null }).name).toBeNull()
  })
})
