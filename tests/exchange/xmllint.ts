import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PainVersion } from '#app/domain/payment/batch.ts'

/** What xmllint says against the schema of these files; empty when all of them are valid. */
export function faultsIn(version: PainVersion, files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pain-'))
  try {
    const paths = files.map((text, at) => {
      const path = join(folder, `${at}.xml`)
      writeFileSync(path, text)
      return path
    })
    execFileSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', `tests/standards/sepa/pain.001.001.${version}.xsd`, ...paths],
      { stdio: 'pipe' },
    )
    return ''
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error).slice(0, 2000)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
