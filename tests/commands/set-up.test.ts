import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeSetting } from '#app/commands/change-setting.server.ts'
import { identityHash, nameFund } from '#app/commands/name-fund.server.ts'
import { type ContactForm, removeContact, saveContact } from '#app/commands/save-contact.server.ts'
import { savePot } from '#app/commands/save-pot.server.ts'
import { saveYearCeilings } from '#app/commands/save-year-ceilings.server.ts'
import type { Person } from '#app/domain/access.ts'
import { cents } from '#app/domain/money.ts'
import { clauseSeed } from '#app/i18n/clause-words.server.ts'
import { db } from '#db/client.server.ts'
import {
  contactPhoto,
  contactRows,
  contactsOf,
  fundById,
  potsOf,
  yearCeilingsOf,
} from '#db/queries/fund.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'
import { settingHistory } from '#db/queries/set-up.server.ts'
import { events, pots } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world.ts'

useDatabase()

let world: World
let jelle: Person
let sipke: Person
beforeAll(async () => {
  world = await aFund()
  jelle = await enter(world, 'jelle')
  sipke = await enter(world, 'sipke')
})
const refusedAs = (code: string) => ({ ok: false, reason: { code } })
const fundNow = async (of = world) => (await fundById(db(), of.fund))!

async function naming(of = world) {
  const { slug: _slug, ...row } = await fundNow(of)
  const { name, legalName, seat, kvkNumber, court, vision, mainAim } = row
  const { referencePrefix, startsOn, endsOn, ceilingCents } = row
  const identity = { name, legalName, seat, kvkNumber, court, vision, mainAim }
  const frame = { referencePrefix, startsOn, endsOn, ceilingCents }
  return { operation: operation(), seen: identityHash(row), ...identity, ...frame }
}

describe('who the fund is', () => {
  test('only an administrator says it, and what was there before is kept', async () => {
    const form = { ...(await naming()), seat: 'Zutphen' }
    expect(await nameFund(sipke, form, clauseSeed(), today)).toMatchObject(refusedAs('not-found'))
    await yes(nameFund(jelle, form, clauseSeed(), today))
    expect(await fundNow()).toMatchObject({ seat: 'Zutphen' })
    expect(await settingHistory(db(), world.fund, 'seat')).toMatchObject([
      { before: 'Leeuwarden', after: 'Zutphen', by: jelle.name },
    ])
    expect(
      await nameFund(jelle, { ...form, operation: operation(), seat: 'Deventer' }, clauseSeed(), today),
    ).toMatchObject(refusedAs('changed-by-other'))
    const backwards = { ...(await naming()), startsOn: '2030-01-01', endsOn: '2029-12-31' }
    expect(await nameFund(jelle, backwards, clauseSeed(), today)).toMatchObject(
      refusedAs('dates-out-of-order'),
    )
  })

  test('dates, reference and ceiling are fixed once somebody applied; its name is not', async () => {
    const other = await aFund()
    const admin = await enter(other, 'jelle')
    await yes(nameFund(admin, { ...(await naming(other)), referencePrefix: 'ZU' }, clauseSeed(), today))
    await submitted(other, await enter(other, 'ineke'))
    const again = { ...(await naming(other)), referencePrefix: 'DE' }
    expect(await nameFund(admin, again, clauseSeed(), today)).toMatchObject(refusedAs('fund-in-use'))
    await yes(nameFund(admin, { ...(await naming(other)), name: 'Wijkfonds Zuid' }, clauseSeed(), today))
    expect(await fundNow(other)).toMatchObject({ name: 'Wijkfonds Zuid', referencePrefix: 'ZU' })
  })
})

describe('pots and years', () => {
  const pot = (key: string | null, name: string, amount: number, by = jelle) =>
    savePot(by, key, { operation: operation(), name, ceilingCents: cents(amount) }, today)

  test('a pot gets a key of its name, and holds no more than the fund', async () => {
    expect(await pot(null, 'Samen Doen', 10_000_00, sipke)).toMatchObject(refusedAs('not-found'))
    expect(await yes(pot(null, 'Samen Doen', 10_000_00))).toMatchObject({ key: 'samen-doen' })
    expect(await pot(null, 'Samen doen', 1)).toMatchObject(refusedAs('key-taken'))
    expect(await pot(null, 'Te groot', 900_000_01)).toMatchObject({
      reason: { code: 'pot-above-fund', ceilingTotal: 900_000_00 },
    })
    await yes(pot('samen-doen', 'Samen doen', 20_000_00))
    const row = (await potsOf(db(), world.fund)).find(({ key }) => key === 'samen-doen')
    expect(row).toMatchObject({ name: 'Samen doen', ceilingCents: 20_000_00 })
  })

  test('a pot that a round draws on keeps its ceiling, and may be called otherwise', async () => {
    const round = await roundById(db(), world.fund, world.round)
    const [used] = await db().select().from(pots).where(eq(pots.key, 'giving'))
    expect(round).not.toBeNull()
    expect(await pot('giving', 'Geven', 1_00)).toMatchObject(refusedAs('pot-in-use'))
    await yes(pot('giving', 'Geven', used?.ceilingCents ?? 0))
  })

  test('years lie in the fund, and an empty list takes the ceilings away', async () => {
    const years = (rows: { year: number; ceilingCents: number }[]) =>
      saveYearCeilings(
        jelle,
        {
          operation: operation(),
          years: rows.map((row) => ({ ...row, ceilingCents: cents(row.ceilingCents) })),
        },
        today,
      )
    expect(await years([{ year: 2031, ceilingCents: 1 }])).toMatchObject({
      reason: { code: 'year-outside-fund', year: 2031 },
    })
    await yes(years([{ year: 2026, ceilingCents: 300_000_00 }]))
    expect(await yearCeilingsOf(db(), world.fund)).toMatchObject([{ year: 2026, ceilingCents: 300_000_00 }])
    await yes(years([]))
    expect(await yearCeilingsOf(db(), world.fund)).toEqual([])
  })
})

