import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

export type FakeClamd = {
  port: number
  /** What it was sent, a file at a time. */
  seen: Buffer[]
  /** How it answers from here on: by looking, with these words, or by hanging up. */
  answer(how: 'by looking' | 'hang up' | (string & {})): void
  close(): Promise<void>
}

/** A virus scanner that speaks INSTREAM and finds the word VIRUS. */
export async function fakeClamd(): Promise<FakeClamd> {
  const seen: Buffer[] = []
  let how = 'by looking'
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (piece) => {
      if (how === 'hang up') return void socket.destroy()
      bytes = Buffer.concat([bytes, piece])
      const file = fileIn(bytes)
      if (!file) return
      seen.push(file)
      say(socket, how === 'by looking' ? verdictOn(file) : how)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    answer: (next) => {
      how = next
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

function fileIn(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (bytes.subarray(0, command.length).toString() !== command) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

function verdictOn(file: Buffer): string {
  return file.includes('VIRUS') ? 'stream: Test.Virus FOUND' : 'stream: OK'
}

function say(socket: Socket, words: string): void {
  socket.end(`${words}\0`)
}
