import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Rendered = { status: number; html: Buffer; headers: Record<string, string> }
/** A page that everybody without a session sees the same, with each of its encodings made once. */
export type Page = Rendered & { etag: string; encoded(encoding: Encoding): Promise<Buffer> }
export type Encoding = 'br' | 'gzip'

const freshFor = 60_000
const most = { pages: 1000, bytes: 32 * 1024 * 1024 }
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/**
 * Keeps pages for a minute at most. Of requests for the same page that come together one renders it and all get it, also
 * when it is an error or a redirect, which are not kept. `render` answers null for what must not be shared.
 */
export class PageCache {
  readonly #pages = new Map<string, { page: Page; until: number }>()
  readonly #rendering = new Map<string, Promise<Page | null>>()
  #bytes = 0
  #edition = 0

  /** The page under this key when it is there and fresh. */
  kept(key: string, now = Date.now()): Page | null {
    const found = this.#pages.get(key)
    if (!found) return null
    this.#take(key)
    if (found.until <= now) return null
    this.#put(key, found)
    return found.page
  }

  /** The page under this key, rendered when it is not there. */
  async page(key: string, render: () => Promise<Rendered | null>): Promise<Page | null> {
    return this.kept(key) ?? this.#rendering.get(key) ?? this.#render(key, render)
  }

  /** Something that pages show has changed; what is being rendered now is not kept either. */
  empty(): void {
    this.#pages.clear()
    this.#rendering.clear()
    this.#bytes = 0
    this.#edition += 1
  }

  #render(key: string, render: () => Promise<Rendered | null>): Promise<Page | null> {
    const edition = this.#edition
    const rendering = render()
      .then((rendered) => {
        const page = rendered && asPage(rendered)
        if (page?.status === 200 && edition === this.#edition)
          this.#put(key, { page, until: Date.now() + freshFor })
        return page
      })
      .finally(() => {
        if (this.#rendering.get(key) === rendering) this.#rendering.delete(key)
      })
    this.#rendering.set(key, rendering)
    return rendering
  }

  #put(key: string, kept: { page: Page; until: number }): void {
    this.#take(key)
    this.#pages.set(key, kept)
    this.#bytes += weight(kept.page)
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= most.pages && this.#bytes <= most.bytes) return
      this.#take(oldest)
    }
  }

  #take(key: string): void {
    const kept = this.#pages.get(key)
    if (!kept) return
    this.#pages.delete(key)
    this.#bytes -= weight(kept.page)
  }
}

function asPage(rendered: Rendered): Page {
  const { html } = rendered
  const made = new Map<Encoding, Promise<Buffer>>()
  const encode = (encoding: Encoding) =>
    encoding === 'gzip'
      ? compressGzip(html)
      : compressBrotli(html, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: html.length },
        })
  return {
    ...rendered,
    etag: `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`,
    encoded(encoding) {
      const bytes = made.get(encoding) ?? encode(encoding)
      made.set(encoding, bytes)
      return bytes
    },
  }
}

/** The page itself and about what its encodings take. */
function weight({ html }: Page): number {
  return html.length * 1.5
}
