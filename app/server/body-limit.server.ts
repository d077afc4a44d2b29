import type { IncomingMessage } from 'node:http'

const megabyte = 1024 * 1024
/** The character NUL as it is written in addresses and forms. */
export const nul = '%00'
const limits = { form: megabyte, upload: 12 * megabyte, answers: 100 * megabyte }

/**
 * How many bytes a request may bring: a form little, a form with files more. The answers of a page and a message may bring far
 * more than is kept: they are read as a stream, so that a film that somebody chose does not cost them what they typed.
 */
export function bytesAllowed(request: IncomingMessage): number {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) return limits.form
  return answersPage.test(request.url ?? '') ? limits.answers : limits.upload
}

const answersPage =
  /^\/(applicant\/proposals\/[^/?]+\/[^/?]+\/[^/?]+|(applicant|manager)\/proposals\/[^/?]+\/messages)(\.data)?(\?|$)/

/** Does the request itself say that it brings too much? */
export function saysTooMuch(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > bytesAllowed(request)
}

/**
 * The same bytes, until they may not go on: then reading fails and `onRefused` is told the status. They may be too many
 * (413), or a form that carries the character NUL, which no browser types and the database cannot keep (400).
 */
export function limited(
  body: ReadableStream<Uint8Array>,
  request: IncomingMessage,
  onRefused: (status: number) => void,
): ReadableStream<Uint8Array> {
  const most = bytesAllowed(request)
  const isEncoded = /^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? '')
  let bytes = 0
  let last = ''
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        const text = isEncoded ? last + Buffer.from(chunk).toString('latin1') : ''
        last = text.slice(-2)
        const status = bytes > most ? 413 : text.includes(nul) ? 400 : 0
        if (status === 0) return controller.enqueue(chunk)
        onRefused(status)
        controller.error(new Error('the request brings what may not come in'))
      },
    }),
  )
}

/**
 * Reads on what nobody wants, since a browser that is still sending shows a broken connection and not the answer, and the
 * next request on the connection comes after it. After a moment the connection ends.
 */
export function letFinish(request: IncomingMessage): void {
  if (request.complete) return
  let left = 4 * limits.upload
  request.removeAllListeners('data')
  const end = () => request.socket.destroy()
  const patience = setTimeout(end, 5000)
  request.once('close', () => clearTimeout(patience))
  request.once('end', () => clearTimeout(patience))
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) end()
  })
  request.resume()
}
