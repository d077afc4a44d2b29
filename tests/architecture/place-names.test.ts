import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '#db/project-folder.server.ts'

/** The programme of the demo as it is imported; nothing else of the code may know of it. */
const programme = JSON.parse(
  readFileSync(join(projectFolder, 'db/seed/programme/leeuwarden-oost.json'), 'utf8'),
) as { programme: { name: string }; initiatives: { name: string }[] }
const figures = readFileSync(join(projectFolder, 'db/seed/programme/figures-2024.json'), 'utf8')

/** Names of the place, its neighbourhoods and what the programme started there. */
const ofTheDemo = [
  'leeuwarden',
  'bilgaard',
  'vrijheidswijk',
  'heechterp',
  'schieringen',
  'camminghaburen',
  'vlietzone',
  'oud oost',
  'oud-oost',
  'fryslân',
  'caparis',
  'elkien',
  'amaryllis',
  'dbieb',
]

const folders = ['app', 'db', 'emails', 'drizzle', 'public']
const code = folders
  .flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => /\.(ts|tsx|json|css|sql|svg|txt)$/.test(file))
  .filter((file) => !/^(db\/seed|drizzle\/meta|app\/i18n\/paraglide)\//.test(file))

test('the words below are of the demo, and there is code to look at', () => {
  expect(programme.programme.name.toLowerCase()).toContain('leeuwarden')
  expect(figures.toLowerCase()).toContain('bilgaard')
  expect(code.length).toBeGreaterThan(1000)
})

test.each(ofTheDemo)('nothing outside the seed knows of %s', (name) => {
  const knows = code.filter((file) =>
    readFileSync(join(projectFolder, file), 'utf8').toLowerCase().includes(name),
  )
  expect(knows).toEqual([])
})
