import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { S3Settings } from '#app/effects/configuration.server.ts'

export type FakeS3 = {
  settings: S3Settings
  objects: Map<string, { bytes: Buffer; type: string; at: Date }>
  /** The status of every answer from here on; 200 lets it work again. */
  answer(status: number): void
  close(): Promise<void>
}

/** A bucket in memory that takes nothing without a right signature over the bytes it gets, two keys a page. */
export async function fakeS3(): Promise<FakeS3> {
  const objects: FakeS3['objects'] = new Map()
  let status = 200
  const server = createServer(async (request, response) => {
    const bytes = await bytesOf(request)
    const wrong = wrongIn(request, bytes)
    if (wrong) return response.writeHead(403).end(wrong)
    if (status !== 200) return response.writeHead(status).end('<Error/>')
    answerWith(objects, request, response, bytes)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    settings: { endpoint: `http://127.0.0.1:${port}`, ...keys },
    objects,
    answer: (next) => {
      status = next
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

const keys = {
  bucket: 'files-of-the-fund',
  region: 'nl-1',
  accessKeyId: 'test-key',
  secretAccessKey: 'test/secret+key',
}

function answerWith(
  objects: FakeS3['objects'],
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
) {
  const url = new URL(request.url ?? '', 'http://s3')
  const key = url.pathname.replace(`/${keys.bucket}`, '').slice(1)
  const object = objects.get(key)
  if (key === '') return response.end(pageOf(objects, url))
  if (request.method === 'PUT')
    objects.set(key, { bytes, type: request.headers['content-type'] ?? '', at: new Date() })
  if (request.method === 'DELETE') objects.delete(key)
  if (request.method !== 'GET') return response.writeHead(request.method === 'PUT' ? 200 : 204).end()
  return object ? response.end(object.bytes) : response.writeHead(404).end('<Error/>')
}

function pageOf(objects: FakeS3['objects'], url: URL): string {
  const from = url.searchParams.get('continuation-token') ?? ''
  const prefix = url.searchParams.get('prefix') ?? ''
  const names = [...objects.keys()].filter((name) => name.startsWith(prefix) && name > from).sort()
  const shown = names.slice(0, 2)
  const contents = shown.map(
    (name) =>
      `<Contents><Key>${name}</Key><LastModified>${objects.get(name)?.at.toISOString()}</LastModified></Contents>`,
  )
  const next = names.length > 2 ? `<NextContinuationToken>${shown[1]}</NextContinuationToken>` : ''
  return `<ListBucketResult>${contents.join('')}${next}</ListBucketResult>`
}

function wrongIn(request: IncomingMessage, bytes: Buffer): string | null {
  const { headers, method = '' } = request
  const [, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=test-key\/(\S+), ?SignedHeaders=([\w;-]+), ?Signature=(\w{64})$/.exec(
      headers.authorization ?? '',
    ) ?? []
  const sent = headers['x-amz-content-sha256']
  if (!signature) return 'no signature'
  if (sent !== hash(bytes)) return 'other bytes'
  if (method === 'PUT' && headers['content-length'] !== String(bytes.length)) return 'no length'
  const url = new URL(request.url ?? '', 'http://s3')
  const query = [...url.searchParams]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&')
  const signed = names.split(';').map((name) => `${name}:${headers[name]}\n`)
  const canonical = [method, url.pathname, query, signed.join(''), names, sent].join('\n')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n')
  const secret = scope
    .split('/')
    .reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${keys.secretAccessKey}`))
  return hmac(secret, text).toString('hex') === signature ? null : 'another signature'
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
