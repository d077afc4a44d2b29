import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import postgres from 'postgres'
import { afterEach, describe, expect, inject, test, vi } from 'vitest'
import { type Running, startProgram } from './processes.ts'

vi.setConfig({ testTimeout: 180_000 })

const running: Running[] = []
const databases: string[] = []

afterEach(async () => {
  for (const one of running.splice(0)) await one.end('SIGKILL')
  for (const name of databases.splice(0))
    await asOwner('postgres', `drop database if exists ${name} with (force)`)
})

describe('the program', () => {
  test.each([
    ['web', { PORT: 'abc' }, 'PORT must be a port number from 1 to 65535.\n'],
    ['web', { ORIGIN: 'http://fonds.example.org' }, 'ORIGIN must start with https:// because'],
    [
      'web',
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none' },
      'The database 127.0.0.1:1/none of DATABASE_URL does not answer.\n',
    ],
    [
      'dance',
      {},
      'Say what to do: one of web, demo, work, migrate, invite, import, mail, bounce, audit-verify.\n',
    ],
    ['import', {}, 'Say which archive: npm run import -- path/to/archive.zip\n'],
    ['invite', {}, 'Say who and as what: npm run invite -- name@example.org administrator\n'],
  ])('does not start %s with %o, and says why in a sentence', async (command, settings, sentence) => {
    const one = await start(command, settings)
    expect(one.said()).toContain(sentence)
    expect(one.said()).not.toContain('    at ')
    expect((await one.end()).code).toBe(1)
  })

  test('does not start on a port that is taken', async () => {
    const first = await start('web', await freshDatabase())
    const second = await start('web', { ...(await freshDatabase()), PORT: new URL(first.url).port })
    expect(second.said()).toMatch(/^PORT \d+ is in use by another program\. Choose another PORT\.$/m)
    expect((await second.end()).code).toBe(1)
  })
})

describe('the site of a real fund', () => {
  test('says how to make the first person, who then can be made once', async () => {
    const database = await freshDatabase()
    const site = await start('web', database)
    expect(site.said()).toContain(`Dichtbij is ready on ${site.url}\n`)
    expect(site.said()).toContain('npm run invite -- name@example.org administrator')
    const invited = await start('invite anna@example.org administrator', database)
    expect(invited.said()).toContain('anna@example.org is administrator now')
    expect((await invited.end()).code).toBe(0)
    const again = await start('invite bram@example.org administrator', database)
    expect((await again.end()).code).toBe(1)
    const verified = await start('audit-verify', database)
    expect(verified.said()).toMatch(/^[1-9]\d* events in \d+ chains under \d+ seals: 0 faults$/m)
    expect((await verified.end()).code).toBe(0)
  })

  test('is not read from what is no archive, and a sentence says so', async () => {
    const read = await start('import package.json', await freshDatabase())
    expect(read.said()).toBe(
      'Dit bestand is geen archief van een fonds. Er is niets veranderd. Kijk of het bestand heel is overgekomen.\n',
    )
    expect((await read.end()).code).toBe(1)
  })

  test('is healthy, and has no doors of the demo', async () => {
    const site = await start('web', await freshDatabase())
    const health = await fetch(`${site.url}/healthz`)
    expect([health.status, await health.json()]).toEqual([
      200,
      { healthy: true, database: true, pendingMigrations: 0, queueSeconds: expect.any(Number) },
    ])
    for (const path of ['/demo', '/demo/mailbox', '/demo/sign-in', '/demo.data', '/demo/mailbox.data'])
      expect([path, (await fetch(site.url + path)).status]).toEqual([path, 404])
    const signIn = {
      method: 'POST',
      body: new URLSearchParams({ persona: 'manager' }),
      headers: { Origin: site.url },
    }
    expect((await fetch(`${site.url}/demo/sign-in`, signIn)).status).toBe(404)
  })

  test('is not healthy without its database', async () => {
    const database = await freshDatabase()
    const site = await start('web', database)
    const name = new URL(database.DATABASE_URL).pathname.slice(1)
    await asOwner('postgres', `drop database ${name} with (force)`)
    const health = await fetch(`${site.url}/healthz`)
    expect([health.status, await health.json()]).toMatchObject([503, { healthy: false, database: false }])
  })

  test('refuses the database of the demo, and the demo that of a real fund', async () => {
    const demo = await freshDatabase()
    await asOwner(nameOf(demo), `comment on schema public is 'Dichtbij: demo'`)
    expect((await start('web', demo)).said()).toMatch(/^This database holds the demo\./m)
    const real = await freshDatabase()
    const invited = await start('invite anna@example.org administrator', real)
    expect((await invited.end()).code).toBe(0)
    for (const command of ['demo', 'demo --fresh'])
      expect((await start(command, real)).said()).toMatch(/^This database holds a real fund\./m)
  })

  test('sends files that never change for good, and small copies of them', async () => {
    const site = await start('web', await freshDatabase())
    const html = await (await fetch(site.url)).text()
    const path = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1]
    const css = await fetch(site.url + path, { headers: { 'Accept-Encoding': 'br' } })
    expect(css.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(css.headers.get('content-encoding')).toBe('br')
    expect(css.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await fetch(`${site.url}/assets/manifest.js`)).status).toBe(404)
  })
})

