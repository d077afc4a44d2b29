import { z } from 'zod'
import { dayOf, type IsoDate, isIsoDate } from '../calendar.ts'
import { lastDay } from '../round.ts'
import { type Opportunity, opportunityState } from './opportunity.ts'

/** What others call the states of a round. */
export const openStates = { planned: 'forecasted', open: 'open', closed: 'closed' } as const

const day = z
  .string()
  .refine((text) => isIsoDate(text) || z.iso.datetime({ offset: true }).safeParse(text).success)
const amount = z.object({ amount: z.string().regex(/^-?\d{1,12}\.?\d*$/), currency: z.string().max(10) })
const range = <Value extends z.ZodType>(value: Value) =>
  z.object({ operator: z.enum(['between', 'outside']), value: z.object({ min: value, max: value }) })
const custom = z.record(z.string(), z.object({ operator: z.string(), value: z.unknown() }))

export const sortings = [
  'lastModifiedAt',
  'createdAt',
  'title',
  'status.value',
  'keyDates.closeDate',
  'funding.maxAwardAmount',
  'funding.minAwardAmount',
  'funding.totalAmountAvailable',
  'funding.estimatedAwardCount',
  'custom',
] as const
export type Sorting = (typeof sortings)[number]

const page = z.number().int().min(1).max(1_000_000)

/** Which part of a list is asked for; a page has at most a hundred. */
export const pagingSchema = z.object({ page: page.default(1), pageSize: page.default(100) })
export type Paging = z.infer<typeof pagingSchema>

/** A question for rounds, as CommonGrants 0.4.0 words it. */
export const searchSchema = z.object({
  search: z.string().max(500).optional(),
  filters: z
    .object({
      status: z.object({ operator: z.enum(['in', 'notIn']), value: z.array(z.string()).max(20) }).optional(),
      closeDateRange: range(day).optional(),
      totalFundingAvailableRange: range(amount).optional(),
      minAwardAmountRange: range(amount).optional(),
      maxAwardAmountRange: range(amount).optional(),
      customFilters: custom.optional(),
    })
    .default({}),
  sorting: z
    .object({
      sortBy: z.enum(sortings),
      customSortBy: z.string().max(100).optional(),
      sortOrder: z.enum(['asc', 'desc']).default('desc'),
    })
    .default({ sortBy: 'lastModifiedAt', sortOrder: 'desc' }),
  pagination: pagingSchema.default({ page: 1, pageSize: 100 }),
})
export type Search = z.infer<typeof searchSchema>
type Filters = Search['filters']

/** The rounds that every filter lets through, in the order asked for; a text is looked for in their names. */
export function searchOpportunities(
  rounds: readonly Opportunity[],
  { search, filters, sorting }: Omit<Search, 'pagination'>,
  now: Date,
): Opportunity[] {
  const words = (search ?? '').toLocaleLowerCase('nl').split(/\s+/).filter(Boolean)
  return rounds
    .filter(({ name }) => words.every((word) => name.toLocaleLowerCase('nl').includes(word)))
    .filter((round) => passes(round, filters, now))
    .sort((one, other) => {
      const order = compared(keyOf(one, sorting.sortBy, now), keyOf(other, sorting.sortBy, now))
      return (sorting.sortOrder === 'asc' ? order : -order) || one.id.localeCompare(other.id)
    })
}

/** One page of a list, and what there is of it in all. */
export function pageOf<One>(all: readonly One[], { page: number, pageSize }: Paging) {
  const size = Math.min(pageSize, 100)
  return {
    items: all.slice((number - 1) * size, number * size),
    info: { page: number, pageSize: size, totalItems: all.length, totalPages: Math.ceil(all.length / size) },
  }
}

/** What of a question this fund has no answer to; the rest of it is answered all the same. */
export function unanswered({ filters, sorting }: Pick<Search, 'filters' | 'sorting'>) {
  return {
    filters: Object.keys(filters.customFilters ?? {}),
    sorting: sorting.sortBy === 'custom' || sorting.sortBy === 'funding.estimatedAwardCount',
  }
}

function passes(round: Opportunity, filters: Filters, now: Date): boolean {
  const { status, closeDateRange: closes } = filters
  const closeDay = closeDate(round)
  return (
    (!status ||
      status.value.includes(openStates[opportunityState(round, now)]) === (status.operator === 'in')) &&
    (!closes || isWithin(closeDay, closes, (text) => text.slice(0, 10))) &&
    isAmount(round.ceilingCents, filters.totalFundingAvailableRange) &&
    isAmount(round.minCents, filters.minAwardAmountRange) &&
    isAmount(round.maxCents, filters.maxAwardAmountRange)
  )
}

/** The last day on which one can send. */
export function closeDate(round: Opportunity): IsoDate {
  return lastDay(round) ?? dayOf(round.closesAt)
}

type Range<Value> = { operator: 'between' | 'outside'; value: { min: Value; max: Value } }

function isWithin<Value, Key extends string | number>(
  key: Key,
  { operator, value }: Range<Value>,
  keyFor: (value: Value) => Key,
): boolean {
  const inside = keyFor(value.min) <= key && key <= keyFor(value.max)
  return inside === (operator === 'between')
}

/** Amounts in another currency than the euro are never compared. */
function isAmount(
  amountCents: number,
  filter: Range<{ amount: string; currency: string }> | undefined,
): boolean {
  if (!filter) return true
  const { min, max } = filter.value
  if (min.currency !== 'EUR' || max.currency !== 'EUR') return false
  return isWithin(amountCents, filter, ({ amount: written }) => Number(written) * 100)
}

function keyOf(round: Opportunity, sortBy: Sorting, now: Date): string | number {
  if (sortBy === 'createdAt') return round.createdAt.getTime()
  if (sortBy === 'title') return round.name.toLocaleLowerCase('nl')
  if (sortBy === 'status.value') return openStates[opportunityState(round, now)]
  if (sortBy === 'keyDates.closeDate') return closeDate(round)
  if (sortBy === 'funding.maxAwardAmount') return round.maxCents
  if (sortBy === 'funding.minAwardAmount') return round.minCents
  if (sortBy === 'funding.totalAmountAvailable') return round.ceilingCents
  return round.changedAt.getTime()
}

function compared(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0
}
