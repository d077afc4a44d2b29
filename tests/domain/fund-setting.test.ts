import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fundSettingsSchema, settingBounds } from '#app/domain/fund.ts'
import { kindOfSetting, readSetting, settingNames, settingOf } from '#app/domain/fund-setting.ts'
import { typedMoney } from '#app/domain/money.ts'

const usual = { regime: 'private' as const, settings: fundSettingsSchema.parse({}) }
const numbers = settingNames.filter((name): name is keyof typeof settingBounds => name in settingBounds)

describe('what a fund chooses for itself', () => {
  test('every number between its bounds is read as it is shown, and stored as the schema wants it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.double({ min: 0, max: 1, noNaN: true }), (name, part) => {
        const [least, most] = settingBounds[name]
        const value = Math.round(least + part * (most - least))
        const kind = kindOfSetting(name)
        const typed =
          kind === 'money'
            ? typedMoney(value)
            : kind === 'share'
              ? String(value / 100).replace('.', ',')
              : String(value)
        expect(readSetting(name, typed)).toEqual({ ok: true, value })
        expect(fundSettingsSchema.parse({ [name]: value })[name]).toBe(value)
      }),
    )
  })

  test('a number beyond its bounds says what is possible, as it is typed', () => {
    expect(readSetting('decisionWeeks', '27')).toMatchObject({
      reason: { code: 'setting-out-of-bounds', boundsLeast: 1, boundsMost: 26, fields: ['value'] },
    })
    expect(readSetting('acceptedShareBp', '101')).toMatchObject({
      reason: { code: 'setting-out-of-bounds', boundsLeast: 0, boundsMost: 100, fields: ['value'] },
    })
    expect(readSetting('smallMaximumCents', '0,50')).toMatchObject({ reason: { boundsLeast: 1 } })
  })

  test('what is no number, no address and no regime is not read', () => {
    for (const [name, typed] of [
      ['decisionWeeks', 'veel'],
      ['decisionWeeks', '2,5'],
      ['decisionWeeks', ''],
      ['email', 'geen adres'],
      ['regime', 'iets'],
    ] as const)
      expect(readSetting(name, typed)).toMatchObject({ reason: { code: 'setting-unreadable' } })
    expect(readSetting('postalAddress', ' ')).toEqual({ ok: true, value: null })
  })

  test('a fund that chose nothing has the usual value of every number', () => {
    for (const name of numbers) expect(settingOf(usual, name)).toEqual(expect.any(Number))
    expect(settingOf(usual, 'regime')).toBe('private')
    expect(settingOf(usual, 'email')).toBeNull()
  })
})
