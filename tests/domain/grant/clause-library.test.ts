import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Applies,
  chooseClauses,
  type LibraryHead,
  newestClauses,
  renewedSince,
  selectClauses,
} from '#app/domain/grant/clause-choice.ts'
import { clauseProblems, judgeClause, judgeTranslation } from '#app/domain/grant/clause-judgement.ts'
import { clausePlaceholders, nearestPlaceholder } from '#app/domain/grant/clause-placeholders.ts'
import type { Clause } from '#app/domain/grant/clauses.ts'
import { followsSeed, translationFileSchema, translationFor } from '#app/domain/grant/translation.ts'
import { refused } from '#app/domain/verdict.ts'
import { clauseFile } from './agreements.ts'

const { clauses, placeholders } = clauseFile
const first = clauses[0] as Clause
const english = translationFileSchema.parse(
  JSON.parse(readFileSync('app/i18n/content/en/clauses.json', 'utf8')),
).clauses
/** Parts of a sentence that is one value for an article. */
const insidePhrases = new Set(['loan.waiverShare', 'loan.waiverIndicator', 'loan.waiverAmount'])
const gift: Applies = {
  instruments: ['gift'],
  regime: 'private',
  track: 'full',
  needs: [],
  amountCents: 20_000_00,
}
const everywhere = { ...first.appliesWhen, regimes: ['private' as const], tracks: ['full' as const] }
const written = (legal: string, when: Partial<Clause['appliesWhen']> = {}) => ({
  title: 'Een artikel',
  plain: 'Dit spreken wij af.',
  legal,
  appliesWhen: { ...everywhere, ...when },
})
const heads = (...versions: [id: string, version: number, retired?: boolean, byChoice?: boolean][]) =>
  versions.map(
    ([id, version, retired = false, byChoice = false]): LibraryHead => ({
      id,
      version,
      order: id.charCodeAt(0),
      appliesWhen: { ...everywhere, byChoice },
      retired,
    }),
  )

describe('the placeholders', () => {
  test('are those of the content, with the same types', () => {
    const types = (table: Readonly<Record<string, { type: string }>>) =>
      Object.entries(table)
        .filter(([name]) => !insidePhrases.has(name))
        .map(([name, { type }]) => [name, type])
        .sort()
    expect(types(clausePlaceholders)).toEqual(types(placeholders))
  })

  test('a slip of the pen is recognised, another word is not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(clausePlaceholders)), fc.nat(), (name, at) => {
        const index = at % name.length
        expect(nearestPlaceholder(name.slice(0, index) + name.slice(index + 1))).not.toBe(null)
      }),
    )
    expect(nearestPlaceholder('grante.name')).toBe('grantee.name')
    expect(nearestPlaceholder('weather.tomorrow.at.noon')).toBe(null)
  })
})

describe('an article that is written', () => {
  test('every article of the content may be saved', () => {
    for (const clause of clauses) expect([clause.id, judgeClause(clause)]).toEqual([clause.id, { ok: true }])
  })

  test('has a title, plain words and legal words', () => {
    expect(clauseProblems({ ...written('x'), title: ' ', plain: '' }).map(({ field }) => field)).toEqual([
      'title',
      'plain',
    ])
  })

  test('names only placeholders that exist, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string().filter((name) => !/[{}]/.test(name) && !Object.hasOwn(clausePlaceholders, name.trim())),
        (name) => {
          expect(judgeClause(written(`Betaal {{${name}}} nu.`)).ok).toBe(false)
        },
      ),
    )
    expect(judgeClause(written('Betaal {{amount.totaal}} nu.'))).toEqual(
      refused('placeholder-unknown', { placeholder: 'amount.totaal', nearest: 'amount.total' }),
    )
  })

  test('pairs its braces', () => {
    for (const text of [
      'Betaal {{amount.total nu.',
      'Betaal {amount.total}.',
      'Betaal amount.total}}.',
      '{{}}',
    ])
      expect([text, judgeClause(written(text))]).toMatchObject([
        text,
        { reason: { code: 'placeholder-malformed' } },
      ])
  })

  test('names no value that is missing in some agreement to which it applies', () => {
    const fee = 'De vergoeding is {{fiscalHost.fee}}.'
    expect(judgeClause(written(fee))).toEqual(
      refused('placeholder-not-always', { placeholder: 'fiscalHost.fee', need: 'fiscalHost' }),
    )
    expect(judgeClause(written(fee, { needs: ['fiscalHost'] })).ok).toBe(true)
    const loan = 'De hoofdsom is {{loan.principal}}.'
    expect(judgeClause(written(loan, { instruments: ['gift', 'loan'] }))).toMatchObject({
      reason: { need: 'loan' },
    })
    expect(judgeClause(written(loan, { instruments: ['loan'] })).ok).toBe(true)
    const basis = 'Op grond van {{fund.legalBasis}}.'
    expect(judgeClause(written(basis, { regimes: ['private', 'awb'] }))).toMatchObject({
      reason: { need: 'awb' },
    })
    expect(judgeClause(written(basis, { regimes: ['awb'] })).ok).toBe(true)
  })

  test('applies somewhere, between amounts in order', () => {
    expect(judgeClause(written('x', { tracks: [] }))).toEqual(refused('clause-applies-nowhere'))
    const amount = { fromCents: 2 as never, toCents: 1 as never }
    expect(judgeClause(written('x', { amount }))).toEqual(refused('amounts-out-of-order'))
  })

  test('says the same in another language only with the same placeholders', () => {
    const dutch = { title: 'Geld', plain: 'U krijgt {{amount.total}}.', legal: 'x' }
    const english = { title: 'Money', plain: 'You get {{ amount.total }}.', legal: 'y' }
    expect(judgeTranslation(dutch, english)).toEqual({ ok: true })
    expect(judgeTranslation(dutch, { ...english, plain: 'You get it.' })).toEqual(
      refused('placeholders-differ', { placeholder: 'amount.total' }),
    )
    expect(judgeTranslation(dutch, { ...english, title: '' })).toMatchObject({ ok: false })
  })
})

