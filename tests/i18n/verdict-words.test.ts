import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOfMissing } from '#app/domain/grant/condition-references.ts'
import { type Reason, refused } from '#app/domain/verdict.ts'
import { statesContent } from '#app/i18n/content.server.ts'
import { placeholdersIn, sentencesOf } from '#app/i18n/fill.ts'
import { languages } from '#app/i18n/languages.ts'
import { reasonKeys, verdictCodes, verdictWords } from '#app/i18n/words.server.ts'
import { refusalsIn } from './refusals.ts'

const { refusals, computed } = refusalsIn(['app/domain', 'app/commands', 'app/effects', 'db'])
const person = { name: 'Sanne', phone: '058 123 45 67' }
const fallback = statesContent.fallback.what
const ofMissing = [
  { signed: true },
  { baseline: 'i1' },
  { milestone: 'm1' },
  { report: 'r1' },
  { tranche: 't1' },
  { indicator: 'i1', actual: 1, need: 2, down: false },
  { from: '2026-01-01' },
  { confirm: 'manager', text: 'x' },
  { anyOf: [] },
].map((missing) => codeOfMissing(missing as never))

describe('every refusal of the program', () => {
  test('is found', () => {
    expect(refusals.length).toBeGreaterThan(30)
    expect([...new Set(computed)].sort()).toEqual(['code', 'codeOfMissing(first)'])
  })

  test.each([...new Set([...refusals.flatMap(({ codes }) => codes), ...ofMissing])].sort())(
    '%s has words',
    (code) => {
      expect(verdictCodes()).toContain(code)
    },
  )

  test.each(refusals.map((one) => [`${one.codes.join(', ')} (${one.file})`, one] as const))(
    '%s carries what its first sentence says',
    (_, { codes, keys }) => {
      for (const code of codes) {
        for (const language of languages) {
          const what = statesContent.verdicts[code]?.what[language] ?? ''
          const sayable = sentencesOf(what).filter((sentence) =>
            placeholdersIn(sentence).every((name) =>
              reasonKeys(code, name).some((key) => keys.includes(key)),
            ),
          )
          expect(sayable, `${code} in ${language}: ${what}`).not.toEqual([])
        }
      }
    },
  )
})

