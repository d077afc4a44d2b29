import { v5 } from 'uuid'
import { keepFile } from '#app/commands/keep-file.server.ts'
import type { Actor } from '#app/domain/access.ts'
import type { Fields } from '#app/domain/proposal/field.ts'
import { type FileProblem, fileProblemOf, fileRefused } from '#app/domain/proposal/file.ts'
import type { Refusal, Verdict } from '#app/domain/verdict.ts'
import { isUuid } from '#db/queries/ids.ts'
import { fieldAt } from '../form-reading.server.ts'
import { logError } from '../log.server.ts'
import { examine } from '../uploads/examine.server.ts'
import { isMultipart, type Upload, withUploads } from '../uploads/receive.server.ts'
import { movedProblems } from './moved-problems.ts'

/**
 * What was typed, with the id of each kept file in the place of the file; what is the matter with the others; and why nothing
 * can be kept at all, if so.
 */
export type ReceivedAnswers = {
  form: FormData
  problems: Record<string, FileProblem>
  refusal: Refusal | null
}
type Place = { actor: Actor; proposal: string; fields: Fields; now: Date }

/**
 * Reads the answers of a page. Each file that came beside a field of the kind `file` is looked at, kept, and replaced by its
 * id, before anything else of the form is read: whatever is wrong with the rest, the file need not be chosen again. A file
 * that was refused leaves what stood in its field.
 */
export async function receiveAnswers(request: Request, place: Place): Promise<ReceivedAnswers> {
  if (!isMultipart(request))
    return { form: withoutFiles(await request.formData()), problems: {}, refusal: null }
  return withUploads(request, async ({ form, uploads }) => {
    const problems: ReceivedAnswers['problems'] = {}
    let refusal: Refusal | null = null
    for (const upload of uploads) {
      const name = upload.field.endsWith(ending) ? upload.field.slice(0, -ending.length) : ''
      if (fieldAt(place.fields, name)?.kind !== 'file') continue
      const verdict = await kept(upload, name, form, place)
      const problem = verdict.ok ? null : fileProblemOf(verdict)
      if (verdict.ok) form.set(name, verdict.file)
      else if (problem) problems[name] = problem
      else refusal = verdict
    }
    const intent = form.get('__intent__')
    const moved = movedProblems(problems, intent && String(intent))
    return { form: withoutFiles(form), problems: moved, refusal }
  })
}

const ending = ':file'

async function kept(
  upload: Upload,
  name: string,
  form: FormData,
  { actor, proposal, now }: Place,
): Promise<Verdict<{ file: string }>> {
  try {
    const looked = await examine(upload)
    if (!looked.ok) return looked
    const { file } = looked
    const beside = [...form.values()].map(String).filter(isUuid)
    const given = String(form.get(name) ?? '')
    const operation = v5(`${name} ${file.sha256} ${file.name}`, uuidOf(form.get('operation')))
    return await keepFile(
      actor,
      proposal,
      file,
      { operation, beside, instead: isUuid(given) ? given : undefined },
      now,
    )
  } catch (error) {
    logError(error)
    return fileRefused('failed')
  }
}

/** A form without an operation of its own is refused when the rest of it is read. */
function uuidOf(operation: FormDataEntryValue | null): string {
  const text = String(operation ?? '')
  return isUuid(text) ? text : v5.URL
}

function withoutFiles(form: FormData): FormData {
  for (const name of new Set(form.keys())) if (name.endsWith(ending)) form.delete(name)
  return form
}
