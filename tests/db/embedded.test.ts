import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { lives } from '#db/embedded/lease.server.ts'
import { startEmbedded } from '#db/embedded/start.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'dichtbij-embedded-'))
const start = (durable = false) => startEmbedded(folder, { durable })
const pidFile = join(folder, 'data', 'postmaster.pid')
const pid = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0])

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the embedded PostgreSQL', () => {
  test('starts, keeps its data over a stop, and listens on this machine only', async () => {
    const first = await start()
    const url = await first.database('kept')
    await query(url, 'create table note (text text)')
    await query(url, `insert into note values ('blijft')`)
    expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await query(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
    expect(await query(url, `select lower('ÉÛ') as low`)).toEqual([{ low: 'éû' }])
    await first.stop()
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })

    const second = await start()
    expect(await query(await second.database('kept'), 'select text from note')).toEqual([{ text: 'blijft' }])
    await second.stop()
  })

  test('keeps its password to who started it', () => {
    const file = join(folder, 'password')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8').length).toBeGreaterThanOrEqual(32)
  })

  test('refuses a wrong password', async () => {
    const embedded = await start()
    const url = (await embedded.database('kept')).replace(/:[^:@]+@/, ':wrong@')
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await embedded.stop()
  })

  test('is shared by who starts it again and ends with the last one', async () => {
    const first = await start()
    const server = pid()
    writeFileSync(join(folder, 'leases', '1'), '')
    await first.stop()
    expect(await query(await (await start()).database('kept'), 'select 1 as one')).toEqual([{ one: 1 }])
    expect(pid()).toBe(server)
    rmSync(join(folder, 'leases', '1'))
    await (await start()).stop()
    expect(lives(server)).toBe(false)
  })

  test('loses nothing that was written when its server is killed', async () => {
    const first = await start(true)
    const url = await first.database('kept')
    await query(url, `insert into note values ('bewaard')`)
    process.kill(pid(), 'SIGKILL')
    const second = await start()
    expect(await query(await second.database('kept'), 'select text from note')).toHaveLength(2)
    await second.stop()
  })

  test('is not misled by the note of a dead server whose number another program has now', async () => {
    const sleeper = spawn('sleep', ['60'])
    writeFileSync(pidFile, `${sleeper.pid}\n${join(folder, 'data')}\n0\n5432\n\n127.0.0.1\n\nready\n`)
    const embedded = await start()
    expect(await query(await embedded.database('kept'), 'select 1 as one')).toEqual([{ one: 1 }])
    await embedded.stop()
    sleeper.kill()
  })

  test('refuses data that a server with another password uses', async () => {
    const first = await start()
    const password = readFileSync(join(folder, 'password'), 'utf8')
    writeFileSync(join(folder, 'password'), 'another'.repeat(6))
    await expect(start()).rejects.toThrow(/in use by process \d+/)
    writeFileSync(join(folder, 'password'), password)
    await first.stop()
  })
})

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end({ timeout: 1 })
  }
}
