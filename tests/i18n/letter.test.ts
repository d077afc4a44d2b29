import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { MissingValue } from '#app/i18n/fill.ts'
import { languages } from '#app/i18n/languages.ts'
import { awardLetter, declineLetter, type Letter, waitingLetter } from '#app/i18n/letter.server.ts'

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
  lowerReason: 'De zaal is gratis.',
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
    expect(text).toContain('U vroeg €\u00a09.000. U krijgt dus minder dan u vroeg.')
    expect(text).toContain('Waarom minder\nDe zaal is gratis.')
    expect(text).toContain('Begin met tien ouders.')
    expect(text).toContain('Voornemen: Past precies bij het doel.')
    expect(text).toContain('Vragen? Bel Sanne, buurtcontact: 058 123 45 67.')
    expect(text).toContain('U krijgt binnen 6 weken antwoord.')
    expect(text).not.toContain('Teken uiterlijk')
    expect(text).not.toMatch(/bezwaar|subsidie/)
  })

  test('leaves out what is not so', () => {
    const text = textOf(
      awardLetter({ ...award, asked: award.award, lowerReason: null, conditions: [] }, 'nl'),
    )
    expect(text).not.toContain('minder dan u vroeg')
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

describe('the letter of a decline on the ground of', () => {
  test('the panel says that the panel found the plan too weak', () => {
    expect(textOf(declineLetter(decline, 'nl'))).toContain('Het panel vond uw plan niet sterk genoeg.')
  })

  test('the board says that the panel was positive, and why the board does not follow it', () => {
    const departure = { from: 'panel', reason: 'Er loopt al zo’n plan in de wijk.' } as const
    const text = textOf(declineLetter({ ...decline, ground: { kind: 'board' }, departure }, 'nl'))
    expect(text).toContain('Het panel was positief over uw plan.')
    expect(text).toContain('Het bestuur volgt dat advies niet.')
    expect(text).toContain('Er loopt al zo’n plan in de wijk.')
    expect(text).not.toContain('niet sterk genoeg')
  })
})

describe('the letter of the waiting list', () => {
  const wait = { ...common, position: 2, until: '2026-11-01' } as const

  test('gives the reason that was chosen, and never says that the money is gone by itself', () => {
    const neutral = textOf(waitingLetter(wait, 'nl'))
    expect(neutral).toContain('Uw plan staat wel op de wachtlijst, op plaats 2.')
    expect(neutral).not.toMatch(/ronde is op|niet genoeg geld|eerst meer weten/)
    expect(textOf(waitingLetter({ ...wait, ground: 'money' }, 'nl'))).toContain('Er is nu niet genoeg geld')
    expect(textOf(waitingLetter({ ...wait, ground: 'panel' }, 'nl'))).toContain(
      'Het panel wil eerst meer weten',
    )
  })

  test('says so when the board leaves the order of the list', () => {
    const departure = { from: 'waiting-list', reason: 'De school begint in mei.' } as const
    const text = textOf(awardLetter({ ...award, departure }, 'nl'))
    expect(text).toContain('Het bestuur wijkt af van de volgorde van de wachtlijst.')
    expect(text).toContain('De school begint in mei.')
  })
})

describe('who does not agree', () => {
  test('reads the number, and the addresses that the fund has', () => {
    const ways = { email: 'fonds@example.org', postalAddress: 'Postbus 1, 8900 AA Leeuwarden' }
    const known = textOf(declineLetter({ ...decline, fund: { ...common.fund, ...ways } }, 'nl'))
    expect(known).toContain(
      'Mailen kan ook: fonds@example.org. Of schrijf naar Postbus 1, 8900 AA Leeuwarden.',
    )
    const phone = textOf(declineLetter(decline, 'nl'))
    expect(phone).toContain('Bel ons eerst, dat helpt vaak: Sanne, 058 123 45 67.')
    expect(phone).not.toMatch(/portaal|mailen|schrijf naar/i)
  })
})

test('a letter that nobody has signed yet bears no name', () => {
  const { signature } = declineLetter({ ...decline, signer: null }, 'nl')
  expect(signature).toBe('Namens het bestuur van Impactfonds Oost')
})

test.each(languages)('letters have no gaps in %s', (language) => {
  const wait = { ...common, position: 1, until: '2026-11-01' }
  for (const letter of [
    awardLetter(award, language),
    declineLetter(decline, language),
    waitingLetter(wait, language),
  ]) {
    expect(JSON.stringify(letter)).not.toContain('{{')
    expect(letter.blocks.length).toBeGreaterThan(6)
    for (const block of letter.blocks)
      expect('items' in block ? block.items.join('') : block.text).toMatch(/\S/)
  }
})
