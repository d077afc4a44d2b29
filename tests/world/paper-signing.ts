import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordPaperSignature } from '#app/commands/record-paper-signature.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { sha256 } from '#app/effects/hash.ts'
import { operation, yes } from './base.ts'
import { type GrantWorld, granting, version } from './granting.ts'

/** A scan as an upload hands it over. */
export function aScan(text: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'scan-')), 'scan.pdf')
  writeFileSync(path, text)
  return { path, size: text.length, sha256: sha256(text), mediaType: 'application/pdf', name: 'scan.pdf' }
}

/** What the manager records of a signature on paper. */
export async function paperForm(made: GrantWorld, change: object = {}) {
  const { id, terms } = await version(made)
  const signatory = terms.grantee.representatives[0]?.email ?? ''
  const signedOn = dayOf(granting.grantee)
  return { operation: operation(), termsVersion: id, signatory, capacity: 'Voorzitter', signedOn, ...change }
}

/** Recorded by the manager, and not seen by a second person yet. */
export async function recordedOnPaper(made: GrantWorld): Promise<string> {
  const form = await paperForm(made)
  const scan = aScan('%PDF scan')
  return (await yes(recordPaperSignature(made.panel.sipke, made.grant, scan, form, granting.grantee))).paper
}
