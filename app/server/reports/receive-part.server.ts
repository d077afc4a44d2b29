import { v5 } from 'uuid'
import { keepEvidenceFile } from '#app/commands/keep-evidence-file.server.ts'
import type { Person } from '#app/domain/access.ts'
import { isUuid } from '#db/queries/ids.ts'
import { notFound } from '../answers.server.ts'
import { examine } from '../uploads/examine.server.ts'
import { isMultipart, type Upload, withUploads } from '../uploads/receive.server.ts'

/** The form of a part, the photos that came with it already kept; `problem` names the field of one that could not be. */
export type ReceivedPart = { form: FormData; kept: number; problem: string | null }

const ending = ':file'

/** Reads the form of a part; a photo in it is looked at, written anew without its place, and kept before the rest is read. */
export async function receivePart(
  request: Request,
  actor: Person,
  grant: string,
  now: Date,
): Promise<ReceivedPart> {
  if (!isMultipart(request)) return { form: await request.formData(), kept: 0, problem: null }
  return withUploads(request, async ({ form, uploads }) => {
    const received: ReceivedPart = { form, kept: 0, problem: null }
    for (const upload of uploads) {
      const name = upload.field.endsWith(ending) ? upload.field.slice(0, -ending.length) : ''
      if (!/^photos\[\d\]\.file$/.test(name)) continue
      const file = await keep(upload, { actor, grant, given: String(form.get('operation') ?? '') }, now)
      if (file) {
        form.set(name, file)
        received.kept += 1
      } else received.problem = name
    }
    for (const name of [...form.keys()]) if (name.endsWith(ending)) form.delete(name)
    return received
  })
}

async function keep(
  upload: Upload,
  { actor, grant, given }: { actor: Person; grant: string; given: string },
  now: Date,
): Promise<string | null> {
  const looked = await examine(upload)
  if (!looked.ok || !looked.file.mediaType.startsWith('image/')) return null
  const operation = v5(`${looked.file.sha256} ${looked.file.name}`, isUuid(given) ? given : v5.URL)
  const kept = await keepEvidenceFile(actor, grant, looked.file, operation, now)
  if (!kept.ok && kept.reason.code === 'not-found') throw notFound()
  return kept.ok ? kept.file : null
}