describe('whom one can call', () => {
  const form: Omit<ContactForm, 'operation' | 'photo'> = {
    name: 'Anneke de Boer',
    role: 'buurtcontact',
    phone: '0575 000 111',
    hours: 'Elke ochtend',
    house: 'Wijkhuis De Hoek, Hoekstraat 1',
    neighbourhood: 'bilgaard',
  }
  const save = (id: string | null, change: Partial<ContactForm> = {}) =>
    saveContact(jelle, id, { operation: operation(), photo: null, ...form, ...change }, today)

  test('has a place, a house and a photo; a photo that is replaced is gone', async () => {
    expect(await save(null, { neighbourhood: 'parijs' })).toMatchObject(refusedAs('not-found'))
    const { contact } = await yes(save(null, { photo: randomBytes(40) }))
    const photoNow = async () =>
      (await contactRows(db(), world.fund)).find(({ id }) => id === contact)?.photoId
    const first = await photoNow()
    expect(await contactPhoto(db(), world.fund, first ?? '')).toHaveLength(40)
    await yes(save(contact, { photo: 'keep', hours: 'Elke middag' }))
    expect(await photoNow()).toBe(first)
    await yes(save(contact, { photo: randomBytes(50) }))
    expect(await contactPhoto(db(), world.fund, first ?? '')).toBeNull()
    expect(await contactsOf(db(), world.fund)).toContainEqual(
      expect.objectContaining({ name: 'Anneke de Boer', house: form.house, neighbourhood: 'bilgaard' }),
    )
    const elsewhere = await aFund()
    expect(await contactPhoto(db(), elsewhere.fund, (await photoNow()) ?? '')).toBeNull()
    const second = (await photoNow()) ?? ''
    await yes(removeContact(jelle, contact, { operation: operation() }, today))
    expect(await contactPhoto(db(), world.fund, second)).toBeNull()
    expect(await removeContact(jelle, contact, { operation: operation() }, today)).toMatchObject(
      refusedAs('not-found'),
    )
  })
})

describe('a choice of the fund', () => {
  const change = (typed: string, seen: unknown, by = jelle, at = today) =>
    changeSetting(by, 'decisionWeeks', { operation: operation(), typed, seen: JSON.stringify(seen) }, at)

  test('holds from now on, and what it was is kept with who changed it', async () => {
    expect(await change('10', 8, sipke)).toMatchObject(refusedAs('not-found'))
    expect(await change('8', 8)).toMatchObject(refusedAs('nothing-changed'))
    expect(await change('40', 8)).toMatchObject(refusedAs('setting-out-of-bounds'))
    await yes(change('10', 8))
    expect((await roundById(db(), world.fund, world.round))?.decisionWeeks).toBe(10)
    expect(await change('12', 8)).toMatchObject(refusedAs('changed-by-other'))
    await yes(change('12', 10, jelle, later({ days: 1 })))
    expect(await settingHistory(db(), world.fund, 'decisionWeeks')).toMatchObject([
      { before: 10, after: 12 },
      { before: 8, after: 10, by: jelle.name },
    ])
    const heard = await db().select().from(events).where(eq(events.type, 'setting-changed'))
    expect(heard.map(({ data }) => data)).toContainEqual({ setting: 'decisionWeeks' })
  })

  test('the law it stands under, and a text that is taken away again', async () => {
    const set = (name: 'regime' | 'postalAddress', typed: string, seen: unknown) =>
      changeSetting(jelle, name, { operation: operation(), typed, seen: JSON.stringify(seen) }, today)
    await yes(set('regime', 'awb', 'private'))
    expect(await fundNow()).toMatchObject({ regime: 'awb' })
    await yes(set('postalAddress', 'Postbus 1, Zutphen', null))
    await yes(set('postalAddress', '', 'Postbus 1, Zutphen'))
    expect((await fundNow()).settings).not.toHaveProperty('postalAddress')
  })
})
