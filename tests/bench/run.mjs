import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Copies the project, gives the copy many routes more and the programs of the bench, builds it and starts the bench, or
 * the one part of it that is named.
 */
const project = fileURLToPath(new URL('../..', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'dichtbij-routes-'))
const folders = ['public', 'account', 'applicant', 'reviewer', 'manager', 'admin']
const moreRoutes = 150
const [part = 'all'] = process.argv.slice(2)

process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
try {
  console.log(`Building once more, with ${moreRoutes} routes more …`)
  copyProject()
  addRoutes()
  await run('remix', ['vite:build', '--config', 'tests/bench/remix.config.js', '--logLevel', 'warn'])
  await run('node', ['build/server/bench.js', part, join(project, 'build/server/main.js')])
} catch (error) {
  console.error(error.message)
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function copyProject() {
  for (const name of [
    'app',
    'db',
    'drizzle',
    'emails',
    'public',
    'tests',
    'package.json',
    'remix.config.js',
    'tsconfig.json',
  ])
    cpSync(join(project, name), join(copy, name), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
}

/** Spread over the folders, as routes would really be added: what answers a request sees those of its own folder. */
function addRoutes() {
  const numbers = Array.from({ length: moreRoutes }, (_, index) => index + 1)
  const lines = numbers.map((number) => {
    const folder = folders[number % folders.length]
    const file = `routes/${folder}/more-${number}.tsx`
    mkdirSync(join(copy, 'app/routes', folder), { recursive: true })
    writeFileSync(join(copy, 'app', file), page(number))
    return `route('${folder === 'public' ? '' : `${folder}/`}more-${number}/:id', '${file}'),`
  })
  const map = join(copy, 'app/routes.ts')
  writeFileSync(map, readFileSync(map, 'utf8').replace('export default [', `$&\n${lines.join('\n')}\n`))
}

function page(number) {
  return `
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
export async function loader({ params }: LoaderFunctionArgs) {
  return { id: params.id, number: ${number} }
}
export default function More() {
  const { id, number } = useLoaderData<typeof loader>()
  return <p>{id} {number}</p>
}
`
}

function run(program, args) {
  const file = program === 'node' ? process.execPath : join(copy, 'node_modules/.bin', program)
  const child = spawn(file, args, {
    cwd: copy,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error(`${program} ended with ${code}`))))
  })
}
