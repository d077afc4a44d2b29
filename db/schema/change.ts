import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { changeKinds } from '#app/domain/grant/change-kind.ts'
import { changeStates } from '#app/domain/grant/change-state.ts'
import { sides } from '#app/domain/grant/signing.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { documents, grants, termsVersions } from './grant.ts'
import { people } from './people.ts'

/** What somebody wants to be different in an agreement, as a difference; one open for each side, one on its way. */
export const termsChanges = pgTable(
  'terms_changes',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    baseVersionId: ref('base_version_id')
      .notNull()
      .references(() => termsVersions.id),
    side: text('side').notNull(),
    state: text('state').notNull().default('open'),
    kind: text('kind'),
    diff: jsonb('diff').$type<Record<string, unknown>[]>().notNull(),
    reason: text('reason'),
    effectiveFrom: day('effective_from'),
    startedBy: ref('started_by')
      .notNull()
      .references(() => people.id),
    startedAt: at('started_at').notNull(),
    sentBy: ref('sent_by').references(() => people.id),
    sentAt: at('sent_at'),
    answeredBy: ref('answered_by').references(() => people.id),
    answeredAt: at('answered_at'),
    answer: text('answer'),
    termsVersionId: ref('terms_version_id').references(() => termsVersions.id),
    documentId: ref('document_id').references(() => documents.id),
  },
  (table) => [
    oneOf('terms_changes_side', table.side, sides),
    oneOf('terms_changes_state', table.state, changeStates),
    oneOf('terms_changes_kind', table.kind, changeKinds),
    uniqueIndex('terms_changes_one_open').on(table.grantId, table.side).where(sql`state = 'open'`),
    uniqueIndex('terms_changes_one_on_its_way').on(table.grantId).where(sql`state in ('sent', 'in-offer')`),
    index('terms_changes_grant').on(table.grantId),
  ],
)
