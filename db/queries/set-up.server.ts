import { and, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { fundSettingsSchema } from '#app/domain/fund.ts'
import type { SettingValue } from '#app/domain/fund-setting.ts'
import type { SetUpFacts } from '#app/domain/set-up.ts'
import type { Reader } from '#db/client.server.ts'
import {
  contactPeople,
  contributions,
  funds,
  neighbourhoods,
  people,
  pillars,
  pots,
  roles,
  rounds,
  settingChanges,
} from '#db/schema/index.ts'
import { isHeldOn } from './stand-ins.server.ts'

/** What is there of a fund on a day, as far as its set-up goes. */
export async function setUpFacts(reader: Reader, fund: string, day: IsoDate): Promise<SetUpFacts> {
  const [row] = await reader.select().from(funds).where(eq(funds.id, fund))
  const settings = fundSettingsSchema.parse(row?.settings ?? {})
  const held = await reader
    .select({ person: roles.personId, role: roles.role, background: roles.background })
    .from(roles)
    .where(and(eq(roles.fundId, fund), isHeldOn(day), isNull(roles.standsInFor)))
  const holders = (role: string) => held.filter((one) => one.role === role).map(({ person }) => person)
  const members = (background: string) =>
    held.filter((one) => one.role === 'reviewer' && one.background === background).length
  const [given] = await reader
    .select({ cents: sql<number>`coalesce(sum(${contributions.amountCents}), 0)`.mapWith(Number) })
    .from(contributions)
    .where(and(eq(contributions.fundId, fund), isNull(contributions.withdrawnOn)))
  const potRows = await reader.select({ ceiling: pots.ceilingCents }).from(pots).where(eq(pots.fundId, fund))
  return {
    named: row !== undefined && row.seat !== '' && row.kvkNumber !== '',
    neighbourhoods: await countOf(reader, neighbourhoods, fund),
    contacts: await countOf(reader, contactPeople, fund),
    potsWithMoney: potRows.filter(({ ceiling }) => ceiling > 0).length,
    pillars: await countOf(reader, pillars, fund),
    managers: holders('manager'),
    approvers: holders('approver'),
    chairs: holders('chair').length,
    residents: members('resident'),
    professionals: members('professional'),
    panel: { residents: settings.panelResidents, professionals: settings.panelProfessionals },
    contributedCents: given?.cents ?? 0,
    hasAccount: settings.account !== undefined,
    rounds: await countOf(reader, rounds, fund),
  }
}

export type SettingChange = {
  id: string
  field: string
  before: SettingValue
  after: SettingValue
  by: string
  at: Date
}

/** What was chosen before for a setting, the newest first. */
export async function settingHistory(reader: Reader, fund: string, name: string): Promise<SettingChange[]> {
  return changes(reader, fund, eq(settingChanges.name, name))
}

/** What a fund said of itself before, in these parts, the newest change first. */
export async function identityHistory(
  reader: Reader,
  fund: string,
  parts: readonly string[],
): Promise<SettingChange[]> {
  return changes(reader, fund, inArray(settingChanges.name, [...parts]))
}

/** What a round was before, the newest change first: which field of its plan, as text, and by whom. */
export async function roundHistory(reader: Reader, fund: string, round: string): Promise<SettingChange[]> {
  const start = `round.${round}.`
  const rows = await changes(reader, fund, sql`starts_with(${settingChanges.name}, ${start})`)
  return rows.map((change) => ({ ...change, field: change.field.slice(start.length) }))
}

async function changes(reader: Reader, fund: string, which: SQL): Promise<SettingChange[]> {
  const rows = await reader
    .select({
      change: settingChanges,
      by: sql<string>`coalesce(nullif(${people.name}, ''), ${people.email}, '')`,
    })
    .from(settingChanges)
    .innerJoin(people, eq(people.id, settingChanges.changedBy))
    .where(and(eq(settingChanges.fundId, fund), which))
    .orderBy(desc(settingChanges.changedAt), desc(settingChanges.id))
  return rows.map(({ change, by }) => shapedChange(change, by))
}

function shapedChange(
  { id, name, before, after, changedAt }: typeof settingChanges.$inferSelect,
  by: string,
): SettingChange {
  const read = (value: string) => JSON.parse(value) as SettingValue
  return { id, field: name, before: read(before), after: read(after), by, at: changedAt }
}

type FundTable = typeof neighbourhoods | typeof contactPeople | typeof pillars | typeof rounds

async function countOf(reader: Reader, table: FundTable, fund: string): Promise<number> {
  const [row] = await reader.select({ n: count() }).from(table).where(eq(table.fundId, fund))
  return row?.n ?? 0
}
