import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import { v5 } from 'uuid'
import { keepMessageFile } from '#app/commands/keep-message-file.server.ts'
import type { Actor, Person } from '#app/domain/access.ts'
import type { MessageSide } from '#app/domain/proposal/conversation.ts'
import { type FileProblem, fileProblemOf, fileRefused } from '#app/domain/proposal/file.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { formatBytes } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { formatPlaceholder } from '#app/i18n/placeholders.server.ts'
import { db } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { looseFiles } from '#db/queries/message-files.server.ts'
import { notFound } from '../answers.server.ts'
import { logError } from '../log.server.ts'
import { examine } from '../uploads/examine.server.ts'
import { isMultipart, type Upload, withUploads } from '../uploads/receive.server.ts'
import { MessagePost } from './message-post.ts'

type Place = { actor: Actor; proposal: string; side: MessageSide; now: Date }

/**
 * Reads a message with its files: each is looked at and kept first, and its id takes its place, so that nothing has to be
 * chosen again whatever is wrong with the rest. `unread` answers the page again when the form was not understood or a file
 * cannot go along.
 */
export async function receiveMessage(request: Request, place: Place) {
  const { form: typed, problem } = await withFilesKept(request, place)
  const form = parseWithZod(typed, { schema: MessagePost })
  if (form.status === 'success' && !problem) return { form, unread: null }
  const reply = form.reply(problem ? { fieldErrors: { files: [problem] } } : {})
  return { form: null, unread: data({ form: reply, refusal: null }, { status: 400 }) }
}

async function withFilesKept(
  request: Request,
  place: Place,
): Promise<{ form: FormData; problem: string | null }> {
  if (!isMultipart(request)) {
    const form = await request.formData()
    form.delete('files:file')
    return { form, problem: null }
  }
  return withUploads(request, async ({ form, uploads }) => {
    let problem: string | null = null
    form.delete('files:file')
    for (const upload of uploads.filter(({ field }) => field === 'files:file')) {
      const kept = await keep(upload, String(form.get('operation') ?? ''), place)
      if (kept.ok) form.append('files', kept.file)
      else if (kept.reason.code === 'not-found') throw notFound()
      else problem ??= wrongWords(upload.name, fileProblemOf(kept) ?? 'failed')
    }
    return { form, problem }
  })
}

async function keep(
  upload: Upload,
  given: string,
  { actor, now, ...about }: Place,
): Promise<Verdict<{ file: string }>> {
  try {
    const looked = await examine(upload)
    if (!looked.ok) return looked
    const operation = v5(`${looked.file.sha256} ${looked.file.name}`, isUuid(given) ? given : v5.URL)
    return await keepMessageFile(actor, about, looked.file, operation, now)
  } catch (error) {
    logError(error)
    return fileRefused('failed')
  }
}

function wrongWords(name: string, problem: FileProblem): string {
  return m.together_message_file_wrong({
    name,
    problem: formatPlaceholder('fileProblem', problem, currentLocale()) ?? '',
  })
}

/** The files that somebody chose for a message that is not sent yet, to show which of them go along. */
export async function filesToSend(actor: Person, proposal: string) {
  const files = await looseFiles(db(), actor, proposal)
  return files.map(({ id, name, size }) => ({ id, name, size: formatBytes(size, currentLocale()) }))
}
