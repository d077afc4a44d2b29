import { boolean, pgView, text, uuid } from 'drizzle-orm/pg-core'

/** Who has an interest in which proposal, declared or by being one of those who apply, and what it draws on. */
export const interests = pgView('interests', {
  fundId: uuid('fund_id').notNull(),
  personId: uuid('person_id').notNull(),
  proposalId: uuid('proposal_id').notNull(),
  /** By being one of those who apply. */
  applies: boolean('applies').notNull(),
  potId: uuid('pot_id').notNull(),
  batchId: uuid('batch_id'),
  state: text('state').notNull(),
}).existing()
