import type { z } from 'zod'
import type { Opportunity } from '#app/domain/open/opportunity.ts'
import {
  type Paging,
  pageOf,
  pagingSchema,
  searchOpportunities,
  searchSchema,
  unanswered,
} from '#app/domain/open/search.ts'
import { opportunity } from '#app/exchange/open/common-grants.ts'
import { openOpportunities } from './open-data.server.ts'
import { opportunityWords } from './words.server.ts'

const newestFirst = { filters: {}, sorting: { sortBy: 'lastModifiedAt', sortOrder: 'desc' } } as const
const mostBytes = 20_000

/** One page of all rounds, the last changed first. */
export async function listOpportunities(query: URLSearchParams, now: Date): Promise<Response> {
  const numbers = ['page', 'pageSize'].flatMap((name) => {
    const value = query.get(name)
    return value === null ? [] : [[name, /^\d+$/.test(value) ? Number(value) : Number.NaN] as const]
  })
  const paging = pagingSchema.safeParse(Object.fromEntries(numbers))
  if (!paging.success) return failure(400, 'Bad request', problemsOf(paging.error))
  const { opportunities, ...data } = await openOpportunities()
  const found = searchOpportunities(opportunities, newestFirst, now)
  return success(pageWith(found, paging.data, data, now))
}

/** One round by its key. */
export async function readOpportunity(id: string | undefined, now: Date): Promise<Response> {
  const { opportunities, ...data } = await openOpportunities()
  const round = opportunities.find((one) => one.id === id?.toLowerCase())
  if (!round) return failure(404, 'Not found', ['no such opportunity'])
  return success({ data: opportunity(round, data, opportunityWords(), now) })
}

/** The rounds that a question asks for. What this fund cannot answer of it is told beside what it can. */
export async function findOpportunities(request: Request, now: Date): Promise<Response> {
  const asked = searchSchema.safeParse(await bodyOf(request))
  if (!asked.success) return failure(400, 'Bad request', problemsOf(asked.error))
  const { opportunities, ...data } = await openOpportunities()
  const { sorting, filters, pagination } = asked.data
  const not = unanswered(asked.data)
  return success({
    ...pageWith(searchOpportunities(opportunities, asked.data, now), pagination, data, now),
    sortInfo: {
      sortBy: sorting.sortBy,
      sortOrder: sorting.sortOrder,
      ...(sorting.customSortBy ? { customSortBy: sorting.customSortBy } : {}),
      ...(not.sorting ? { errors: [`cannot sort by ${sorting.sortBy}`] } : {}),
    },
    filterInfo: {
      filters,
      ...(not.filters.length > 0 ? { errors: not.filters.map((name) => `cannot filter by ${name}`) } : {}),
    },
  })
}

/** For a method that an address does not have. */
export function notHere(): Response {
  return failure(405, 'Method not allowed', [])
}

function pageWith(found: readonly Opportunity[], paging: Paging, data: { site: string }, now: Date) {
  const { items, info } = pageOf(found, paging)
  const words = opportunityWords()
  return { items: items.map((round) => opportunity(round, data, words, now)), paginationInfo: info }
}

/** What was sent as JSON; null, which no question is, when it is none. */
async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text.length > mostBytes) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function problemsOf({ issues }: z.ZodError): string[] {
  return issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
}

function success(told: Record<string, unknown>): Response {
  return answer(200, { status: 200, message: 'Success', ...told })
}

function failure(status: number, message: string, errors: readonly string[]): Response {
  return answer(status, { status, message, errors })
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'Access-Control-Allow-Origin': '*' } })
}
