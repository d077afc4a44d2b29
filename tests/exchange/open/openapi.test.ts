import { expect, test } from 'vitest'
import { type OpenApi, openApi } from '#app/exchange/open/openapi.ts'
import { openApiFaults } from './validators.ts'

const words = {
  title: 'Open data',
  description: 'Alles wat openbaar is',
  list: 'Rondes',
  read: 'Een ronde',
  search: 'Zoeken',
  ok: 'Goed',
  same: 'Hetzelfde',
  wrong: 'Fout',
  absent: 'Er niet',
  page: 'Bladzijde',
  size: 'Aantal',
  id: 'Nummer',
}
const files = [
  { name: 'grants.csv', type: 'text/csv; charset=utf-8', summary: 'Bijdragen' },
  { name: 'iati.xml', type: 'application/xml', summary: 'IATI', mayBeAbsent: true },
]
const whole = openApi('https://fonds.example.org', files, words)
const path = '/common-grants/opportunities/{oppId}'
const broken: [string, OpenApi | object][] = [
  ['no title', { ...whole, info: { version: '1.0.0' } }],
  ['a licence with both a name and an unknown field', { ...whole, info: { ...whole.info, licence: 'free' } }],
  ['an answer without a description', { ...whole, paths: { '/x': { get: { responses: { 200: {} } } } } }],
  ['a place of a parameter that there is not', withParameter({ in: 'body' })],
  ['a reference that leads nowhere', { ...whole, components: { schemas: {} } }],
  ['a shape that is no JSON Schema', withShape({ type: 'text' })],
]

test('the description of the interface is OpenAPI 3.1', async () => {
  expect(await openApiFaults(whole)).toEqual([])
})

test.each(broken)('with %s it is not', async (_, file) => {
  expect(await openApiFaults(file)).not.toEqual([])
})

function withParameter(change: object): object {
  const get = whole.paths[path]?.get
  const parameters = get?.parameters?.map((one) => ({ ...one, ...change }))
  return { ...whole, paths: { ...whole.paths, [path]: { get: { ...get, parameters } } } }
}

function withShape(shape: object): object {
  return { ...whole, components: { schemas: { ...whole.components.schemas, Money: shape } } }
}
