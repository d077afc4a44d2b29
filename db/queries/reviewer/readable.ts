import { boolean, integer, pgView, uuid } from 'drizzle-orm/pg-core'

/**
 * The view that is closed by default: a row for each proposal that a member was assigned, did not give back, and
 * declared nothing near about. Every text, list, count and rank of a panel member joins through it.
 */
export const readableByMember = pgView('readable_by_member', {
  proposalId: uuid('proposal_id').notNull(),
  personId: uuid('person_id').notNull(),
  place: integer('place').notNull(),
  mayScore: boolean('may_score').notNull(),
}).existing()
