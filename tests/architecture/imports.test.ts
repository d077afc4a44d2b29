import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectFolder } from '#db/project-folder.server.ts'
import { forbiddenImports } from './import-rules.ts'

describe('the import table', () => {
  test('is kept', async () => {
    const found = await forbiddenImports(projectFolder)
    expect(found.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`)).toEqual([])
  })

  const planted: [file: string, line: string, rule: string][] = [
    ['app/domain/planted.ts', `import '#db/client.server.ts'`, 'app-domain-imports'],
    ['app/domain/planted.ts', `import 'node:fs'`, 'app-domain-without-node'],
    ['app/domain/planted.ts', `import 'drizzle-orm'`, 'app-domain-packages'],
    ['app/components/planted.tsx', `import '#db/client.server.ts'`, 'app-components-imports'],
    ['app/commands/planted.server.ts', `import '#app/i18n/languages.ts'`, 'app-commands-imports'],
    ['app/commands/planted.server.ts', `import '@remix-run/node'`, 'app-commands-packages'],
    ['app/effects/planted.server.ts', `import 'react'`, 'app-effects-packages'],
    ['app/exchange/planted.ts', `import '#db/client.server.ts'`, 'app-exchange-imports'],
    ['app/exchange/planted.ts', `import 'drizzle-orm'`, 'app-exchange-packages'],
    ['app/routes/public/planted.tsx', `import '../public/other.tsx'`, 'app-routes-imports'],
    ['app/routes/public/planted.tsx', `import '#db/seed/demo.server.ts'`, 'only-server-imports-seed'],
    ['app/server/planted.server.ts', `import '#app/routes/public/other.tsx'`, 'app-server-imports'],
    ['app/server/planted.server.ts', `import '#tests/database.ts'`, 'nobody-imports-tests'],
    ['db/queries/planted.server.ts', `import '#app/effects/hash.ts'`, 'db-imports'],
    ['emails/events.ts', `import '#app/i18n/languages.ts'`, 'emails-events-imports'],
    ['app/domain/planted.ts', `import './not-there.ts'`, 'everything-is-found'],
  ]
  test.each(planted)('finds in %s: %s', async (file, line, rule) => {
    const found = await forbiddenImports(smallProject({ [file]: line }))
    expect(found.map((violation) => violation.rule)).toContain(rule)
  })

  test('finds a page that a command reaches by a detour', async () => {
    const folder = smallProject({
      'app/commands/planted.server.ts': `import '#app/effects/detour.server.ts'`,
      'app/effects/detour.server.ts': `import 'react'`,
    })
    expect((await forbiddenImports(folder)).map(({ rule }) => rule)).toContain('commands-reach-no-page')
  })
})

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function smallProject(planted: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dichtbij-planted-'))
  folders.push(folder)
  const there = [
    'app/effects/hash.ts',
    'app/i18n/languages.ts',
    'app/routes/public/other.tsx',
    'db/client.server.ts',
  ]
  const more = ['db/seed/demo.server.ts', 'tests/database.ts', 'emails/events.ts', 'app/domain/money.ts']
  const files = Object.fromEntries([...there, ...more].map((file) => [file, 'export {}']))
  for (const [file, text] of Object.entries({ ...files, ...planted })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${text}\n`)
  }
  cpSync(join(projectFolder, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'))
  return folder
}
