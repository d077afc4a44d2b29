import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { roles as roleNames } from '#app/domain/access.ts'
import { standInReasons } from '#app/domain/panel/stand-in.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { neighbourhoods } from './place.ts'

export const people = pgTable(
  'people',
  {
    id: id(),
    email: text('email'),
    name: text('name').notNull(),
    locale: text('locale').notNull().default('nl'),
    /** What a member of panel or staff told of themselves, for the question whether they know an applicant. */
    organisation: text('organisation'),
    postcode: text('postcode'),
    createdAt: at('created_at').notNull(),
    erasedAt: at('erased_at'),
  },
  (table) => [uniqueIndex('people_email').on(sql`lower(${table.email})`)],
)

/**
 * A role in a fund with its term of office; `background` says from where a panel member looks, `named` that they agreed
 * to be named to everybody. Who stands in holds the role of the usual one for some days, and acts in their place.
 */
export const roles = pgTable(
  'roles',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role').notNull(),
    background: text('background'),
    neighbourhoodId: ref('neighbourhood_id').references(() => neighbourhoods.id),
    fromOn: day('from_on').notNull(),
    untilOn: day('until_on'),
    named: boolean('named').notNull().default(false),
    standsInFor: ref('stands_in_for').references(() => people.id),
    standsInBecause: text('stands_in_because'),
  },
  (table) => [
    oneOf('roles_stands_in', table.standsInBecause, standInReasons),
    oneOf('roles_role', table.role, roleNames),
    oneOf('roles_background', table.background, ['resident', 'professional']),
    index('roles_person').on(table.personId),
  ],
)

/** The cookie holds the opaque id; the table only its SHA-256. A session without a person belongs to an anonymous writer. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text('id_hash').primaryKey(),
    personId: ref('person_id').references(() => people.id),
    factors: jsonb('factors').$type<('mail' | 'totp')[]>().notNull(),
    createdAt: at('created_at').notNull(),
    lastSeenAt: at('last_seen_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    steppedUpAt: at('stepped_up_at'),
    /** When an anonymous writer was asked for an address to keep the text by; asked once. */
    addressAskedAt: at('address_asked_at'),
    endedAt: at('ended_at'),
  },
  (table) => [index('sessions_person').on(table.personId)],
)

/** One asked-for code: link and code are derived from the id and the server's secret, so nothing usable is stored. */
export const codeRequests = pgTable(
  'code_requests',
  {
    id: id(),
    purpose: text('purpose').notNull(),
    email: text('email').notNull(),
    personId: ref('person_id').references(() => people.id),
    sessionHash: text('session_hash').notNull(),
    subjectId: ref('subject_id'),
    back: text('back'),
    tries: integer('tries').notNull().default(0),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [
    oneOf('code_requests_purpose', table.purpose, ['sign-in', 'step-up', 'sign-agreement']),
    index('code_requests_email').on(table.email, table.createdAt),
  ],
)

/** The shared secret of an authenticator app, sealed with the server's secret. */
export const secondFactors = pgTable('second_factors', {
  personId: ref('person_id')
    .primaryKey()
    .references(() => people.id),
  sealedSecret: text('sealed_secret').notNull(),
  lastStep: integer('last_step'),
  confirmedAt: at('confirmed_at'),
})

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    codeHash: text('code_hash').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
)

/** A form that arrived before its writer had proved who they are, kept for a day until they did. */
export const keptPosts = pgTable('kept_posts', {
  id: id(),
  sessionHash: text('session_hash').notNull(),
  path: text('path').notNull(),
  fields: jsonb('fields').$type<[string, string][]>().notNull(),
  keptAt: at('kept_at').notNull(),
})
