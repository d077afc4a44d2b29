import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { fileLimits } from '#app/domain/proposal/file.ts'

/** A file as it arrived, in a folder that is gone when the request is answered. */
export type Upload = { field: string; name: string; path: string; size: number }
export type Received = { form: FormData; uploads: Upload[] }

const limits = {
  fields: 2000,
  fieldSize: 1024 * 1024,
  fieldNameSize: 200,
  files: 20,
  /** One byte more than a file may have tells that it has too many. */
  fileSize: fileLimits.bytes + 1,
  headerPairs: 50,
}

/**
 * Reads a form with files as a stream and hands over its texts and its files, each in a file of its own. A file that is too
 * large is cut off and the rest of the form goes on. A field of a file that nobody chose is left out.
 */
export async function withUploads<Answer>(
  request: Request,
  work: (received: Received) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'dichtbij-upload-'))
  try {
    return await work(await received(request, folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The texts of a form; files that came with it are let go as they arrive. */
export async function textsOf(request: Request): Promise<FormData> {
  return isMultipart(request) ? (await received(request, null)).form : request.formData()
}

export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get('Content-Type') ?? '')
}

async function received(request: Request, folder: string | null): Promise<Received> {
  const form = new FormData()
  const uploads: Promise<Upload>[] = []
  const reader = readerFor(request)
  reader.on('field', (name, value, nameCut, valueCut) => {
    if (nameCut || valueCut) reader.destroy(new TooMuch())
    else form.append(name, value)
  })
  reader.on('file', (field, stream, name) => {
    if (!folder || !name) return void stream.resume()
    const upload = kept(stream, join(folder, String(uploads.length)), { field, name })
    upload.catch(() => {})
    uploads.push(upload)
  })
  for (const event of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
    reader.on(event, () => reader.destroy(new TooMuch()))
  try {
    await pipeline(Readable.fromWeb(request.body as never), reader)
  } catch (error) {
    throw new Response(null, { status: error instanceof TooMuch ? 413 : 400 })
  }
  if ([...form.values()].some((value) => String(value).includes('\0')))
    throw new Response(null, { status: 400 })
  return { form, uploads: await Promise.all(uploads) }
}

class TooMuch extends Error {}

function readerFor(request: Request) {
  try {
    return new Busboy({
      headers: { 'content-type': request.headers.get('Content-Type') ?? '' },
      limits,
    })
  } catch {
    throw new Response(null, { status: 400 })
  }
}

async function kept(
  stream: NodeJS.ReadableStream,
  path: string,
  about: Pick<Upload, 'field' | 'name'>,
): Promise<Upload> {
  await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
  return { ...about, path, size: (await stat(path)).size }
}
