import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { AwsV4Signer } from 'aws4fetch'
import type { S3Settings } from '../configuration.server.ts'
import type { Storage } from '../storage.server.ts'
import { checkedKey } from './key.ts'

type Asked = { method: string; path: string; headers?: Record<string, string>; body?: Readable }

/** A bucket of anything that speaks S3, by path (`endpoint/bucket/key`). The bytes are signed too. */
export function s3Storage(settings: S3Settings): Storage {
  const ask = (asked: Asked) => signed(settings, asked)
  return {
    async put(key, { path, size, sha256, mediaType }) {
      const headers = {
        'Content-Type': mediaType,
        'Content-Length': String(size),
        'X-Amz-Content-Sha256': sha256,
      }
      const body = createReadStream(path)
      await done(await ask({ method: 'PUT', path: `/${checkedKey(key)}`, headers, body }))
    },
    async get(key) {
      const response = await ask({ method: 'GET', path: `/${checkedKey(key)}` })
      if (response.status === 404) return null
      return (await accepted(response)).body
    },
    async remove(key) {
      const response = await ask({ method: 'DELETE', path: `/${checkedKey(key)}` })
      if (response.status !== 404) await done(response)
    },
    async *list(folder, before) {
      for (let from: string | null = ''; from !== null; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${checkedKey(folder)}/` })
        if (from) query.set('continuation-token', from)
        const page = listed(await (await accepted(await ask({ method: 'GET', path: `?${query}` }))).text())
        for (const { key, at } of page.objects) if (at < before) yield key
        from = page.next
      }
    },
  }
}

async function signed(settings: S3Settings, { method, path, headers, body }: Asked): Promise<Response> {
  const { accessKeyId, secretAccessKey, region } = settings
  const request = await new AwsV4Signer({
    method,
    url: `${settings.endpoint}/${settings.bucket}${path}`,
    headers: { 'X-Amz-Content-Sha256': emptyHash, ...headers },
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
  }).sign()
  const sent = body && { body: Readable.toWeb(body) as ReadableStream, duplex: 'half' as const }
  return fetch(request.url, {
    method,
    headers: request.headers,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
    ...sent,
  })
}

/** SHA-256 of no bytes at all. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const patience = 60_000

async function accepted(response: Response): Promise<Response> {
  if (response.ok) return response
  await response.body?.cancel()
  throw new Error(`the storage answered ${response.status}`)
}

async function done(response: Response): Promise<void> {
  await (await accepted(response)).body?.cancel()
}

/** Our keys have no character that XML writes in another way. */
function listed(xml: string): { objects: { key: string; at: Date }[]; next: string | null } {
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, one = '']) => ({
    key: inside(one, 'Key') ?? '',
    at: new Date(inside(one, 'LastModified') ?? ''),
  }))
  return { objects, next: inside(xml, 'NextContinuationToken') }
}

function inside(xml: string, name: string): string | null {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null
}