describe('the demo', () => {
  test('is loaded once and kept, and loaded again when asked or when loading was broken off', async () => {
    const database = await freshDatabase()
    const rename = (to: string) => asOwner(nameOf(database), `update funds set name = '${to}'`)
    const nameNow = async () => (await asOwner(nameOf(database), 'select name from funds'))[0]?.name
    const first = await start('demo', database)
    expect(first.said()).toContain('Loading the example fund')
    expect(first.said()).toContain(`${first.url}/demo/mailbox`)
    expect((await fetch(`${first.url}/demo`)).status).toBe(200)
    const real = await nameNow()
    await rename('Veranderd')
    await first.end()

    const second = await start('demo', database)
    expect([second.said().includes('Loading'), await nameNow()]).toEqual([false, 'Veranderd'])
    await second.end()

    await asOwner(nameOf(database), `comment on schema public is 'Dichtbij: demo, being loaded'`)
    const third = await start('demo', database)
    expect([third.said().includes('Loading'), await nameNow()]).toEqual([true, real])
    await rename('Veranderd')
    await third.end()

    const fresh = await start('demo --fresh', database)
    expect([fresh.said().includes('Loading'), await nameNow()]).toEqual([true, real])
  })
})

describe('an end', () => {
  test('by SIGTERM under load answers what is in flight and comes within five seconds', async () => {
    const site = await start('web', await freshDatabase())
    const load = loadOn(site.url, 20)
    await load.until(300)
    const { code, after } = await site.end('SIGTERM')
    const { answered, broken } = await load.stop()
    expect(code).toBe(0)
    expect(after).toBeLessThan(5000)
    expect(answered).toBeGreaterThan(300)
    expect(broken).toEqual([])
  })

  test('by SIGINT comes soon when nothing is going on', async () => {
    const site = await start('web', await freshDatabase())
    const { code, after } = await site.end('SIGINT')
    expect([code, after < 2000]).toEqual([0, true])
  })

  test('leaves no job process, also when it comes by kill -9', async () => {
    const site = await start('web', await freshDatabase())
    const jobs = await jobProcessOf(site)
    await site.end('SIGKILL')
    await expect.poll(() => isAlive(jobs), { timeout: 8000 }).toBe(false)
  })
})

describe('the job process', () => {
  test('is started again when it dies', async () => {
    const site = await start('web', await freshDatabase())
    const first = await jobProcessOf(site)
    process.kill(first, 'SIGKILL')
    await expect.poll(() => childrenOf(site).filter((pid) => pid !== first).length, { timeout: 8000 }).toBe(1)
  })

  test('takes over the job of one that was killed in the middle of it', async () => {
    const database = await freshDatabase()
    const site = await start('web', database)
    await jobProcessOf(site)
    await expect.poll(() => queue(database), { timeout: 10_000 }).toEqual([])
    await asOwner(
      nameOf(database),
      `select graphile_worker.add_job('seal-log');
       update graphile_worker._private_jobs set locked_by = 'worker-of-the-dead', locked_at = now() - interval '6 seconds'`,
    )
    await expect.poll(() => queue(database), { timeout: 20_000 }).toEqual([])
  })
})

async function start(command: string, settings: Record<string, string>): Promise<Running> {
  const one = await startProgram(command, { SECRET: 's'.repeat(40), ...settings })
  running.push(one)
  return one
}

async function freshDatabase(): Promise<{ DATABASE_URL: string }> {
  const name = `process_${randomUUID().replaceAll('-', '')}`
  databases.push(name)
  await asOwner('postgres', `create database ${name} template ${inject('cluster').template}`)
  return { DATABASE_URL: urlOf(name) }
}

async function asOwner(database: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(urlOf(database), { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end()
  }
}

function queue(database: { DATABASE_URL: string }) {
  return asOwner(
    nameOf(database),
    `select id, locked_by from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now()`,
  )
}

function urlOf(name: string): string {
  const url = new URL(inject('cluster').url)
  url.pathname = `/${name}`
  return url.href
}

function nameOf({ DATABASE_URL }: { DATABASE_URL: string }): string {
  return new URL(DATABASE_URL).pathname.slice(1)
}

async function jobProcessOf(site: Running): Promise<number> {
  await expect.poll(() => childrenOf(site).length, { timeout: 8000 }).toBe(1)
  return childrenOf(site)[0] as number
}

function childrenOf({ child }: Running): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n')
  return rows
    .map((row) => row.trim().split(/\s+/))
    .flatMap(([pid, parent, state]) =>
      Number(parent) === child.pid && !state?.startsWith('Z') ? [Number(pid)] : [],
    )
}

function isAlive(pid: number): boolean {
  const state = execFileSync('sh', ['-c', `ps -o stat= -p ${pid} || true`], { encoding: 'utf8' }).trim()
  return state !== '' && !state.startsWith('Z')
}

/** Visitors that ask one page after the other on connections they keep, until the server takes no more. */
function loadOn(url: string, visitors: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: visitors })
  const broken: string[] = []
  let answered = 0
  let stopped = false
  const visit = async () => {
    while (!stopped) {
      const result = await ask(agent, `${url}/nowhere-${answered}`)
      if (result === 'refused') return
      if (result === 'whole') answered += 1
      else broken.push(result)
    }
  }
  const visits = Promise.all(Array.from({ length: visitors }, visit))
  return {
    until: (count: number) => expect.poll(() => answered, { timeout: 15_000 }).toBeGreaterThan(count),
    async stop() {
      stopped = true
      await visits
      agent.destroy()
      return { answered, broken }
    },
  }
}

function ask(agent: Agent, url: string): Promise<string> {
  return new Promise((done) => {
    const asked = request(url, { agent }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () =>
        done(text.endsWith('</html>') ? 'whole' : `${answer.statusCode} ${text.slice(-40)}`),
      )
      answer.on('error', (error) => done(`cut off: ${error.message}`))
    })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      const isGone = error.code === 'ECONNREFUSED' || (asked.reusedSocket && error.code === 'ECONNRESET')
      done(isGone ? 'refused' : `failed: ${error.code} ${error.message}`)
    })
    asked.end()
  })
}