describe('a reason in words', () => {
  test.each([
    [
      refused('cover-short', { on: '2027-02-01', short: 530_000, before: 120_000, of: 'Potje Geven' }),
      'Op 1 februari 2027 is er €\u00a05.300 te weinig. Er is dan nog €\u00a01.200 vrij. Het gaat om Potje Geven.',
      'On 1 February 2027 €\u00a05,300 is missing. Then €\u00a01,200 is still free. It is about Potje Geven.',
      'Op 1 febrewaris 2027 is der €\u00a05.300 te min. Dan is €\u00a01.200 noch frij. It giet om Potje Geven.',
    ],
    [
      refused('sections-not-done', { sections: ['money', 'vooruitgang'] }),
      'Nog niet alle onderdelen zijn klaar: Geld en Vooruitgang.',
      'Not all sections are done: Money and Progress.',
      'Noch net alle ûnderdielen binne klear: Jild en Foarútgong.',
    ],
    [
      refused('sections-not-done', { sections: ['story', 'spending'] }),
      'Nog niet alle onderdelen zijn klaar: Wat er gebeurde en Uitgaven.',
      'Not all sections are done: What happened and Spending.',
      'Noch net alle ûnderdielen binne klear: Wat der barde en Utjeften.',
    ],
    [
      refused('round-not-open', { opens: new Date('2026-04-01T07:00:00Z') }),
      'De ronde opent op 1 april 2026.',
      'The round opens on 1 April 2026.',
      'De ronde iepenet op 1 april 2026.',
    ],
    [
      refused('dates-out-of-order', { first: 'startDate', second: 'endDate' }),
      'De data kloppen nog niet: de begindag ligt na de einddag.',
      'The dates are not right yet: the start day comes after the end day.',
      'De datums kloppe noch net: de begjindei leit nei de eindei.',
    ],
    [
      refused('moments-out-of-order', {
        first: { what: 'milestone', id: 'm1', name: 'Opening', day: '2026-06-01' },
        second: { what: 'end', id: null, day: '2026-05-01' },
      }),
      'Mijlpaal ‘Opening’ (1 juni 2026) ligt na de einddag (1 mei 2026).',
      'Milestone ‘Opening’ (1 June 2026) comes after the end day (1 May 2026).',
      'Mylpeal ‘Opening’ (1 juny 2026) leit nei de eindei (1 maaie 2026).',
    ],
    [
      refused('planned-too-early', {
        first: { what: 'report', id: 'r1', name: 'Eindverslag', day: '2026-06-01' },
        second: { what: 'tranche', id: 't1', amountCents: 730_000, day: '2026-05-01' },
      }),
      'De betaling van €\u00a07.300 (1 mei 2026) ligt vóór het verslag ‘Eindverslag’ (1 juni 2026).',
      'The payment of €\u00a07,300 (1 May 2026) comes before the report ‘Eindverslag’ (1 June 2026).',
      'De betelling fan €\u00a07.300 (1 maaie 2026) leit foar it ferslach ‘Eindverslag’ (1 juny 2026).',
    ],
    [
      refused('tranche-before-signing', { tranche: 2, amount: 730_000, plannedOn: '2026-05-01' }),
      'De betaling van €\u00a07.300 op 1 mei 2026 staat vóór het tekenen.',
      'The payment of €\u00a07,300 on 1 May 2026 is planned before signing.',
      'De betelling fan €\u00a07.300 op 1 maaie 2026 stiet foar it tekenjen.',
    ],
    [
      refused('change-of-fact', {
        milestones: ['m1'],
        tranches: ['t1'],
        moments: [
          { what: 'milestone', id: 'm1', name: 'Opening', day: '2026-06-01' },
          { what: 'tranche', id: 't1', amountCents: 730_000, day: '2026-05-01' },
        ],
      }),
      'Dit is al goedgekeurd of betaald: mijlpaal ‘Opening’ (1 juni 2026) en de betaling van €\u00a07.300 (1 mei 2026).',
      'This was already accepted or paid: milestone ‘Opening’ (1 June 2026) and the payment of €\u00a07,300 (1 May 2026).',
      'Dit is al goedkard of betelle: mylpeal ‘Opening’ (1 juny 2026) en de betelling fan €\u00a07.300 (1 maaie 2026).',
    ],
    [
      refused('tranche-sum-differs', { instrument: 'gift', total: 700_000, amount: 730_000 }),
      'De delen zijn samen €\u00a07.000, het bedrag is €\u00a07.300.',
      'The parts add up to €\u00a07,000, the amount is €\u00a07,300.',
      'De dielen binne tegearre €\u00a07.000, it bedrach is €\u00a07.300.',
    ],
    [
      refused('reason-missing', { criteria: ['voornemen', 'verbinding'] }),
      'Er mist een reden bij Voornemen en Verbinding.',
      'A reason is missing for Intention and Connection.',
      'Der mist in reden by Foarnimmen en Ferbining.',
    ],
    [
      refused('not-in-this-state', { state: 'withdrawn', machine: 'proposal' }),
      'Dit kan nu niet. De stand is: U hebt de aanvraag ingetrokken.',
      'This is not possible now. The status is: You withdrew the application.',
      'Dit kin no net. De stân is: Jo hawwe de oanfraach ynlutsen.',
    ],
  ])('%o', ({ reason }, nl, en, fy) => {
    expect(verdictWords(reason, 'nl').what).toBe(nl)
    expect(verdictWords(reason, 'en').what).toBe(en)
    expect(verdictWords(reason, 'fy').what).toBe(fy)
  })

  test('names the person to call when there is one', () => {
    const { reason } = refused('fiscal-host-missing')
    expect(verdictWords(reason, 'nl', { person }).whatNow).toBe(
      'Vul bij Over ons een penvoerder in. Bel Sanne: 058 123 45 67.',
    )
    expect(verdictWords(reason, 'nl').whatNow).toBe('Vul bij Over ons een penvoerder in.')
  })

  test('says a state to staff and to the applicant in their own words', () => {
    const { reason } = refused('stage-out-of-order', { state: 'scoring', machine: 'batch' })
    expect(verdictWords(reason, 'nl', { audience: 'staff' }).what).toContain('Hij is nu bij: Scoren.')
    expect(verdictWords(reason, 'nl').what).toContain('Het panel leest uw plan.')
  })

  test('takes names that only the page knows', () => {
    const { reason } = refused('milestone-not-accepted', { milestone: 'm1', missing: [] })
    const values = { 'milestone.name': 'Opening' }
    expect(verdictWords(reason, 'nl').what).toBe('Een mijlpaal is nog niet goedgekeurd.')
    expect(verdictWords(reason, 'nl', { values }).what).toContain('Het gaat om ‘Opening’.')
  })

  test('never throws and never shows a brace', () => {
    const code = fc.oneof(
      fc.constantFrom(...verdictCodes()),
      fc.string(),
      fc.constantFrom('constructor', '__proto__'),
    )
    const data = fc.dictionary(
      fc.constantFrom('on', 'short', 'state', 'sections', 'first', 'role', 'machine', 'names'),
      fc.anything(),
    )
    fc.assert(
      fc.property(code, data, fc.constantFrom(...languages), (one, beside, language) => {
        const words = verdictWords({ ...beside, code: one } as Reason, language, { person })
        expect(words.what).toMatch(/\S/)
        expect(words.whatNow).toMatch(/\S/)
        expect(words.what + words.whatNow).not.toContain('{{')
      }),
      { numRuns: 500 },
    )
  })

  test('of a code without words is a calm general sentence with whom to call', () => {
    const words = verdictWords({ code: 'no-such-code' }, 'nl', { person })
    expect(words).toEqual({ what: fallback.nl, whatNow: 'Er is niets verloren. Bel Sanne: 058 123 45 67.' })
  })
})
