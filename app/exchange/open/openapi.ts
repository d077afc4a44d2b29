import { openSchemas } from './openapi-schemas.ts'

/** A file that is handed out, with what is said of it. */
export type OpenFile = { name: string; type: string; summary: string; mayBeAbsent?: boolean }

export type OpenApiWords = {
  title: string
  description: string
  list: string
  read: string
  search: string
  ok: string
  same: string
  wrong: string
  absent: string
  page: string
  size: string
  id: string
}

/** An address with what it takes and answers, as OpenAPI 3.1 words it. */
export type Operation = {
  operationId: string
  summary: string
  parameters?: {
    name: string
    in: 'query' | 'path'
    required: boolean
    description: string
    schema: unknown
  }[]
  requestBody?: unknown
  responses: Record<string, { description: string; content?: unknown }>
}
export type OpenApi = {
  openapi: '3.1.0'
  info: { title: string; description: string; version: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  paths: Record<string, Partial<Record<'get' | 'post', Operation>>>
  components: { schemas: typeof openSchemas }
}

/** The description of every file and of CommonGrants. */
export function openApi(site: string, files: readonly OpenFile[], words: OpenApiWords): OpenApi {
  return {
    openapi: '3.1.0',
    info: {
      title: words.title,
      description: words.description,
      version: '1.0.0',
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: site }],
    paths: {
      ...Object.fromEntries(
        files.map((file) => [`/open-data/${file.name}`, { get: fileOperation(file, words) }]),
      ),
      ...opportunityPaths(words),
    },
    components: { schemas: openSchemas },
  }
}

function fileOperation({ name, type, summary, mayBeAbsent }: OpenFile, words: OpenApiWords): Operation {
  return {
    operationId: name.replace(/\W+/g, '_'),
    summary,
    responses: {
      200: { description: words.ok, content: { [type.split(';')[0] ?? type]: {} } },
      304: { description: words.same },
      ...(mayBeAbsent ? { 404: { description: words.absent } } : {}),
    },
  }
}

function opportunityPaths(words: OpenApiWords): OpenApi['paths'] {
  const whole = { type: 'integer', minimum: 1 }
  const errorAs = (description: string) => ({ description, content: json('Error') })
  return {
    '/common-grants/opportunities': {
      get: {
        operationId: 'Opportunities_list',
        summary: words.list,
        parameters: [
          { name: 'page', in: 'query', required: false, description: words.page, schema: whole },
          { name: 'pageSize', in: 'query', required: false, description: words.size, schema: whole },
        ],
        responses: {
          200: { description: words.ok, content: json('Opportunities') },
          400: errorAs(words.wrong),
        },
      },
    },
    '/common-grants/opportunities/{oppId}': {
      get: {
        operationId: 'Opportunities_read',
        summary: words.read,
        parameters: [
          {
            name: 'oppId',
            in: 'path',
            required: true,
            description: words.id,
            schema: { type: 'string', format: 'uuid' },
          },
        ],
        responses: {
          200: { description: words.ok, content: json('OneOpportunity') },
          400: errorAs(words.wrong),
          404: errorAs(words.absent),
        },
      },
    },
    '/common-grants/opportunities/search': {
      post: {
        operationId: 'Opportunities_search',
        summary: words.search,
        requestBody: { required: true, content: json('Search') },
        responses: { 200: { description: words.ok, content: json('Found') }, 400: errorAs(words.wrong) },
      },
    },
  }
}

function json(schema: string) {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } }
}