describe('the English texts', () => {
  test('are there for every article of the content, with its placeholders and other words', () => {
    expect(english.map(({ id, of }) => [id, of])).toEqual(clauses.map(({ id, version }) => [id, version]))
    for (const [at, translated] of english.entries()) {
      const binding = clauses[at] as Clause
      expect([binding.id, judgeTranslation(binding, translated)]).toEqual([binding.id, { ok: true }])
      expect(translated.plain === binding.plain && !/^\{\{/.test(binding.plain)).toBe(false)
    }
  })

  test('of an earlier version lag, and of a later one are not shown', () => {
    const made = [
      { id: 'a', of: 1 },
      { id: 'a', of: 3 },
    ]
    const of = (version: number) => translationFor({ id: 'a', version }, made)
    expect(of(1)).toEqual({ translation: { id: 'a', of: 1 }, lags: false })
    expect(of(2)).toEqual({ translation: { id: 'a', of: 1 }, lags: true })
    expect(of(3)).toEqual({ translation: { id: 'a', of: 3 }, lags: false })
    expect(translationFor({ id: 'b', version: 1 }, made)).toBe(null)
  })

  test('follow the seed until somebody of the fund writes them', () => {
    const seed = [{ id: 'a', version: 2 }]
    expect(followsSeed(seed, [])).toEqual(seed)
    expect(followsSeed(seed, [{ id: 'a', version: 1, writtenBy: null }])).toEqual(seed)
    expect(followsSeed(seed, [{ id: 'a', version: 1, writtenBy: 'somebody' }])).toEqual([])
    expect(followsSeed(seed, [{ id: 'a', version: 2, writtenBy: null }])).toEqual([])
  })
})

describe('which articles an agreement has', () => {
  test('an amount counts with both its bounds', () => {
    const amount = { fromCents: 10_000_00 as never, toCents: 20_000_00 as never }
    const bounded = { ...first, appliesWhen: { ...first.appliesWhen, amount } }
    const chosen = (amountCents: number) => selectClauses([bounded], { ...gift, amountCents }).length
    expect([9_999_99, 10_000_00, 20_000_00, 20_000_01].map(chosen)).toEqual([0, 1, 1, 0])
  })

  test('one by choice is there only when it is chosen', () => {
    const library = heads(['a', 1], ['b', 1, false, true])
    expect(selectClauses(library, gift).map(({ id }) => id)).toEqual(['a'])
    expect(selectClauses(library, gift, ['b']).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('a draft keeps its versions until somebody takes the newer one', () => {
    const library = heads(['a', 1], ['a', 2], ['b', 1], ['b', 2, true], ['c', 1])
    const draft = [
      { id: 'a', version: 1 },
      { id: 'b', version: 1 },
    ]
    expect(newestClauses(library).map(({ id, version }) => [id, version])).toEqual([
      ['a', 2],
      ['c', 1],
    ])
    expect(renewedSince(draft, library)).toEqual([
      { id: 'a', from: 1, to: 2 },
      { id: 'b', from: 1, to: null },
    ])
    const choose = (renewed: string[]) =>
      chooseClauses(draft, library, gift, { chosen: [], renewed }).map(({ id, version }) => `${id}${version}`)
    expect(choose([])).toEqual(['a1', 'b1', 'c1'])
    expect(choose(['a'])).toEqual(['a2', 'b1', 'c1'])
    expect(choose(['b'])).toEqual(['a1', 'c1'])
  })
})
