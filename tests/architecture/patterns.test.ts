import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '#db/project-folder.server.ts'

type Ban = {
  what: string
  pattern: RegExp
  /** Files that it holds for, and the few that may. */
  within: RegExp
  except?: RegExp
  planted: string
}

const code = /^(app|db|emails)\/.*\.tsx?$/
const pages = /^app\/.*\.tsx$/
const timeless = /^(app\/(domain|commands|effects|documents|exchange|i18n|components)|db|emails)\//

const bans: Ban[] = [
  {
    what: 'data that comes later, which the rendering to one string cannot send',
    pattern: /\bdefer\(|<Await\b|<Suspense\b/,
    within: code,
    planted: 'return defer({ all: everything() })',
  },
  {
    what: 'the environment, which is read once and in one place',
    pattern: /process\.env\b|import\.meta\.env\b/,
    within: code,
    except: /^app\/(effects\/configuration\.server|server\/main|development)\.ts$/,
    planted: 'const url = process.env.DATABASE_URL',
  },
  {
    what: 'the clock, where time is an argument',
    pattern: /new Date\(\)|Date\.now\(\)|performance\.now\(\)/,
    within: timeless,
    except: /^db\/embedded\//,
    planted: 'const now = new Date()',
  },
  {
    what: 'chance in a rule',
    pattern: /Math\.random\(|randomUUID\(|randomBytes\(/,
    within: /^app\/(domain|documents)\//,
    planted: 'const id = randomUUID()',
  },
  {
    what: 'markup from a string',
    pattern: /dangerouslySetInnerHTML|innerHTML/,
    within: code,
    planted: '<p dangerouslySetInnerHTML={{ __html }} />',
  },
  {
    what: 'a style in the markup, which the policy of the pages forbids',
    pattern: /\sstyle=[{"']/,
    within: pages,
    planted: '<p style={{ color }}>',
  },
  {
    what: 'a script in the markup',
    pattern: /<script\b|\son(click|submit|load|error)="/i,
    within: pages,
    except: /^app\/(root|entry\.server)\.tsx$/,
    planted: '<script>alert(1)</script>',
  },
  {
    what: 'types that are switched off',
    pattern: /@ts-(ignore|nocheck|expect-error)/,
    within: code,
    planted: '// @ts-ignore',
  },
  {
    what: 'types of the database for texts',
    pattern: /\bpgEnum\b/,
    within: code,
    planted: `pgEnum('state', states)`,
  },
  {
    what: 'one action that does several things',
    pattern: /\bname="intent"|get\('intent'\)/,
    within: code,
    planted: '<button name="intent" value="save">',
  },
  {
    what: 'server code in a file that may reach the browser',
    pattern: /from '(node:|postgres'|#db\/(?!seed|schema|.*\.server\.tsx?'|.*refused))/,
    within: /^(app\/(components|i18n|effects|commands|server)|db\/(queries|writes))\//,
    except: /\.server\.tsx?$|^app\/effects\/hash\.ts$|\/README|\.d\.ts$/,
    planted: `import { readFileSync } from 'node:fs'`,
  },
  {
    what: 'an import of nothing but types that stays an import',
    pattern: /^import \{ (type \w+(, )?)+ \} from/,
    within: code,
    planted: `import { type Row } from './row.ts'`,
  },
  {
    what: 'notes for later',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
    within: code,
    planted: '// TODO: check this',
  },
  {
    what: 'a forgotten print',
    pattern: /\bconsole\.\w+\(|\bdebugger\b/,
    within: code,
    planted: 'console.log(row)',
  },
]

const files = ['app', 'db', 'emails']
  .flatMap((top) =>
    readdirSync(join(projectFolder, top), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${top}/${file}`,
    ),
  )
  .filter((file) => code.test(file) && !file.startsWith('app/i18n/paraglide/'))
const lines = files.flatMap((file) =>
  readFileSync(join(projectFolder, file), 'utf8')
    .split('\n')
    .map((line, index) => ({ file, line, number: index + 1 })),
)

describe('nowhere stands', () => {
  test.each(bans)('$what', ({ pattern, within, except }) => {
    const found = lines.filter(
      ({ file, line }) => within.test(file) && !except?.test(file) && pattern.test(line),
    )
    expect(found.map(({ file, number, line }) => `${file}:${number} ${line.trim()}`)).toEqual([])
  })

  test.each(bans)('(and it would be found) $what', ({ pattern, planted }) => {
    expect(pattern.test(planted)).toBe(true)
  })
})
