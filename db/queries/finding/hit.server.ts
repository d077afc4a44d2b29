import { type AnyColumn, and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type Asked, foldedPattern } from '#app/domain/finding.ts'
import type { MomentKind } from '#app/domain/near/contact-moment.ts'
import type { Reader } from '#db/client.server.ts'
import { initiatives, proposals } from '#db/schema/index.ts'
import { declaredBy, notClosedTo } from '../closed.server.ts'
import { isSeenByFund } from '../seen-by-fund.server.ts'

/** A part of a grant that has the amount that was looked for: tranches by their numbers, or money that came back. */
export type Part = { kind: 'tranches'; numbers: number[] } | { kind: 'repayment' }

/**
 * Something that was found: its name, what it belongs to, its day when it has one, its amount when it is money and what part
 * of it that is, the plans of a person, and the address that opens it.
 */
export type Hit = {
  key: string
  title: string
  beside: string | null
  at: Date | null
  amount: number | null
  part: Part | null
  way: MomentKind | null
  href: string
  plans: { title: string; href: string }[]
}
export type Sight = { reader: Reader; actor: Person; asked: Asked; closed: readonly string[]; most: number }

export function hit(found: Pick<Hit, 'key' | 'title' | 'href'> & Partial<Hit>): Hit {
  return { beside: null, at: null, amount: null, part: null, way: null, plans: [], ...found }
}

/** Each word stands in one of the columns, whatever its capitals and accents. */
export function hasEach({ words }: Asked, ...columns: (AnyColumn | SQL)[]): SQL | undefined {
  return and(
    ...words.map((word) => {
      const pattern = foldedPattern(word)
      return or(...columns.map((column) => sql`${column} ~* ${pattern}`))
    }),
  )
}

export const nameOfPlan = sql<string>`coalesce(nullif(${proposals.title}, ''), nullif(${proposals.applicantName}, ''), ${initiatives.name})`
export const nameOfInitiative = sql<string>`coalesce(nullif(${initiatives.name}, ''), nullif(${proposals.applicantName}, ''), ${proposals.title})`

export function isThere(actor: Person): SQL | undefined {
  return and(eq(proposals.fundId, actor.fund), isSeenByFund(), notClosedTo(actor))
}

/** What is said about a plan is for who declared that they may read it; who only looks on declares nothing. */
export function isReadBy(actor: Person): SQL | undefined {
  const acts = actor.roles.includes('manager') || actor.roles.includes('approver')
  return and(isThere(actor), acts ? sql`${declaredBy(actor)} in ('none', 'acquainted')` : undefined)
}
