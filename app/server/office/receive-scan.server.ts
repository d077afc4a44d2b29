import type { ScanProblem } from '#app/components/together/scans.tsx'
import { fileProblemOf } from '#app/domain/proposal/file.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { isUuid } from '#db/queries/ids.ts'
import { type Examined, examine } from '../uploads/examine.server.ts'
import { isMultipart, withUploads } from '../uploads/receive.server.ts'

type Keep = (file: Examined, operation: string) => Promise<Verdict<{ file: string }>>
type Received = { problem: ScanProblem } | { verdict: Verdict<{ file: string }> }

/** Reads a form with one scan, looks at the file, and keeps it as the caller says. */
export async function receiveScan(request: Request, keep: Keep): Promise<Received> {
  if (!isMultipart(request)) {
    await request.formData()
    return { problem: 'unknown' }
  }
  return withUploads(request, async ({ form, uploads }): Promise<Received> => {
    const [operation = '', ...more] = form.getAll('operation').map(String)
    const names = new Set([...form.keys(), ...uploads.map(({ field }) => field)])
    const known = [...names].every((name) => name === 'operation' || name === 'scan')
    if (!isUuid(operation) || more.length > 0 || !known) return { problem: 'unknown' }
    const upload = uploads.find(({ field }) => field === 'scan')
    if (!upload) return { problem: 'empty' }
    const looked = await examine(upload)
    if (!looked.ok) return { problem: 'failed' }
    const verdict = await keep(looked.file, operation)
    return !verdict.ok && fileProblemOf(verdict) && verdict.reason.code === 'file-refused'
      ? { problem: 'failed' }
      : { verdict }
  })
}
