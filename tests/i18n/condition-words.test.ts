import { describe, expect, test } from 'vitest'
import { type Condition, evaluate, type Facts } from '#app/domain/grant/condition.ts'
import { conditionClause, missingWords } from '#app/i18n/condition-words.server.ts'
import vectors from '#tests/examples/vectors.json'

const { condition, cases, decreasing } = vectors.release
const factsOf = (facts: (typeof cases)[number]['facts']): Facts => ({ tranches: {}, ...facts }) as Facts

describe('what is missing, in words', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { facts, words }) => {
    const known = factsOf(facts)
    const { missing } = evaluate(condition as Condition, known)
    expect(missingWords(missing, known, 'nl')).toEqual(words)
  })

  test('what has to fall', () => {
    const facts = factsOf({ ...cases[0]?.facts, indicators: { i2: decreasing.facts } } as never)
    const { missing } = evaluate(decreasing.condition as Condition, facts)
    expect(missingWords(missing, facts, 'nl')).toEqual(decreasing.words)
  })

  test('English and Frisian say the same things', () => {
    const facts = factsOf(cases[0]?.facts as never)
    const { missing } = evaluate(condition as Condition, facts)
    expect(missingWords(missing, facts, 'en')).toEqual([
      'The milestone ‘Opening van het taalcafé’ has not been accepted yet.',
      'One of these two still has to happen: (1) The report ‘Tussenverslag 1’ has not been accepted yet. (2) The fund manager still has to confirm: ‘de vrijwilligers zijn opgeleid’.',
      '‘Bewoners met een taalmaatje’ is now 26. It has to be 29.',
      'Payment is possible from 1 September 2025.',
    ])
    expect(missingWords(missing, facts, 'fy')).toEqual([
      'De mylpeal ‘Opening van het taalcafé’ is noch net goedkard.',
      'Ien fan dizze twa moat noch: (1) It ferslach ‘Tussenverslag 1’ is noch net goedkard. (2) De fûnsmanager moat noch befêstigje: ‘de vrijwilligers zijn opgeleid’.',
      '‘Bewoners met een taalmaatje’ stiet no op 26. Nedich is 29.',
      'De betelling kin fan 1 septimber 2025 ôf.',
    ])
  })

  test('nothing measured yet, and a thing without a name', () => {
    const names = { milestones: {}, reports: {}, indicators: { i1: { name: 'Taalmaatjes' } } }
    expect(missingWords([{ indicator: 'i1', actual: null, need: 1500, down: false }], names, 'nl')).toEqual([
      '‘Taalmaatjes’ is nog niet gemeten. Nodig is 1.500.',
    ])
    expect(missingWords([{ tranche: 't1' }, { milestone: 'm9' }], names, 'nl')).toEqual([
      'Deelbetaling t1 is nog niet betaald.',
      'De mijlpaal ‘m9’ is nog niet goedgekeurd.',
    ])
  })
})

describe('a condition as a clause', () => {
  const names = {
    milestones: { m1: { name: 'Opening', number: 1 } },
    reports: { r1: { name: 'Tussenverslag 1' } },
    indicators: { i1: { name: 'Taalmaatjes' } },
    tranches: { t1: { number: 1 } },
  }

  test.each([
    [
      { all: [{ milestoneAccepted: 'm1' }, { baselineRecorded: true }] },
      'als mijlpaal 1 is goedgekeurd en de nulmeting vaststaat',
      'when milestone 1 is accepted and the baseline is recorded',
      'as mylpeal 1 goedkard is en de nulmjitting fêststiet',
    ],
    [
      { signed: true },
      'als beide kanten hebben getekend',
      'when both sides have signed',
      'as beide kanten tekene hawwe',
    ],
    [
      { any: [{ reportAccepted: 'r1' }, { confirmedBy: 'manager', text: 'het kan' }] },
      'als één van deze klopt: het verslag ‘Tussenverslag 1’ is goedgekeurd of de fondsmanager heeft bevestigd: ‘het kan’',
      'when one of these is true: the report ‘Tussenverslag 1’ is accepted or the fund manager has confirmed: ‘het kan’',
      'as ien fan dizze kloppet: it ferslach ‘Tussenverslag 1’ goedkard is of de fûnsmanager befêstige hat: ‘het kan’',
    ],
    [
      {
        all: [{ tranchePaid: 't1' }, { indicatorAtLeast: 'i1', shareBp: 6000 }, { onOrAfter: '2025-09-01' }],
      },
      'als deelbetaling 1 is betaald, ‘Taalmaatjes’ op 60\u00a0% van het doel staat en het 1 september 2025 of later is',
      'when payment 1 has been made, ‘Taalmaatjes’ is at 60% of its target and it is 1 September 2025 or later',
      'as dielbetelling 1 betelle is, ‘Taalmaatjes’ op 60\u00a0% fan it doel stiet en it 1 septimber 2025 of letter is',
    ],
    [
      { milestoneAccepted: '2a9e2217-0000' },
      'als een mijlpaal die er niet meer is, is goedgekeurd',
      'when a milestone that is no longer there is accepted',
      'as in mylpeal dy’t der net mear is, goedkard is',
    ],
  ] as [Condition, string, string, string][])('%o', (asked, nl, en, fy) => {
    expect(conditionClause(asked, names, 'nl')).toBe(nl)
    expect(conditionClause(asked, names, 'en')).toBe(en)
    expect(conditionClause(asked, names, 'fy')).toBe(fy)
  })
})
