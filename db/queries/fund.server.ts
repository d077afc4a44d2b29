import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import {
  contactPeople,
  contactPhotos,
  funds,
  ledgerEntries,
  neighbourhoods,
  pots,
  proposals,
  rounds,
  yearCeilings,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type FundRow = typeof funds.$inferSelect
export type Neighbourhood = { id: string; key: string; name: string; parentKey: string | null }

/** The fund that this address serves: the first one that was set up. */
export async function currentFund(reader: Reader): Promise<FundRow | null> {
  const [row] = await reader.select().from(funds).orderBy(asc(funds.createdAt)).limit(1)
  return row ?? null
}

/** A fund by its id; null when there is none. */
export async function fundById(reader: Reader, id: string): Promise<FundRow | null> {
  const [row] = await reader.select().from(funds).where(eq(funds.id, id))
  return row ?? null
}

export async function potsOf(reader: Reader, fund: string) {
  return reader.select().from(pots).where(eq(pots.fundId, fund)).orderBy(asc(pots.sort))
}

/** The ceilings of the years that have one, by year. */
export async function yearCeilingsOf(reader: Reader, fund: string) {
  return reader
    .select()
    .from(yearCeilings)
    .where(eq(yearCeilings.fundId, fund))
    .orderBy(asc(yearCeilings.year))
}

export async function neighbourhoodsOf(reader: Reader, fund: string): Promise<Neighbourhood[]> {
  const rows = await reader
    .select()
    .from(neighbourhoods)
    .where(eq(neighbourhoods.fundId, fund))
    .orderBy(asc(neighbourhoods.sort))
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    parentKey: rows.find((other) => other.id === row.parentId)?.key ?? null,
  }))
}

/** Did anybody apply to this fund? Then its dates, its prefix and its ceiling are fixed. */
export async function fundInUse(reader: Reader, fund: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.fundId, fund), isNotNull(proposals.submittedAt)))
    .limit(1)
  return row !== undefined
}

/** Is there a line in the books of this pot, or a round that draws on it? */
export async function potInUse(reader: Reader, pot: string): Promise<boolean> {
  const [line] = await reader
    .select({ number: ledgerEntries.number })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.potId, pot))
    .limit(1)
  if (line) return true
  const [round] = await reader.select({ id: rounds.id }).from(rounds).where(eq(rounds.potId, pot)).limit(1)
  return round !== undefined
}

export type ContactRow = typeof contactPeople.$inferSelect & {
  place: string | null
  placeName: string | null
}

/** Everybody one can call as a row of its own, with the neighbourhood they are for. */
export async function contactRows(reader: Reader, fund: string): Promise<ContactRow[]> {
  const rows = await reader
    .select({ contact: contactPeople, place: neighbourhoods.key, placeName: neighbourhoods.name })
    .from(contactPeople)
    .leftJoin(neighbourhoods, eq(neighbourhoods.id, contactPeople.neighbourhoodId))
    .where(eq(contactPeople.fundId, fund))
    .orderBy(asc(contactPeople.sort), asc(contactPeople.id))
  return rows.map(({ contact, place, placeName }) => ({ ...contact, place, placeName }))
}

/** The photo of somebody one can call, as a JPEG; null when it was taken away. */
export async function contactPhoto(reader: Reader, fund: string, id: string): Promise<Uint8Array | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({ bytes: contactPhotos.bytes })
    .from(contactPhotos)
    .where(and(eq(contactPhotos.fundId, fund), eq(contactPhotos.id, id)))
  return row?.bytes ?? null
}

export type Contact = {
  id: string
  name: string
  role: string
  phone: string
  hours: string
  house: string | null
  photoId: string | null
  neighbourhood: string | null
}

/** Whom to call: the person of each neighbourhood, and those for the whole fund first. */
export async function contactsOf(reader: Reader, fund: string): Promise<Contact[]> {
  const rows = await reader
    .select({
      id: contactPeople.id,
      name: contactPeople.name,
      role: contactPeople.role,
      phone: contactPeople.phone,
      hours: contactPeople.hours,
      house: contactPeople.house,
      photoId: contactPeople.photoId,
      neighbourhood: neighbourhoods.key,
      sort: contactPeople.sort,
    })
    .from(contactPeople)
    .leftJoin(neighbourhoods, eq(neighbourhoods.id, contactPeople.neighbourhoodId))
    .where(eq(contactPeople.fundId, fund))
    .orderBy(asc(contactPeople.sort))
  return rows.map(({ sort: _sort, ...row }) => row)
}
