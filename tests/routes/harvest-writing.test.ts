import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editProgramme } from '#app/commands/edit-programme.server.ts'
import { type Persona, personas, sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { approveAsItIs, startedHarvest } from '#tests/world/harvest.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { formWith, pressed } from './forms.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

const save = 'Bewaren'
let site: Site
let world: World
let cookie: string
let harvest: string

beforeAll(async () => {
  world = await aFund()
  await importedProgramme(world)
  harvest = await startedHarvest(world)
  site = await openSite()
  const person = await enter(world, personas['manager' as Persona] as 'ineke')
  cookie = (await sessionOf(person.person, new Date(), true)).cookie
}, 180_000)
afterAll(() => site.close())

const see = async (path: string, language = 'nl') =>
  (await site.ask(path, `${cookie}; locale=${language}`)).body
const textPage = () => `/manager/harvest/${harvest}/texts/veiligheid.plan-3.execution`
const countAgain = async (value: number, at: Date) =>
  yes(
    editProgramme(
      await enter(world, 'sipke'),
      {
        operation: operation(),
        edit: {
          what: 'figure',
          indicator: 'S03',
          value: { value, qualifier: 'exact' },
          period: '2024',
          places: [],
          published: true,
          baseline: false,
          source: 'Natelling',
          quote: '',
        },
      },
      at,
    ),
  )

describe('the text of a part', () => {
  test('with a number that nobody knows comes back whole, and says which one and what to do', async () => {
    const form = formWith(await see(textPage()), save)
    const typed = { nl: 'Er zijn {{figure:S99:2024}} geholpen.', en: 'Helped.' }
    const answer = await site.ask(textPage(), cookie, pressed(form, save, typed))
    expect(answer.status).toBe(422)
    expect(textOf(answer.body)).toContain('Het getal {{figure:S99:2024}} kennen wij niet.')
    expect(textOf(answer.body)).toContain('Kies een getal uit de lijst, of haal het weg.')
    expect(formWith(answer.body, save).fields).toMatchObject({ nl: [typed.nl], en: [typed.en] })
    expect(textOf(answer.body)).toContain('{{figure:S03:2024}} 42 jongeren')
  })

  test('that somebody else saved first shows both, and is kept when one saves again', async () => {
    const mine = formWith(await see(textPage()), save)
    const theirs = pressed(mine, save, { nl: 'Hun tekst over {{figure:S03:2024}}.' })
    expect((await site.ask(textPage(), cookie, theirs)).status).toBe(302)
    const again = { ...pressed(mine, save, { nl: 'Mijn tekst.' }), operation: operation() }
    const answer = await site.ask(textPage(), cookie, again)
    expect(answer.status).toBe(422)
    expect(textOf(answer.body)).toContain('Hun tekst over {{figure:S03:2024}}.')
    const now = formWith(answer.body, save)
    expect(now.fields.nl).toEqual(['Mijn tekst.'])
    expect((await site.ask(textPage(), cookie, pressed(now, save))).status).toBe(302)
    expect(textOf(await see(`/manager/harvest/${harvest}`))).toContain('Mijn tekst.')
  })

  test('marks a number that changed in the sentence itself, and says on top where', async () => {
    const form = formWith(await see(textPage()), save)
    await site.ask(textPage(), cookie, pressed(form, save, { nl: 'Er zijn {{figure:S03:2024}} geholpen.' }))
    await countAgain(45, later({ minutes: 30 }))
    const page = await see(`/manager/harvest/${harvest}`)
    expect(textOf(page)).toContain('Er zijn 45 jongeren ( was 42 jongeren ) geholpen.')
    expect(page).toMatch(
      /href="#part-veiligheid.plan-3.execution"[^>]*>Veiligheid · Voornemen 2 · Uitvoering</,
    )
  })
})

describe('an approved harvest', () => {
  beforeAll(() => approveAsItIs(world, harvest, later({ days: 2 })))

  test('says in its text what a number became, in Dutch and beside the table', async () => {
    await countAgain(48, later({ days: 3 }))
    const text = textOf(await see('/harvest/2024'))
    expect(text).toContain('Er zijn 45 jongeren ( later veranderd in 48 jongeren ) geholpen.')
    expect(text).toContain('Later veranderd: 48 jongeren')
  })

  test.each(['en', 'fy'])(
    'has every Dutch word of the programme marked as Dutch on the page in %s',
    async (language) => {
      const html = await see('/harvest/2024', language)
      expect(html).toContain(`<html lang="${language}">`)
      const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
      const rest = withoutDutch(main)
      for (const words of [
        'Wonen en leefomgeving',
        'kansrijk opgroeien',
        'Baangaranties bij bedrijven',
        'Aansluiten bij behoeften',
        'jongeren',
        'woningen',
        'geholpen',
      ]) {
        expect(main).toContain(words)
        expect(rest).not.toContain(words)
      }
    },
  )

  test('is reached from the foot of every page for everybody', async () => {
    expect(await see('/contact')).toContain('href="/harvest"')
    expect(await see('/contact')).toContain('href="/open-data"')
  })
})

/** A page without what is marked as Dutch. */
function withoutDutch(html: string): string {
  const inner = /<(\w+)(?: [^>]*)? lang="nl"[^>]*>(?:(?!<\1[ >])[\s\S])*?<\/\1>/g
  const without = html.replace(inner, '')
  return without === html ? html : withoutDutch(without)
}
