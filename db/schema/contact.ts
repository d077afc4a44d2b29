import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { momentKinds, removalReasons } from '#app/domain/near/contact-moment.ts'
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
    removedBy: ref('removed_by').references(() => people.id),
    removedAt: at('removed_at'),
    removedBecause: text('removed_because'),
  },
  (table) => [
    oneOf('contact_moments_kind', table.kind, momentKinds),
    oneOf('contact_moments_removed', table.removedBecause, removalReasons),
    check('contact_moments_step', sql`(step is null) = (step_on is null)`),
    index('contact_moments_proposal').on(table.proposalId, table.happenedAt),
    index('contact_moments_open')
      .on(table.fundId, table.stepOn)
      .where(sql`step_on is not null and step_done_at is null`),
  ],
)

/** What stood in such a note before it was corrected; words that were erased are empty. */
export const contactCorrections = pgTable(
  'contact_corrections',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    momentId: ref('moment_id')
      .notNull()
      .references(() => contactMoments.id),
    kind: text('kind').notNull(),
    happenedAt: at('happened_at').notNull(),
    words: text('words').notNull(),
    correctedBy: ref('corrected_by')
      .notNull()
      .references(() => people.id),
    correctedAt: at('corrected_at').notNull(),
  },
  (table) => [
    oneOf('contact_corrections_kind', table.kind, momentKinds),
    index('contact_corrections_moment').on(table.momentId),
  ],
)

/** Who of the office is mentioned in a note, until they have read it. */
export const mentions = pgTable(
  'mentions',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    momentId: ref('moment_id')
      .notNull()
      .references(() => contactMoments.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    mentionedBy: ref('mentioned_by')
      .notNull()
      .references(() => people.id),
    mentionedAt: at('mentioned_at').notNull(),
    readAt: at('read_at'),
  },
  (table) => [
    primaryKey({ columns: [table.momentId, table.personId] }),
    index('mentions_unread').on(table.personId, table.mentionedAt).where(sql`read_at is null`),
  ],
)
