import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile } from '@inlang/paraglide-js'
import { afterAll, describe, expect, test } from 'vitest'
import { languages } from '#app/i18n/languages.ts'

const project = 'app/i18n/project.inlang'
const settings = JSON.parse(readFileSync(`${project}/settings.json`, 'utf8'))
const areas: string[] = settings['plugin.inlang.messageFormat'].pathPattern.map(
  (path: string) => /([a-z]+)\.json$/.exec(path)?.[1],
)
const outdir = mkdtempSync(join(tmpdir(), 'messages-'))
afterAll(() => rmSync(outdir, { recursive: true, force: true }))

describe.each(areas)('messages of %s', (area) => {
  const [nl, en, fy] = languages.map((language) => messagesOf(language, area))

  test('have the same keys in every language, and the area in front', () => {
    expect(Object.keys(en ?? {}).sort()).toEqual(Object.keys(nl ?? {}).sort())
    expect(Object.keys(fy ?? {}).sort()).toEqual(Object.keys(nl ?? {}).sort())
    for (const key of Object.keys(nl ?? {})) expect(key).toMatch(new RegExp(`^${area}_[a-z0-9_]+$`))
  })

  test('have the same placeholders in every language, and are never empty', () => {
    for (const [key, text] of Object.entries(nl ?? {})) {
      for (const other of [nl, en, fy]) {
        const said = other?.[key] ?? ''
        expect(said.trim(), key).not.toBe('')
        expect(placeholdersOf(said), key).toEqual(placeholdersOf(text))
      }
    }
  })
})

test('every message is said somewhere in the program', () => {
  const folders = ['app', 'emails', 'db']
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const program = files.filter((file) => /\.tsx?$/.test(file) && !file.includes('paraglide'))
  const said = new Set(
    program.flatMap((file) => readFileSync(file, 'utf8').match(/\b[a-z]+_[a-z0-9_]+\b/g) ?? []),
  )
  const keys = areas.flatMap((area) => Object.keys(messagesOf('nl', area)))
  expect(keys.filter((key) => !said.has(key))).toEqual([])
})

test('every message is compiled, and speaks each language', async () => {
  const shape = { outputStructure: 'locale-modules', emitTsDeclarations: false } as const
  await compile({ project, outdir, strategy: ['baseLocale'], ...shape })
  const keys = areas.flatMap((area) => Object.keys(messagesOf('nl', area)))
  expect(keys.length).toBeGreaterThan(0)
  const { m } = await import(pathToFileURL(join(outdir, 'messages.js')).href)
  expect(Object.keys(m).sort()).toEqual([...keys].sort())
  for (const area of areas) {
    for (const [key, text] of Object.entries(messagesOf('fy', area))) {
      if (placeholdersOf(text).length === 0) expect(m[key]({}, { locale: 'fy' }), key).toBe(text)
    }
  }
}, 180_000)

function messagesOf(language: string, area: string): Record<string, string> {
  const { $schema, ...messages } = JSON.parse(
    readFileSync(`app/i18n/messages/${language}/${area}.json`, 'utf8'),
  )
  const texts = Object.entries(messages).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return Object.fromEntries(texts)
}

function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string))].sort()
}
