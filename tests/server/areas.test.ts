import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { areasOf, pagePath, withoutFolder } from '#app/server/areas.server.ts'
import { smallBuild } from './small-build.tsx'

const build = smallBuild()
const idsAt = (path: string) => Object.keys(areasOf(build).of(path).routes).filter((id) => id !== 'root')
const everywhere = 'routes/public/not-found'

describe('an area', () => {
  test('sees the routes that begin as the path and are as long, the root and what answers any path', () => {
    expect(idsAt('/draft')).toEqual(['routes/applicant/draft', everywhere])
    expect(idsAt('/demo/mailbox')).toEqual(['routes/demo/mailbox', everywhere])
    expect(idsAt('/demo')).toEqual([everywhere])
    expect(idsAt('/hook/deeper')).toEqual([everywhere])
    expect(idsAt('/grants')).toEqual(['routes/public/grants', everywhere])
    expect(idsAt('/')).toEqual(['routes/public/home', everywhere])
    expect(idsAt('/nowhere')).toEqual([everywhere])
  })

  test('is the same for the data of a page, and however the path is written', () => {
    expect(idsAt('/draft.data')).toEqual(idsAt('/draft'))
    expect(idsAt('/_root.data')).toEqual(idsAt('/'))
    expect(idsAt('/Draft')).toEqual(idsAt('/draft'))
    expect(idsAt('//draft')).toEqual(idsAt('/draft'))
    expect(pagePath('/_root.data')).toBe('/')
  })

  test('tells the browser of its own routes only', async () => {
    const page = await areasOf(build).of('/draft').handle(new Request('http://localhost/draft'))
    const text = await page.text()
    expect(text).toContain('routes-applicant-draft.js')
    expect(text).not.toContain('routes-api-hook')
  })

  test('joins folders, and brings what a route stands in', () => {
    const added = {
      ...one('routes/manager/drafts', 'draft'),
      ...one('routes/manager/row', ':id', 'routes/manager/drafts'),
    }
    const shared = { ...build, routes: { ...build.routes, ...added } }
    const at = (path: string) => Object.keys(areasOf(shared).of(path).routes)
    expect(at('/draft')).toEqual(['root', 'routes/applicant/draft', everywhere, 'routes/manager/drafts'])
    expect(at('/draft/1')).toEqual(['root', everywhere, 'routes/manager/drafts', 'routes/manager/row'])
  })

  test('cannot be told for a route that begins with anything', () => {
    const loose = { ...build, routes: { ...build.routes, ...one('routes/public/any', ':anything') } }
    expect(() => areasOf(loose)).toThrow('routes/public/any must begin with a word')
    const long = { ...build, routes: { ...build.routes, ...one('routes/public/any', 'any/*') } }
    expect(() => areasOf(long)).toThrow('routes/public/any must have a fixed number of segments')
  })
})

test('a build without a folder has neither its routes nor its files', () => {
  const shown = withoutFolder(build, 'demo')
  expect(Object.keys(shown.routes)).not.toContain('routes/demo/mailbox')
  expect(Object.keys(shown.assets.routes)).not.toContain('routes/demo/mailbox')
  expect(Object.keys(shown.routes)).toHaveLength(Object.keys(build.routes).length - 1)
})

function one(id: string, path: string, parentId = 'root'): ServerBuild['routes'] {
  return { [id]: { id, path, parentId, module: { default: () => null } } } as ServerBuild['routes']
}
