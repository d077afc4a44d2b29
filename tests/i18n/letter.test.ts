import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { MissingValue } from '#app/i18n/fill.ts'
import { languages } from '#app/i18n/languages.ts'
import { awardLetter, declineLetter, type Letter } from '#app/i18n/letter.server.ts'

const common = {
  initiative: 'Taalcafé op dinsdag',
  reference: 'LO-2026-0042',
  date: '2026-05-08',
  decidedOn: '2026-05-07',
  recipient: 'Fatima',
  signer: 'Jan Visser',
  fund: { name: 'Impactfonds Oost', regime: 'private', complaintWeeks: 6 },
  person: { name: 'Sanne', role: 'contact', phone: '058 123 45 67', hours: null },
  reasons: {
    voornemen: 'Past precies bij het doel.',
    verbinding: 'Bewoners doen mee.',
    verandering: 'Nieuw in de wijk.',
    vooruitgang: 'Duidelijk voor wie.',
    verantwoording: 'De stappen staan er.',
  },
} as const
const award = {
  ...common,
  award: cents(730_000),
  asked: cents(900_000),
  conditions: ['Begin met tien ouders.'],
  contactWorkingDays: 5,
  startsOn: '2026-06-01',
  endsOn: '2027-05-31',
}
const decline = { ...common, anotherWay: ['Begin klein.'], ground: { kind: 'panel' } } as const
const textOf = ({ blocks }: Letter) =>
  blocks.flatMap((block) => ('items' in block ? block.items : [block.text])).join('\n')

describe('the letter of an award', () => {
  test('says how much, why less, the conditions, the reasons per V and whom to call', () => {
    const letter = awardLetter(award, 'nl')
    expect(letter.subject).toBe('Ja: u krijgt geld voor Taalcafé op dinsdag')
    expect(letter.header).toBe('Impactfonds Oost · 8 mei 2026 · kenmerk LO-2026-0042')
    expect(letter.greeting).toBe('Beste Fatima,')
    const text = textOf(letter)
    expect(text).toContain(
      'U krijgt hoogstens €\u00a07.300 voor Taalcafé op dinsdag. Het bestuur besloot dat op 7 mei 2026.',
    )
    expect(text).toContain('U vroeg €\u00a09.000. Hieronder leest u waarom wij minder geven.')
    expect(text).toContain('Begin met tien ouders.')
    expect(text).toContain('Voornemen: Past precies bij het doel.')
    expect(text).toContain('Vragen? Bel Sanne, buurtcontact: 058 123 45 67.')
    expect(text).toContain('U krijgt binnen 6 weken antwoord.')
    expect(text).not.toContain('Teken uiterlijk')
    expect(text).not.toMatch(/bezwaar|subsidie/)
  })

  test('leaves out what is not so', () => {
    const text = textOf(awardLetter({ ...award, asked: award.award, conditions: [] }, 'nl'))
    expect(text).not.toContain('minder geven')
    expect(text).not.toContain('Onze voorwaarden')
    const dated = awardLetter({ ...award, offerExpires: '2026-06-08' }, 'nl')
    expect(textOf(dated)).toContain('Teken uiterlijk op 8 juni 2026.')
    expect(awardLetter({ ...award, recipient: null }, 'nl').greeting).toBe('Beste aanvrager,')
  })

  test('never goes out without a reason for each V', () => {
    const reasons = { ...common.reasons, verbinding: ' ' }
    expect(() => awardLetter({ ...award, reasons }, 'nl')).toThrow(MissingValue)
  })

  test('never fills what a person wrote', () => {
    const reasons = { ...common.reasons, voornemen: 'Zie {{fund.name}}.' }
    expect(textOf(awardLetter({ ...award, reasons }, 'nl'))).toContain('Voornemen: Zie {{fund.name}}.')
  })

  test('under the Awb is the Dutch decision with its legal ground, or is not sent at all', () => {
    const fund = {
      ...common.fund,
      regime: 'awb',
      legalBasis: 'artikel 3 van de regeling',
      legalName: 'Stichting Impactfonds Oost',
      objectionAddress: 'Postbus 1, Leeuwarden',
      court: 'de rechtbank Noord-Nederland',
    } as const
    const text = textOf(awardLetter({ ...award, fund }, 'en'))
    expect(text).toContain('beschikking tot subsidieverlening')
    expect(text).toContain('bezwaarschrift')
    expect(() => awardLetter({ ...award, fund: { ...fund, objectionAddress: null } }, 'nl')).toThrow(
      MissingValue,
    )
  })
})

describe('the letter of a decline', () => {
  test('says why for each V and what is possible', () => {
    const text = textOf(declineLetter({ ...decline, strengths: ['Veel buren doen mee.'] }, 'nl'))
    expect(text).toContain('U krijgt geen geld voor Taalcafé op dinsdag.')
    expect(text).toContain('Verantwoording: De stappen staan er.')
    expect(text).toContain('Wat goed was\nVeel buren doen mee.')
    expect(text).toContain('Wat wel kan\nBegin klein.')
    expect(textOf(declineLetter(decline, 'nl'))).not.toContain('Wat goed was')
  })

  test('says that the money was gone, or which rule', () => {
    const ceiling = { kind: 'ceiling', ceiling: cents(5_000_000), askedTotal: cents(12_000_000) } as const
    expect(textOf(declineLetter({ ...decline, ground: ceiling }, 'en'))).toContain(
      'In this round there was €\u00a050,000 to share. In total €\u00a0120,000 was asked for.',
    )
    const rules = { kind: 'rules', rule: 'Het plan is buiten de wijken.' } as const
    expect(textOf(declineLetter({ ...decline, ground: rules }, 'nl'))).toContain(
      'Het plan is buiten de wijken.',
    )
  })
})

test.each(languages)('letters have no gaps in %s', (language) => {
  for (const letter of [awardLetter(award, language), declineLetter(decline, language)]) {
    expect(JSON.stringify(letter)).not.toContain('{{')
    expect(letter.blocks.length).toBeGreaterThan(6)
    for (const block of letter.blocks)
      expect('items' in block ? block.items.join('') : block.text).toMatch(/\S/)
  }
})
