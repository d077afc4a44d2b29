import { connect, type Socket } from 'node:net'

export type Scanned = 'clean' | 'infected'

/** How long the scanner may say nothing, in milliseconds. */
const patience = 60_000

/**
 * What ClamAV says of bytes, by `INSTREAM`: each piece goes with its length before it, and a length of nothing ends them.
 * Throws when the scanner cannot be reached or gives no verdict; a file is never clean because nobody looked.
 */
export async function scan(
  bytes: AsyncIterable<Uint8Array>,
  { host, port }: { host: string; port: number },
): Promise<Scanned> {
  const socket = connect({ host, port })
  socket.setTimeout(patience, () => socket.destroy(new Error('the virus scanner says nothing')))
  try {
    const answer = answerOf(socket)
    answer.catch(() => {})
    await send(socket, 'zINSTREAM\0')
    for await (const piece of bytes) {
      if (piece.length === 0) continue
      await send(socket, lengthOf(piece.length))
      await send(socket, piece)
    }
    await send(socket, lengthOf(0))
    return verdictIn(await answer)
  } finally {
    socket.destroy()
  }
}

function verdictIn(answer: string): Scanned {
  if (answer === 'stream: OK') return 'clean'
  if (/^stream: .+ FOUND$/.test(answer)) return 'infected'
  throw new Error('the virus scanner gave no verdict')
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function send(socket: Socket, bytes: string | Uint8Array): Promise<void> {
  return new Promise((sent, failed) => {
    socket.write(bytes, (error) => (error ? failed(error) : sent()))
  })
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((answered, failed) => {
    let text = ''
    socket.on('data', (piece) => {
      text += piece.toString('utf8')
      const end = text.indexOf('\0')
      if (end >= 0) answered(text.slice(0, end))
      else if (text.length > 10_000) failed(new Error('the virus scanner says too much'))
    })
    socket.on('error', failed)
    socket.on('close', () => failed(new Error('the virus scanner ended the connection')))
  })
}
