import { aliasedTable, and, asc, desc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Background } from '#app/domain/panel/allowance.ts'
import type { Reader } from '#db/client.server.ts'
import { allowancePayments, batches, meetingPresences, people, roles } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type PanelMember = { id: string; name: string; background: Background }

/** Everybody who was of the panel on a day, and from where they look: a resident before a professional. */
export async function panelOn(reader: Reader, fund: string, day: IsoDate): Promise<PanelMember[]> {
  const rows = await reader
    .select({
      id: people.id,
      name: people.name,
      background: sql<Background>`coalesce(
        max(${roles.background}) filter (where ${roles.background} = 'resident'), max(${roles.background}))`,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        eq(roles.fundId, fund),
        inArray(roles.role, ['reviewer', 'chair']),
        lte(roles.fromOn, day),
        or(isNull(roles.untilOn), gte(roles.untilOn, day)),
      ),
    )
    .groupBy(people.id)
    .orderBy(asc(people.name), asc(people.id))
  return rows
}

export type Presence = {
  batch: string
  batchName: string
  person: string
  name: string
  heldOn: IsoDate
  dueCents: Cents
}

const seenPresences = (reader: Reader) =>
  reader
    .select({
      batch: batches.id,
      batchName: batches.name,
      person: people.id,
      name: people.name,
      heldOn: meetingPresences.heldOn,
      dueCents: meetingPresences.dueCents,
    })
    .from(meetingPresences)
    .innerJoin(batches, eq(batches.id, meetingPresences.batchId))
    .innerJoin(people, eq(people.id, meetingPresences.personId))

/** Who was at the meetings about a batch, the newest day first. */
export async function presencesAt(reader: Reader, fund: string, batch: string): Promise<Presence[]> {
  return seenPresences(reader)
    .where(
      and(
        eq(meetingPresences.fundId, fund),
        eq(meetingPresences.batchId, batch),
        eq(meetingPresences.present, true),
      ),
    )
    .orderBy(desc(meetingPresences.heldOn), asc(people.name), asc(people.id))
}

/** The meetings that members of the panel were at, of all of them or of one, the newest first. */
export async function presencesOf(reader: Reader, fund: string, person?: string): Promise<Presence[]> {
  return seenPresences(reader)
    .where(
      and(
        eq(meetingPresences.fundId, fund),
        eq(meetingPresences.present, true),
        person === undefined ? undefined : eq(meetingPresences.personId, person),
      ),
    )
    .orderBy(desc(meetingPresences.heldOn), asc(people.name), asc(people.id), asc(batches.id))
}

export type AllowancePayment = {
  id: string
  person: string
  paidOn: IsoDate
  cents: Cents
  by: string
  takenBackAt: Date | null
  takenBackBy: string | null
}

const noter = aliasedTable(people, 'noter')
const taker = aliasedTable(people, 'taker')

/** What was paid for meetings, of all members or of one, the newest first; with what was taken back. */
export async function allowancesPaid(
  reader: Reader,
  fund: string,
  person?: string,
): Promise<AllowancePayment[]> {
  return reader
    .select({
      id: allowancePayments.id,
      person: allowancePayments.personId,
      paidOn: allowancePayments.paidOn,
      cents: allowancePayments.cents,
      by: noter.name,
      takenBackAt: allowancePayments.takenBackAt,
      takenBackBy: taker.name,
    })
    .from(allowancePayments)
    .innerJoin(noter, eq(noter.id, allowancePayments.notedBy))
    .leftJoin(taker, eq(taker.id, allowancePayments.takenBackBy))
    .where(
      and(
        eq(allowancePayments.fundId, fund),
        person === undefined ? undefined : eq(allowancePayments.personId, person),
      ),
    )
    .orderBy(desc(allowancePayments.paidOn), desc(allowancePayments.id))
}

/** One note of a payment, with whose it is; null when the fund has none with this id. */
export async function allowancePaymentById(reader: Reader, fund: string, id: string | undefined) {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({ payment: allowancePayments, name: people.name })
    .from(allowancePayments)
    .innerJoin(people, eq(people.id, allowancePayments.personId))
    .where(and(eq(allowancePayments.fundId, fund), eq(allowancePayments.id, id)))
  return row ? { ...row.payment, cents: cents(row.payment.cents), name: row.name } : null
}
