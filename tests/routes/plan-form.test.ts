import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter } from '#tests/world/base.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { formWith, pressed } from './forms.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

const path = '/manager/programme/plans/new'
let site: Site
let cookie: string

beforeAll(async () => {
  const world = await aFund()
  await importedProgramme(world)
  site = await openSite()
  cookie = (await sessionOf((await enter(world, 'sipke')).person, new Date(), true)).cookie
}, 180_000)
afterAll(() => site.close())

test('an empty plan says at each field what is asked there', async () => {
  const form = formWith((await site.ask(path, cookie)).body, 'Opslaan')
  const typed = { year: '', label: '', source: '' }
  const answer = await site.ask(path, cookie, pressed(form, 'Opslaan', typed))
  expect(answer.status).toBe(400)
  const text = textOf(answer.body)
  const asked = [
    ['year', 'Schrijf het jaar van het plan'],
    ['label', 'Geef het plan een naam.'],
    ['source', 'Schrijf waar dit plan staat.'],
  ] as const
  for (const [field, words] of asked) {
    expect(text.split(words)).toHaveLength(3)
    expect(answer.body).toContain(`href="#${field}"`)
  }
  expect(text).not.toContain('Vul dit in.')
})
