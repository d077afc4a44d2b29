import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { partnerAnswers } from '#app/domain/partner.ts'
import { partnerKinds } from '#app/domain/proposal/schema/verbinding.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { proposals, submissions } from './proposal.ts'

/** An organisation or group that the programme works with. */
export const programmePartners = pgTable(
  'programme_partners',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    key: text('key').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    email: text('email'),
    sort: integer('sort').notNull(),
  },
  (table) => [
    unique('programme_partners_key').on(table.fundId, table.key),
    oneOf('programme_partners_kind', table.kind, partnerKinds),
  ],
)

/**
 * A partner that was asked whether it takes part: in a proposal that names it, or in a year of the programme. Whom a
 * proposal names is written here and may be erased; a partner of the programme is a row of its own.
 */
export const partnerQuestions = pgTable(
  'partner_questions',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id').references(() => proposals.id),
    submissionId: ref('submission_id').references(() => submissions.id),
    partnerId: ref('partner_id').references(() => programmePartners.id),
    year: integer('year'),
    name: text('name'),
    email: text('email'),
    task: text('task'),
    locale: text('locale').notNull(),
    askedBy: ref('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: at('asked_at').notNull(),
    /** When it was asked the same once more, the last time; null when it never was. */
    remindedAt: at('reminded_at'),
    answer: text('answer'),
    remark: text('remark'),
    answeredAt: at('answered_at'),
    /** Who of the fund wrote the answer down; null when the partner gave it itself. */
    notedBy: ref('noted_by').references(() => people.id),
  },
  (table) => [
    oneOf('partner_questions_answer', table.answer, partnerAnswers),
    check(
      'partner_questions_about',
      sql`(proposal_id is not null and submission_id is not null and partner_id is null and year is null)
        or (proposal_id is null and submission_id is null and partner_id is not null and year is not null)`,
    ),
    unique('partner_questions_year').on(table.partnerId, table.year),
    index('partner_questions_proposal').on(table.proposalId),
  ],
)
