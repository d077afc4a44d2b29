import { expect, test } from 'vitest'
import { importProgramme, programmeSchema } from '#app/commands/import-programme.server.ts'
import { lessonRegister } from '#app/server/lessons/register-page.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, today } from '#tests/world/base.ts'
import figures from '../../db/seed/programme/figures-2024.json' with { type: 'json' }
import programme from '../../db/seed/programme/leeuwarden-oost.json' with { type: 'json' }

useDatabase()

const register = (query = '') => lessonRegister(new URL(`http://localhost/lessons${query}`), 'nl')

test('the eight lessons of the programme come first in the register, and a word finds one', async () => {
  const { fund } = await aFund()
  const files = { programme: programmeSchema.parse(programme), figures, learnedOn: '2024-12-31' }
  await importProgramme(fund, 'system', files, today)
  const all = await register()
  expect(all.lessons.map(({ title }) => title)).toEqual(programme.lessons.map(({ title }) => title))
  const found = await register('?q=klein%20starten')
  expect(found.lessons.map(({ title }) => title)).toEqual([
    'Klein starten maakt beweging en verandering mogelijk',
  ])
  expect((await register('?v=nothing&pillar=nowhere')).count).toBe(8)
  expect((await register('?v=verbinding')).lessons.map(({ title }) => title)).toEqual([
    'Aansluiten bij behoeften van bewoners lukt alleen door dichtbij te zijn',
    'Wijkgericht samenwerken is een meerwaarde',
  ])
})
