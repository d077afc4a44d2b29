import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from '#app/domain/access.ts'
import { canArchive, canHandleArchive } from '#app/domain/archive/kept.ts'
import {
  archiveKind,
  archiveVersion,
  bytesFile,
  canReadArchive,
  hashOfBytesFile,
  type Manifest,
  tableFile,
} from '#app/domain/archive/manifest.ts'
import { refused } from '#app/domain/verdict.ts'

const hash = fc.stringMatching(/^[0-9a-f]{64}$/)
const tables = fc.uniqueArray(fc.stringMatching(/^[a-z_]{1,12}$/), { maxLength: 8 })

function manifestOf(names: readonly string[], more: Partial<Manifest> = {}): Manifest {
  const files = names.map((name) => ({ name: tableFile(name), size: 0, sha256: '0'.repeat(64), rows: 0 }))
  const fund = { id: '019cd730-6900-7546-91cc-851e32cc9e9c', slug: 'fonds', name: 'Fonds' }
  const what = { kind: archiveKind, version: archiveVersion, schema: '0055', whole: true } as const
  return { ...what, fund, madeAt: '2026-03-10T10:00:00.000Z', files, missing: [], ...more }
}

describe('what fits in one archive', () => {
  test('is what a ZIP of everybody holds, in bytes and in files', () => {
    expect(canArchive({ bytes: 3 * 1024 ** 3, files: 60_000 })).toEqual({ ok: true })
    expect(canArchive({ bytes: 4 * 1024 ** 3, files: 1 })).toEqual(refused('archive-too-large'))
    expect(canArchive({ bytes: 1, files: 65_536 })).toEqual(refused('archive-too-large'))
  })
})

describe('an archive', () => {
  test('is read only where schema and tables are the same and nothing is there yet', () => {
    fc.assert(
      fc.property(
        tables,
        tables,
        fc.boolean(),
        fc.constantFrom('0055', '0054'),
        (inside, there, empty, schema) => {
          const verdict = canReadArchive(manifestOf(inside), { schema, tables: there, empty })
          const same = inside.toSorted().join() === there.toSorted().join()
          expect(verdict.ok).toBe(same && empty && schema === '0055')
        },
      ),
    )
  })

  test('of another way of writing is refused, whatever is in it', () => {
    const verdict = canReadArchive(manifestOf([], { version: 2 }), {
      schema: '0055',
      tables: [],
      empty: true,
    })
    expect(verdict).toMatchObject({ ok: false, reason: { code: 'archive-other-schema' } })
  })

  test('names bytes by their hash, whatever they are', () => {
    fc.assert(
      fc.property(
        hash,
        fc.oneof(fc.constantFrom('application/pdf', 'image/jpeg', 'text/plain; charset=x'), fc.string()),
        (sha, type) => {
          expect(hashOfBytesFile(bytesFile(sha, type))).toBe(sha)
        },
      ),
    )
    expect(hashOfBytesFile(tableFile('files'))).toBe(null)
  })

  test('is for the administrator alone, and never for who sits on the panel', () => {
    const now = new Date('2026-03-10T10:00:00Z')
    fc.assert(
      fc.property(fc.subarray([...roles]), fc.boolean(), (held, fresh) => {
        const actor = { person: 'iemand', roles: held, steppedUpAt: fresh ? now : null }
        const panel = held.includes('reviewer') || held.includes('chair')
        expect(canHandleArchive(actor, now).ok).toBe(held.includes('administrator') && !panel && fresh)
      }),
    )
  })
})
