import { readFile } from 'node:fs/promises'
import { fileLimits } from '#app/domain/proposal/file.ts'
import { cleanFileName } from '#app/domain/proposal/file-name.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { isUuid } from '#db/queries/ids.ts'
import { isMultipart, withUploads } from '../uploads/receive.server.ts'

export type StatementProblem = 'empty' | 'tooLarge' | 'unknown'
type Take<Extra extends object> = (
  file: { name: string; bytes: Uint8Array },
  operation: string,
) => Promise<Verdict<Extra>>

/** Reads a form with one statement of a bank, or a zip of several, and hands over its bytes as they are. */
export async function receiveStatement<Extra extends object>(
  request: Request,
  take: Take<Extra>,
): Promise<{ problem: StatementProblem } | { verdict: Verdict<Extra> }> {
  if (!isMultipart(request)) {
    await request.formData()
    return { problem: 'unknown' }
  }
  return withUploads(request, async ({ form, uploads }) => {
    const [operation = '', ...more] = form.getAll('operation').map(String)
    const names = new Set([...form.keys(), ...uploads.map(({ field }) => field)])
    const known = [...names].every((name) => name === 'operation' || name === 'statement')
    if (!isUuid(operation) || more.length > 0 || !known) return { problem: 'unknown' as const }
    const upload = uploads.find(({ field }) => field === 'statement')
    if (!upload || upload.size === 0) return { problem: 'empty' as const }
    if (upload.size > fileLimits.bytes) return { problem: 'tooLarge' as const }
    const isZip = upload.name.toLowerCase().endsWith('.zip')
    const name = cleanFileName(upload.name.replace(/\.(xml|zip)$/i, ''), isZip ? 'zip' : 'xml')
    return { verdict: await take({ name, bytes: await readFile(upload.path) }, operation) }
  })
}
