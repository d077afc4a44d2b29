import { createHmac } from 'node:crypto'
import { integer, pgSchema, text, timestamp } from 'drizzle-orm/pg-core'
import { RateLimiterDrizzle, RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { configuration } from '#app/effects/configuration.server.ts'
import { db } from '#db/client.server.ts'

/** So many times in so many seconds. `shared` counts over all processes and restarts, at the price of a query. */
export type Limit = { name: string; times: number; seconds: number; shared?: boolean }

/** What one network may send. Many people share the address of a school or a community centre. */
export const postLimit: Limit = { name: 'posts', times: 300, seconds: 60 }
export const callBackLimit: Limit = { name: 'call-backs', times: 10, seconds: 3600, shared: true }
/** Codes of residents: a whole room may answer at once, but nobody finds one by trying. */
export const residentCodeLimit: Limit = { name: 'resident-codes', times: 120, seconds: 600, shared: true }
export const manifestLimit: Limit = { name: 'manifest', times: 120, seconds: 60 }

const counts = pgSchema('web').table('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: timestamp('expire', { withTimezone: true, mode: 'date' }),
})

const limiters = new Map<string, RateLimiterMemory | RateLimiterDrizzle>()

/**
 * Counts one time for a key (a network, an address) and answers how many seconds to wait: 0 when it may go on. Keys are
 * kept as a hash. When the database cannot count, this process counts alone.
 */
export async function secondsToWait(limit: Limit, key: string): Promise<number> {
  try {
    await limiterOf(limit).consume(
      createHmac('sha256', configuration().secret).update(key).digest('base64url'),
    )
    return 0
  } catch (answer) {
    if (answer instanceof Error) throw answer
    return Math.ceil((answer as RateLimiterRes).msBeforeNext / 1000)
  }
}

function limiterOf(limit: Limit): RateLimiterMemory | RateLimiterDrizzle {
  const known = limiters.get(limit.name) ?? makeLimiter(limit)
  limiters.set(limit.name, known)
  return known
}

function makeLimiter({ name, times, seconds, shared }: Limit): RateLimiterMemory | RateLimiterDrizzle {
  const alone = new RateLimiterMemory({ keyPrefix: name, points: times, duration: seconds })
  if (!shared) return alone
  return new RateLimiterDrizzle({
    storeClient: db(),
    schema: counts,
    keyPrefix: name,
    points: times,
    duration: seconds,
    inMemoryBlockOnConsumed: times + 1,
    insuranceLimiter: alone,
  })
}
