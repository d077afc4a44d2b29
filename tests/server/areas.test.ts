import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { areasOf, pagePath, withoutFolder } from '#app/server/areas.server.ts'
import { smallBuild } from './small-build.tsx'

const build = smallBuild()
const idsAt = (path: string) => Object.keys(areasOf(build).of(path).routes).filter((id) => id !== 'root')
const everywhere = 'routes/public/not-found'

describe('an area', () => {
  test('sees the routes of its own folder, the root and what answers any path', () => {
    expect(idsAt('/draft')).toEqual(['routes/applicant/draft', everywhere])
    expect(idsAt('/demo/mailbox')).toEqual(['routes/demo/mailbox', everywhere])
    expect(idsAt('/hook/deeper')).toEqual(['routes/api/hook', everywhere])
    expect(idsAt('/grants')).toContain('routes/public/home')
    expect(idsAt('/')).toContain('routes/public/grants')
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

  test('joins folders that share a first segment', () => {
    const shared = { ...build, routes: { ...build.routes, ...one('routes/manager/drafts', 'draft/all') } }
    const ids = Object.keys(areasOf(shared).of('/draft').routes)
    expect(ids).toEqual(expect.arrayContaining(['routes/applicant/draft', 'routes/manager/drafts']))
  })

  test('cannot be told for a route that begins with anything', () => {
    const loose = { ...build, routes: { ...build.routes, ...one('routes/public/any', ':anything') } }
    expect(() => areasOf(loose)).toThrow('routes/public/any must begin with a word')
  })
})

test('a build without a folder has neither its routes nor its files', () => {
  const shown = withoutFolder(build, 'demo')
  expect(Object.keys(shown.routes)).not.toContain('routes/demo/mailbox')
  expect(Object.keys(shown.assets.routes)).not.toContain('routes/demo/mailbox')
  expect(Object.keys(shown.routes)).toHaveLength(Object.keys(build.routes).length - 1)
})

function one(id: string, path: string): ServerBuild['routes'] {
  return { [id]: { id, path, parentId: 'root', module: { default: () => null } } } as ServerBuild['routes']
}
