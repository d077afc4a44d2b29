import { afterAll, beforeAll, expect, test } from 'vitest'
import { scan } from '#app/effects/clamd.server.ts'
import { type FakeClamd, fakeClamd } from '#tests/world/fake-clamd.ts'

let clamd: FakeClamd
beforeAll(async () => {
  clamd = await fakeClamd()
})
afterAll(() => clamd.close())

const look = (...pieces: string[]) =>
  scan(inPieces(pieces.map((text) => Buffer.from(text))), { host: '127.0.0.1', port: clamd.port })

async function* inPieces(pieces: Uint8Array[]) {
  yield* pieces
}

test('every byte reaches the scanner, whatever the pieces', async () => {
  clamd.answer('by looking')
  expect(await look('Be', '', 'groting')).toBe('clean')
  expect(clamd.seen.at(-1)?.toString()).toBe('Begroting')
  expect(await look('x'.repeat(300_000), 'y')).toBe('clean')
  expect(clamd.seen.at(-1)?.length).toBe(300_001)
})

test('a virus is found', async () => {
  expect(await look('VI', 'RUS')).toBe('infected')
})

test.each([
  ['INSTREAM size limit exceeded. ERROR', 'gave no verdict'],
  ['stream: OK FOUND OK', 'gave no verdict'],
  ['', 'gave no verdict'],
  ['hang up', /ended the connection|ECONNRESET|EPIPE/],
])('an answer of %j is no verdict', async (words, error) => {
  clamd.answer(words)
  await expect(look('Begroting')).rejects.toThrow(error)
})

test('a scanner that is not there is an error', async () => {
  await expect(scan(inPieces([]), { host: '127.0.0.1', port: 1 })).rejects.toThrow()
})
