type Schema = Record<string, unknown>

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const text: Schema = { type: 'string' }
const day: Schema = { type: 'string', format: 'date' }
const moment: Schema = { type: 'string', format: 'date-time' }
const whole: Schema = { type: 'integer', minimum: 1 }

function object(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties }
}

function rangeOf(value: Schema): Schema {
  return object({
    operator: { enum: ['between', 'outside'] },
    value: object({ min: value, max: value }),
  })
}

function answer(properties: Record<string, Schema>): Schema {
  return object({ status: { type: 'integer' }, message: text, ...properties })
}

/** The shapes that the description of the interface speaks of. */
export const openSchemas: Record<string, Schema> = {
  Money: object({ amount: { type: 'string', pattern: '^-?[0-9]+\\.?[0-9]*$' }, currency: text }),
  Event: object({ name: text, eventType: { const: 'singleDate' }, date: day }),
  Opportunity: object({
    id: { type: 'string', format: 'uuid' },
    title: text,
    status: object({ value: { enum: ['forecasted', 'open', 'closed'] } }),
    description: text,
    funding: object({
      totalAmountAvailable: ref('Money'),
      minAwardAmount: ref('Money'),
      maxAwardAmount: ref('Money'),
    }),
    keyDates: object({
      postDate: ref('Event'),
      closeDate: ref('Event'),
      otherDates: object({ decision: ref('Event') }),
    }),
    acceptedApplicantTypes: {
      type: 'array',
      items: object({ value: text, customValue: text, description: text }),
    },
    source: { type: 'string', format: 'uri' },
    createdAt: moment,
    lastModifiedAt: moment,
  }),
  Paging: object({
    page: whole,
    pageSize: whole,
    totalItems: { type: 'integer' },
    totalPages: { type: 'integer' },
  }),
  Opportunities: answer({
    items: { type: 'array', items: ref('Opportunity') },
    paginationInfo: ref('Paging'),
  }),
  OneOpportunity: answer({ data: ref('Opportunity') }),
  Found: {
    allOf: [
      ref('Opportunities'),
      object({
        sortInfo: object({ sortBy: text, sortOrder: { enum: ['asc', 'desc'] } }),
        filterInfo: object({ filters: { type: 'object' } }),
      }),
    ],
  },
  Search: object(
    {
      search: text,
      filters: object(
        {
          status: object({ operator: { enum: ['in', 'notIn'] }, value: { type: 'array', items: text } }),
          closeDateRange: rangeOf(day),
          totalFundingAvailableRange: rangeOf(ref('Money')),
          minAwardAmountRange: rangeOf(ref('Money')),
          maxAwardAmountRange: rangeOf(ref('Money')),
        },
        [
          'status',
          'closeDateRange',
          'totalFundingAvailableRange',
          'minAwardAmountRange',
          'maxAwardAmountRange',
        ],
      ),
      sorting: object({ sortBy: text, sortOrder: { enum: ['asc', 'desc'] } }, ['sortOrder']),
      pagination: object({ page: whole, pageSize: whole }, ['page', 'pageSize']),
    },
    ['search', 'filters', 'sorting', 'pagination'],
  ),
  Error: object({ status: { type: 'integer' }, message: text, errors: { type: 'array' } }),
}
