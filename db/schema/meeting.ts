import { date, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Cents } from '#app/domain/money.ts'
import { meetingAdvices } from '#app/domain/panel/meeting.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { at, id, money, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { proposals } from './proposal.ts'
import { batches } from './round.ts'

/** What the meeting said of a proposal; every record is kept, the newest counts. `outOfRoom` holds ids of people. */
export const meetingRecords = pgTable(
  'meeting_records',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    batchId: ref('batch_id')
      .notNull()
      .references(() => batches.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    advice: text('advice'),
    note: text('note'),
    outOfRoom: jsonb('out_of_room').$type<string[]>().notNull(),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [
    oneOf('meeting_records_advice', table.advice, meetingAdvices),
    index('meeting_records_proposal').on(table.proposalId, table.recordedAt),
  ],
)

/** A new score beside the locked one of a member, which stays; every one is kept, the newest counts. */
export const meetingScores = pgTable(
  'meeting_scores',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    criterion: text('criterion').notNull(),
    score: integer('score').notNull(),
    reason: text('reason'),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [
    oneOf('meeting_scores_criterion', table.criterion, criteria),
    index('meeting_scores_pair').on(table.proposalId, table.personId, table.criterion, table.recordedAt),
  ],
)

/** A draw among equals: first the hash and the source of the number, then the number and the order. */
export const lotteries = pgTable(
  'lotteries',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    batchId: ref('batch_id')
      .notNull()
      .references(() => batches.id),
    proposals: jsonb('proposals').$type<{ id: string; reference: string; asked: Cents }[]>().notNull(),
    /** What there is for them together. */
    leftCents: money('left_cents').notNull(),
    seed: text('seed').notNull(),
    commitment: text('commitment').notNull(),
    source: text('source').notNull(),
    drawnOn: date('drawn_on', { mode: 'string' }).notNull(),
    committedBy: ref('committed_by')
      .notNull()
      .references(() => people.id),
    committedAt: at('committed_at').notNull(),
    number: text('number'),
    order: jsonb('order').$type<string[]>(),
    drawnBy: ref('drawn_by').references(() => people.id),
    drawnAt: at('drawn_at'),
  },
  (table) => [index('lotteries_batch').on(table.batchId)],
)
