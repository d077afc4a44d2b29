import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '#db/project-folder.server.ts'
import routes from '../../app/routes.ts'
import { openings } from './guards.ts'
import { guardsOf, openRoutes } from './open-routes.ts'
import { unnotedFiles } from './unnoted-files.ts'

type Entry = { file: string; path?: string; children?: Entry[] }

const folder = join(projectFolder, 'app/routes')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .sort()
const guarded = files.filter((file) => !file.startsWith('public/'))
const source = (file: string) => readFileSync(join(folder, file), 'utf8')

describe('every route', () => {
  test('is in the site map, and nothing else is', async () => {
    expect(listed(await routes).sort()).toEqual(files.map((file) => `routes/${file}`))
  })

  test('lies in the folder of who guards it', () => {
    const folders = new Set(files.map((file) => file.split('/')[0]))
    expect([...folders].filter((name) => name !== 'public' && !(name && name in guardsOf))).toEqual([])
  })

  test('has its children in its own folder', async () => {
    const spanning = (entry: Entry): string[] =>
      (entry.children ?? []).flatMap((child) => [
        ...(folderOf(child) === folderOf(entry) ? [] : [child.file]),
        ...spanning(child),
      ])
    expect(((await routes) as Entry[]).flatMap(spanning)).toEqual([])
  })

  test.each(guarded)('%s opens with a guard of its folder', (file) => {
    for (const { name, guard } of openings(source(file))) {
      if (`${file} ${name}` in openRoutes) continue
      const guards = guardsOf[file.split('/')[0] ?? ''] ?? []
      expect(guards, `${name} of ${file} opens with ${guard ?? 'no guard'}`).toContain(guard)
    }
  })

  test('that is open is there, and has no guard that makes its place in the list needless', () => {
    const needless = Object.keys(openRoutes).filter((key) => {
      const [file = '', name] = key.split(' ')
      const opening = files.includes(file)
        ? openings(source(file)).find((one) => one.name === name)
        : undefined
      return !opening || opening.guard !== null
    })
    expect(needless).toEqual([])
  })
})

describe('every route of the fund that answers a file', () => {
  const answering = files.filter((file) => {
    const text = source(file)
    const gives = /export async function loader/.test(text) && !/export default/.test(text)
    return /^(manager|reviewer|admin)\//.test(file) && gives
  })
  const notes = (file: string) => /await noteOpenings\(/.test(source(file))

  test('is found', () => {
    expect(answering.length).toBeGreaterThan(15)
  })

  test.each(answering)('%s notes who opened it, or says why not', (file) => {
    expect(notes(file)).toBe(!(file in unnotedFiles))
  })

  test('stands in the list while it is there, and with a reason', () => {
    expect(Object.keys(unnotedFiles).filter((file) => !answering.includes(file))).toEqual([])
    for (const reason of Object.values(unnotedFiles)) expect(reason.split(' ').length).toBeGreaterThan(5)
  })
})

describe('a route without a guard is found', () => {
  const planted: [what: string, source: string, guard: string | null][] = [
    [
      'a guard first',
      'export async function loader({ request }) { const who = await requirePerson(request); return who }',
      'requirePerson',
    ],
    [
      'a guard alone',
      'export async function loader({ request }) { await requirePerson(request)\n return null }',
      'requirePerson',
    ],
    ['no guard', 'export async function loader() { return null }', null],
    [
      'a guard too late',
      'export async function loader({ request }) { const all = await everything(); await requirePerson(request); return all }',
      null,
    ],
    [
      'a guard that is not awaited',
      'export async function loader({ request }) { requirePerson(request); return null }',
      null,
    ],
    [
      'a guard under a condition',
      'export async function loader({ request }) { if (request.url) await requirePerson(request); return null }',
      null,
    ],
    ['a function in a constant', 'export const loader = async () => null', null],
    ['one of another file', `export { loader } from './elsewhere'`, null],
  ]
  test.each(planted)('%s', (_what, text, guard) => {
    expect(openings(text)).toEqual([{ name: 'loader', guard }])
  })
})

function listed(entries: unknown): string[] {
  return (entries as Entry[]).flatMap((entry) => [entry.file, ...listed(entry.children ?? [])])
}

function folderOf(entry: Entry): string {
  return entry.file.split('/')[1] ?? ''
}
