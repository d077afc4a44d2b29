import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { editProgramme } from '#app/commands/edit-programme.server.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { type Answer, openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, type CastName, enter, operation, today, type World, yes } from '#tests/world/base.ts'
import { formWith, pressed } from './forms.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let world: World

beforeAll(async () => {
  world = await aFund()
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

async function visitAs(name: CastName) {
  const person = await enter(world, name)
  const { cookie } = await sessionOf(person.person, new Date(), true)
  const see = (path: string) => site.ask(path, cookie)
  const press = async (path: string, words: string, typed: Record<string, string>) =>
    site.ask(path, cookie, pressed(formWith((await see(path)).body, words), words, typed))
  return { see, press }
}

/** The field with the error: its own words, and the link to it on top of the page. */
function errorsAt({ body }: Answer): string[] {
  const summary = /id="error-summary"[\s\S]*?<\/div>/.exec(body)?.[0] ?? ''
  const named = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '')
  return named.filter((id) => new RegExp(`id="${id}"[^>]*aria-invalid="true"`).test(body))
}

describe('a setting of the fund', () => {
  const path = '/admin/settings/decisionWeeks'

  test('that cannot be says so at its field, keeps what was typed, and names its bounds', async () => {
    const { press } = await visitAs('jelle')
    const wrong = await press(path, 'Opslaan', { value: '40' })
    expect([wrong.status, errorsAt(wrong)]).toEqual([422, ['value']])
    expect(textOf(wrong.body)).toContain('Kies een getal van 1 tot en met 26.')
    expect(wrong.body).toContain('value="40"')
    expect(wrong.body).toContain('<title>Fout: ')
    expect(errorsAt(await press(path, 'Opslaan', { value: 'veel' }))).toEqual(['value'])
  })

  test('that was saved says so', async () => {
    const { see, press } = await visitAs('jelle')
    expect(textOf((await see(path)).body)).not.toContain('Bewaard.')
    const saved = await press(path, 'Opslaan', { value: '9' })
    expect(saved.status).toBe(302)
    expect(textOf((await see(saved.location ?? '')).body)).toContain('Bewaard. Dit geldt vanaf nu.')
  })
})

describe('who the fund is', () => {
  test('shows what it said of itself before, part by part, and by whom', async () => {
    const { see, press } = await visitAs('jelle')
    const path = '/admin/setup/fund'
    expect(textOf((await see(path)).body)).toContain('Dit is nog nooit gewijzigd.')
    expect((await press(path, 'Opslaan', { seat: 'Zutphen', vision: 'Iedereen doet mee.' })).status).toBe(302)
    const said = textOf((await see(path)).body)
    expect(said).toMatch(/Plaats Leeuwarden Zutphen Jelle/)
    expect(said).toMatch(/Waar het programma naartoe wil .*Iedereen doet mee\. Jelle/)
  })
})

describe('a new round', () => {
  const days = { opensOn: '1-4-2026', closesOn: '30-4-2026', decideBy: '15-6-2026' }
  const typed = { name: 'Voorjaar', pot: 'pilots', ...days, ceilingCents: '40.000' }

  test('has the amounts of its track, and says how many weeks the fund takes', async () => {
    const { see } = await visitAs('sipke')
    const full = (await see('/manager/rounds/new')).body
    const small = (await see('/manager/rounds/new?route=small-start')).body
    const fieldsOf = (html: string) => formWith(html, 'Opslaan').fields
    expect([fieldsOf(full).track, fieldsOf(full).maxCents]).toEqual([['full'], ['50.000']])
    expect([fieldsOf(small).track, fieldsOf(small).maxCents]).toEqual([['small-start'], ['2.500']])
    expect(full).toContain('href="/manager/rounds/new?route=small-start"')
    expect(small).toContain('href="/manager/rounds/new?route=full"')
    expect(textOf(full)).toMatch(/wat het fonds altijd doet: \d+ weken\./)
  })

  test('marks the fields that a refusal is about', async () => {
    const { press } = await visitAs('sipke')
    const save = (change: Record<string, string>) =>
      press('/manager/rounds/new', 'Opslaan', { ...typed, ...change })
    const amounts = await save({ minCents: '3.000', maxCents: '2.000' })
    expect([amounts.status, errorsAt(amounts)]).toEqual([422, ['minCents', 'maxCents']])
    expect(errorsAt(await save({ maxCents: '45.000' }))).toEqual(['ceilingCents', 'maxCents'])
    expect(errorsAt(await save({ maxCents: '20.000', ceilingCents: '90.000.000' }))).toEqual(['ceilingCents'])
    expect(errorsAt(await save({ maxCents: '20.000', opensOn: '2-5-2026' }))).toEqual(['opensOn', 'closesOn'])
    expect(errorsAt(await save({ maxCents: '20.000', decideBy: '15-6-2066' }))).toEqual(['decideBy'])
    expect((await save({ maxCents: '20.000' })).status).toBe(302)
  })

  test('says on its page what it was before, and who changed it', async () => {
    const { see, press } = await visitAs('sipke')
    const made = await press('/manager/rounds/new', 'Opslaan', { ...typed, maxCents: '20.000' })
    const path = made.location ?? ''
    expect(textOf((await see(path)).body)).not.toContain('Wat het eerder was')
    const changed = { ceilingCents: '45.000', decideBy: '20-6-2026' }
    expect((await press(`${path}/edit`, 'Opslaan', changed)).location).toBe(path)
    const text = textOf((await see(path)).body).replaceAll('\u00a0', ' ')
    expect(text).toMatch(/€ 40\.000\D+€ 45\.000/)
    expect(text).toContain('15 juni 2026')
  })
})

describe('a partner of the programme', () => {
  test('is asked alone, and the page says so; on the same day not again', async () => {
    const sipke = await enter(world, 'sipke')
    const edit = { what: 'partner', key: null, seen: '', name: 'Elkien', kind: 'housing' } as const
    const { key } = await yes(
      editProgramme(sipke, { operation: operation(), edit: { ...edit, email: 'elkien@example.org' } }, today),
    )
    const { see, press } = await visitAs('sipke')
    const path = `/manager/programme/partners/${key}/asking`
    expect((await see(`/manager/programme/partners/${key}`)).body).toContain(`href="${path}"`)
    const asked = await press(path, 'Vraag deze partner', {})
    expect(asked.location).toBe('/manager/programme/partners?saved=asked')
    expect(textOf((await see(asked.location ?? '')).body)).toContain('De vraag is verstuurd.')
    const again = await press(path, 'Vraag deze partner', {})
    expect([again.status, textOf(again.body).includes('Deze partner is vandaag al gevraagd.')]).toEqual([
      422,
      true,
    ])
    expect((await see(`/manager/programme/partners/${key}`)).body).not.toContain(`href="${path}"`)
  })
})
