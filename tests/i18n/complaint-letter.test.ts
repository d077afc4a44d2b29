import { describe, expect, test } from 'vitest'
import { type ComplaintFacts, caseReference } from '#app/domain/complaint-letter.ts'
import { complaintLetter } from '#app/i18n/complaint-letter.server.ts'
import type { Letter } from '#app/i18n/letter.server.ts'

const facts: ComplaintFacts = {
  initiative: 'Taalcafé op dinsdag',
  reference: 'LO-2026-0042',
  date: '2026-05-08',
  recipient: 'Fatima',
  signer: 'Durk de Boer',
  fund: { name: 'Impactfonds Oost', regime: 'private', complaintWeeks: 6 },
  person: { name: 'Sanne', role: 'contact', phone: '058 123 45 67', hours: null },
  kind: 'complaint',
  about: 'decision',
  receivedOn: '2026-04-01',
  words: 'U las mijn plan niet goed.\n\nBel mij eens.',
  heard: { on: '2026-04-20', report: 'Fatima legde het uit.' },
  unheardReason: null,
  outcome: 'partly',
  reasons: 'Een deel lazen wij te snel.',
  committee: null,
  followsAdvice: null,
  departureReason: null,
  correction: 'decide-anew',
}
const awb = {
  ...facts.fund,
  regime: 'awb' as const,
  legalName: 'Stichting Impactfonds Oost',
  court: 'de rechtbank Noord-Nederland',
}
const textOf = ({ blocks }: Letter) =>
  blocks.flatMap((block) => ('items' in block ? block.items : [block.text])).join('\n')

describe('the letter of an answer', () => {
  test('says what was complained of, the talk, the answer, why, what follows and the way on', () => {
    const letter = complaintLetter(facts, 'nl')
    expect([letter.subject, letter.greeting]).toEqual(['Ons antwoord aan u', 'Beste Fatima,'])
    const text = textOf(letter)
    for (const part of [
      'U liet ons op 1 april 2026 weten',
      'U hebt voor een deel gelijk.',
      'Een deel lazen wij te snel.',
      'Het ging over ons besluit over Taalcafé op dinsdag.',
      'U las mijn plan niet goed.\nBel mij eens.',
      'Wij spraken elkaar op 20 april 2026. Dit is het verslag:\nFatima legde het uit.',
      'Wij nemen een nieuw besluit',
      'Bel ons dan: Sanne, 058 123 45 67. U kunt ook naar de rechter gaan.',
    ])
      expect(text).toContain(part)
    expect(text).not.toMatch(/beroep|ombudsman|artikel/)
  })

  test('says why there was no talk, or that none was needed', () => {
    const without = { ...facts, heard: null }
    expect(textOf(complaintLetter({ ...without, unheardReason: 'U wilde niet.' }, 'nl'))).toContain(
      'Er was geen gesprek. Dit is de reden:\nU wilde niet.',
    )
    expect(textOf(complaintLetter({ ...without, outcome: 'founded' }, 'en'))).toContain(
      'It was not needed, because you are right.',
    )
  })

  test('tells who is wholly right of no way on, except where the law lets a decision name the court', () => {
    const right = { ...facts, outcome: 'founded' as const }
    for (const fund of [facts.fund, awb])
      expect(textOf(complaintLetter({ ...right, fund }, 'nl'))).not.toMatch(
        /niet mee eens\?|rechter|ombudsman/,
      )
    const objection = { ...right, kind: 'objection' as const, fund: awb }
    expect(textOf(complaintLetter(objection, 'nl'))).toContain('beroep instellen bij')
  })

  test('says that it was about money that was held', () => {
    expect(textOf(complaintLetter({ ...facts, about: 'hold' }, 'nl'))).toContain('dat wij vasthielden')
  })

  test('of an objection under the Awb is Dutch, says the outcome in law and names the court', () => {
    const text = textOf(complaintLetter({ ...facts, kind: 'objection', fund: awb }, 'en'))
    expect(text).toContain('verklaart het bezwaar gedeeltelijk gegrond')
    expect(text).toContain('binnen zes weken na 8 mei 2026')
    expect(text).toContain('beroep instellen bij de rechtbank Noord-Nederland')
    expect(text).not.toContain('ombudsman')
  })

  test('of an objection tells what the committee advised, and why it is not followed', () => {
    const advice = { on: '2026-04-28', text: 'Geef haar gelijk.' }
    const committee = { name: 'Commissie bezwaren Oost', on: '2026-04-10', advice }
    const objection = { ...facts, kind: 'objection' as const, fund: awb, committee, followsAdvice: false }
    const text = textOf(complaintLetter({ ...objection, departureReason: 'Zij las een oud plan.' }, 'nl'))
    expect(text).toContain('Op 28 april 2026 gaf Commissie bezwaren Oost dit advies:\nGeef haar gelijk.')
    expect(text).toContain('Wij volgen dat advies niet. Dit is de reden:\nZij las een oud plan.')
    const followed = textOf(complaintLetter({ ...objection, followsAdvice: true }, 'nl'))
    expect(followed).toContain('Wij volgen dat advies.')
    expect(followed).not.toContain('Dit is de reden:')
  })

  test('of a complaint under the Awb names the ombudsman', () => {
    const text = textOf(complaintLetter({ ...facts, about: 'treatment', fund: awb }, 'nl'))
    expect(text).toContain('Dan kunt u naar de ombudsman.')
    expect(text).toContain('Het ging over hoe wij met u omgaan.')
    expect(text).not.toMatch(/beroep instellen|gegrond/)
  })

  test('has a reference of its own when it is about no proposal', () => {
    const id = '019cd730-6900-7546-91cc-851e32cc9e9c'
    expect(caseReference({ id, proposal: null })).toBe('Z-32CC9E9C')
    expect(caseReference({ id, proposal: { reference: 'LO-2026-0042' } })).toBe('LO-2026-0042')
  })
})
