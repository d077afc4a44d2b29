import { readFile } from 'node:fs/promises'
import { cleanFileName } from '#app/domain/proposal/file-name.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import type { Stored } from '#app/effects/storage.server.ts'
import { sheetLimits } from '#app/exchange/sheet-limits.ts'
import { isUuid } from '#db/queries/ids.ts'
import { workbookType } from '../books/download.server.ts'
import { isMultipart, withUploads } from '../uploads/receive.server.ts'

export type PastFileProblem = 'empty' | 'tooLarge' | 'unknown'
type Keep<Extra extends object> = (
  file: Stored & { name: string },
  operation: string,
) => Promise<Verdict<Extra>>

/** Reads a form with one file of the past, and hands it over as it came. */
export async function receivePast<Extra extends object>(
  request: Request,
  keep: Keep<Extra>,
): Promise<{ problem: PastFileProblem } | { verdict: Verdict<Extra> }> {
  if (!isMultipart(request)) {
    await request.formData()
    return { problem: 'unknown' }
  }
  return withUploads(request, async ({ form, uploads }) => {
    const [operation = '', ...more] = form.getAll('operation').map(String)
    const names = new Set([...form.keys(), ...uploads.map(({ field }) => field)])
    const known = [...names].every((name) => name === 'operation' || name === 'file')
    if (!isUuid(operation) || more.length > 0 || !known) return { problem: 'unknown' as const }
    const upload = uploads.find(({ field }) => field === 'file')
    if (!upload || upload.size === 0) return { problem: 'empty' as const }
    if (upload.size > sheetLimits.bytes) return { problem: 'tooLarge' as const }
    const { path, size } = upload
    const isBook = /\.xls[a-z]?$/i.test(upload.name)
    const name = cleanFileName(
      upload.name.replace(/\.(csv|txt|tsv|xls[a-z]?)$/i, ''),
      isBook ? 'xlsx' : 'csv',
    )
    const mediaType = isBook ? workbookType : 'text/plain'
    const file = { path, size, name, mediaType, sha256: sha256(await readFile(path)) }
    return { verdict: await keep(file, operation) }
  })
}
