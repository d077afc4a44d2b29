import type { IncomingMessage } from 'node:http'

const megabyte = 1024 * 1024
const limits = { form: megabyte, upload: 12 * megabyte }

/** How many bytes a request may bring: a form little, a form with files more. */
export function bytesAllowed(request: IncomingMessage): number {
  return /^multipart\/form-data/i.test(request.headers['content-type'] ?? '') ? limits.upload : limits.form
}

/** Does the request itself say that it brings too much? */
export function saysTooMuch(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > bytesAllowed(request)
}

/** The same bytes, until they are too many: then reading fails and `onTooMuch` is told. */
export function limited(
  body: ReadableStream<Uint8Array>,
  most: number,
  onTooMuch: () => void,
): ReadableStream<Uint8Array> {
  let bytes = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes <= most) return controller.enqueue(chunk)
        onTooMuch()
        controller.error(new Error('the request brings too much'))
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
