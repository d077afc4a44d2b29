import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { journal } from '#db/migrate.server.ts'
import { projectFolder } from '#db/project-folder.server.ts'

const folder = join(projectFolder, 'drizzle')
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort()

describe('the migrations', () => {
  test('come later each, since an earlier time than the last that ran is skipped in silence', () => {
    const times = journal().map(({ when }) => when)
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  })

  test('are those of the journal, in its order', () => {
    expect(files).toEqual(journal().map(({ tag }) => `${tag}.sql`))
  })

  test('hold nothing that cannot run in one transaction with all others', () => {
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
    expect(text).not.toMatch(/\bconcurrently\b/i)
    expect(text).not.toMatch(/create type .* as enum/i)
    expect(text).not.toMatch(/^\s*(commit|vacuum|rollback)\b/im)
  })
})
