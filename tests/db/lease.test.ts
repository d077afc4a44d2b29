import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { giveLeaseBack, isLeased, takeLease } from '#db/embedded/lease.server.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dichtbij-lease-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const noteOf = (process: number | string) => join(folder, 'leases', String(process))

describe('a lease', () => {
  test('is looked at without being given back', () => {
    takeLease(folder)
    expect(isLeased(folder)).toBe(true)
    expect(existsSync(noteOf(process.pid))).toBe(true)
    expect(giveLeaseBack(folder)).toBe(true)
    expect(isLeased(folder)).toBe(false)
  })

  test('of a process that is gone counts for nothing, and is taken away', () => {
    takeLease(folder)
    giveLeaseBack(folder)
    writeFileSync(noteOf(2 ** 22 + 1), 'long ago')
    expect(isLeased(folder)).toBe(false)
    expect(existsSync(noteOf(2 ** 22 + 1))).toBe(false)
  })
})
