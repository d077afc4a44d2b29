import { describe, expect, test } from 'vitest'
import { PageCache } from '#app/server/page-cache.server.ts'

const page = (text: string) => async () => ({ status: 200, html: Buffer.from(text), headers: {} })
const html = (found: { html: Buffer } | null) => found?.html.toString()

describe('the cache of pages', () => {
  test('forgets a page after a minute', async () => {
    const cache = new PageCache()
    await cache.page('a', page('one'))
    expect(html(cache.kept('a', Date.now() + 59_000))).toBe('one')
    expect(cache.kept('a', Date.now() + 60_001)).toBeNull()
    expect(html(await cache.page('a', page('two')))).toBe('two')
  })

  test('keeps the pages that were asked for last', async () => {
    const cache = new PageCache()
    for (let index = 0; index < 1000; index++) await cache.page(`page ${index}`, page('x'))
    cache.kept('page 0')
    await cache.page('one more', page('x'))
    expect(cache.kept('page 0')).not.toBeNull()
    expect(cache.kept('page 1')).toBeNull()
    expect(cache.kept('one more')).not.toBeNull()
  })

  test('never takes more memory than it may', async () => {
    const cache = new PageCache()
    const large = async () => ({ status: 200, html: Buffer.alloc(1024 * 1024), headers: {} })
    const names = Array.from({ length: 60 }, (_, index) => `page ${index}`)
    for (const name of names) await cache.page(name, large)
    expect(names.filter((name) => cache.kept(name)).length).toBeLessThanOrEqual(22)
    expect(cache.kept('page 59')).not.toBeNull()
  })

  test('renders again after a rendering that failed', async () => {
    const cache = new PageCache()
    const broken = async () => {
      throw new Error('broken')
    }
    await expect(cache.page('a', broken)).rejects.toThrow('broken')
    expect(html(await cache.page('a', page('whole')))).toBe('whole')
  })
})
