import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { momentKinds } from '#app/domain/near/contact-moment.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { proposals } from './proposal.ts'

/**
 * What the fund wrote down of a call, a visit, a mail or a talk, or noted for itself, with the step that was agreed. For the
 * office alone; words that were erased are empty.
 */
export const contactMoments = pgTable(
  'contact_moments',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    kind: text('kind').notNull(),
    /** When it was; of an earlier day noon. */
    happenedAt: at('happened_at').notNull(),
    words: text('words').notNull(),
    step: text('step'),
    stepOn: day('step_on'),
    /** Who of the fund does it; null with a step is the initiative. */
    stepBy: ref('step_by').references(() => people.id),
    stepDoneBy: ref('step_done_by').references(() => people.id),
    stepDoneAt: at('step_done_at'),
    notedBy: ref('noted_by')
      .notNull()
      .references(() => people.id),
    notedAt: at('noted_at').notNull(),
  },
  (table) => [
    oneOf('contact_moments_kind', table.kind, momentKinds),
    check('contact_moments_step', sql`(step is null) = (step_on is null)`),
    index('contact_moments_proposal').on(table.proposalId, table.happenedAt),
    index('contact_moments_open')
      .on(table.fundId, table.stepOn)
      .where(sql`step_on is not null and step_done_at is null`),
  ],
)
