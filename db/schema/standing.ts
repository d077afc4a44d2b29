import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Missing } from '#app/domain/grant/condition.ts'
import { askedRoles, type MissingNamed } from '#app/domain/grant/standing.ts'
import { trancheStates } from '#app/domain/grant/tranche.ts'
import { at, day, money, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'

/**
 * Where every tranche stands: a projection of the facts of its grant, made anew at the end of each transaction in which
 * something happened to the grant, and when a day comes that a condition names. Lists read it; payments never do.
 */
export const trancheStandings = pgTable(
  'tranche_standings',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    trancheId: text('tranche_id').notNull(),
    reference: text('reference').notNull(),
    potId: ref('pot_id').notNull(),
    roundId: ref('round_id').notNull(),
    neighbourhoods: text('neighbourhoods').array().notNull(),
    /** All its neighbourhoods as one text, so that a group of them counts no money twice. */
    places: text('places').notNull(),
    number: integer('number').notNull(),
    of: integer('of').notNull(),
    amountCents: money('amount_cents').notNull(),
    plannedOn: day('planned_on').notNull(),
    month: text('month').notNull(),
    state: text('state').notNull(),
    missing: jsonb('missing').$type<Missing[]>().notNull(),
    names: jsonb('names').$type<MissingNamed>().notNull(),
    lateFrom: day('late_from'),
    turnsOn: day('turns_on'),
    asks: text('asks'),
    readySince: at('ready_since'),
    releaseId: ref('release_id'),
    preparedBy: ref('prepared_by'),
    paidOn: day('paid_on'),
  },
  (table) => [
    primaryKey({ columns: [table.grantId, table.trancheId] }),
    oneOf('tranche_standings_state', table.state, trancheStates),
    oneOf('tranche_standings_asks', table.asks, askedRoles),
    index('tranche_standings_day').on(table.fundId, table.plannedOn, table.grantId, table.number),
    index('tranche_standings_pot').on(
      table.fundId,
      table.potId,
      table.plannedOn,
      table.grantId,
      table.number,
    ),
    index('tranche_standings_places').on(
      table.fundId,
      table.places,
      table.plannedOn,
      table.grantId,
      table.number,
    ),
    index('tranche_standings_grant').on(
      table.fundId,
      table.reference,
      table.plannedOn,
      table.grantId,
      table.number,
    ),
    index('tranche_standings_open')
      .on(
        table.fundId,
        table.lateFrom,
        table.state,
        table.asks,
        table.preparedBy,
        table.month,
        table.amountCents,
        table.plannedOn,
        table.grantId,
        table.potId,
        table.places,
      )
      .where(sql`late_from is not null`),
    index('tranche_standings_work')
      .on(
        table.fundId,
        table.state,
        table.plannedOn,
        table.grantId,
        table.number,
        table.trancheId,
        table.releaseId,
        table.preparedBy,
      )
      .where(sql`state in ('ready', 'failed', 'prepared', 'approved')`),
    index('tranche_standings_asks').on(table.fundId, table.asks).where(sql`asks is not null`),
    index('tranche_standings_paid')
      .on(
        table.fundId,
        table.paidOn,
        table.state,
        table.month,
        table.amountCents,
        table.plannedOn,
        table.grantId,
        table.potId,
        table.places,
      )
      .where(sql`paid_on is not null`),
    index('tranche_standings_turns').on(table.turnsOn).where(sql`turns_on is not null`),
    index('tranche_standings_near').using('gin', table.neighbourhoods),
  ],
)
